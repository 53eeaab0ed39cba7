import { kafkaPublisher, type Publisher, Relay } from '@milepost/outbox';
import { kafkaClient } from '@milepost/service';
import { createTopics, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import type { Client } from 'pg';
import { check } from '../check/check.js';
import type { Evidence } from '../check/evidence.js';
import { nothing } from '../check/nothing.js';
import { dumpEvents, requireKcat } from '../look/dump-topic.js';
import { recordedOf } from '../look/recorded.js';
import { byPosition, byTransaction, type WeakRelay } from './relays.fixtures.js';
import { connected, evidenceOf, outboxIn, shown, writeAtOnce } from './writers.fixtures.js';

const [broker] = testBrokers();
let url: string;
let topic: string;

beforeAll(requireKcat);
beforeEach(async () => {
  ({ url } = await freshDatabase());
  topic = `${topicPrefix()}weaker`;
  await Promise.all([outboxIn(url), createTopics([topic])]);
});

const publisher = () => kafkaPublisher({ brokers: testBrokers(), clientId: 'weaker' });
const invariantsOf = (evidence: Evidence) => [...new Set(check(evidence).map(({ invariant }) => invariant))];

async function whileWriting(work: (client: Client, publisher: Publisher, ending: AbortSignal) => Promise<void>): Promise<Evidence> {
  const [client, kafka, ending] = [await connected(url), publisher(), new AbortController()];
  const working = work(client, kafka, ending.signal);
  const operations = await writeAtOnce(url, topic);
  ending.abort();
  await working;
  await kafka.close();
  await client.end();
  return evidenceOf(url, operations, await dumpEvents(broker!, [{ topic, partition: 0, offset: 0 }]));
}

describe('the checker sees what weaker relays do to overlapping transactions', () => {
  it.each<[string, WeakRelay, string[]]>([
    ['a bare position as cursor loses some', byPosition, ['I1', 'I4']],
    ['the order of transactions takes versions back', byTransaction, ['I4']],
  ])('%s', async (_, weak, found) => expect(invariantsOf(await whileWriting(weak))).toEqual(found));

  it('and nothing in what the relay of the product does', async () => {
    const evidence = await whileWriting(async (_client, kafka, ending) => {
      const relay = new Relay({ connection: { connectionString: url }, publisher: kafka, name: 'spec' });
      while (!ending.aborted) await relay.runOnce();
      await relay.runOnce();
    });
    expect(check(evidence)).toEqual([]);
  });
});

describe('the checker sees what a handler does', () => {
  it('that acknowledges what it could not write', async () => {
    const { operations, log } = await whileWriting((client, kafka, ending) => byTransaction(client, kafka, ending));
    const history: Evidence['history'] = [];
    const store = async (text: string, count: number) => {
      if (count % 7 === 0) throw new Error('The database is away.');
      history.push(recordedOf(text)!);
    };
    await handleAll(log.length, store);
    const dumped = await dumpEvents(broker!, [{ topic, partition: 0, offset: 0 }]);
    const evidence = { ...nothing(), operations, log, topic: dumped, history, entries: shown(history) };
    expect(invariantsOf(evidence)).toContain('I1');
  });

  /** As `@EventPattern` does: an error of the handler is logged, and the offset goes on. */
  async function handleAll(most: number, handle: (text: string, count: number) => Promise<void>): Promise<void> {
    const consumer = kafkaClient({ brokers: testBrokers(), clientId: 'weaker' }).consumer({ groupId: topic });
    const all = Promise.withResolvers<void>();
    let count = 0;
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        await handle(String(message.value), count).catch(() => undefined);
        if (++count === most) all.resolve();
      },
    });
    await all.promise;
    await consumer.disconnect();
  }
});
