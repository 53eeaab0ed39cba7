import { topicFor } from '@milepost/contracts';
import { kafkaPublisher } from '@milepost/outbox';
import { names } from '../contenders.js';
import { sinkText } from '../naive/sink-text.js';
import type { Recorded } from '../record/milestones.js';
import { publishThrough } from '../record/publish.js';
import { startJdbcSink } from '../stack/jdbc-sink.js';
import { startNaiveAggregator } from '../stack/naive-services.js';
import { startAggregator } from '../stack/services.js';
import type { Stack } from '../stack/stack.js';
import { brokenModel, naiveBrokenModel } from './check-model.js';
import type { Crashing } from './killed.js';
import type { Context } from './measure.js';
import { countOf, PROJECTED, SUM_OF_VERSIONS } from './until-projected.js';

const PREFIX = 'recovery.';

export async function ownAggregator({ stack }: Context): Promise<Crashing> {
  const [database, topic] = [await stack.database('aggregator'), topicFor('health', PREFIX)];
  return {
    name: names.milepost,
    database,
    start: () => startAggregator(stack, { database, prefix: PREFIX }),
    ...(await fedFrom(stack, topic)),
    done: (client) => countOf(client, PROJECTED),
    look: brokenModel,
  };
}

export async function naiveAggregator({ stack }: Context): Promise<Crashing> {
  const [database, topic] = [await stack.database('naive'), `${PREFIX}naive`];
  return {
    name: names.findOneAndSave,
    database,
    start: () => startNaiveAggregator(stack, { database, topic }),
    ...(await fedFrom(stack, topic)),
    ...ofEntries,
  };
}

export async function debeziumSink({ stack }: Context): Promise<Crashing> {
  const [database, topic] = [await stack.database('sink'), `${PREFIX}sink`];
  return {
    name: names.debeziumSink,
    database,
    start: () => startJdbcSink(stack, { database, topic }),
    ...(await fedFrom(stack, topic, ({ event }) => sinkText(event.data))),
    ...ofEntries,
  };
}

const ofEntries: Pick<Crashing, 'done' | 'look'> = { done: (client) => countOf(client, SUM_OF_VERSIONS), look: naiveBrokenModel };

type Text = (event: Recorded) => string;

async function fedFrom(stack: Stack, topic: string, textOf: Text = ({ text }) => text): Promise<Pick<Crashing, 'feed' | 'close'>> {
  await stack.topic(topic);
  const publisher = kafkaPublisher({ brokers: stack.brokers, clientId: 'bench' });
  return {
    feed: (_client, events) => publishThrough(publisher, topic, events.map((event) => ({ ...event, text: textOf(event) }))), // prettier-ignore
    close: () => publisher.close(),
  };
}
