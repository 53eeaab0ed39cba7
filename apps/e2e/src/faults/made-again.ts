import { hash } from 'node:crypto';
import { topicFor } from '@milepost/contracts';
import { kafkaPublisher, republish } from '@milepost/outbox';
import { ensureTopics, topicOffsets } from '@milepost/service';
import { type Delivered, placeOf, type Rebuild } from './check/evidence.js';
import { dumpEvents, type Place } from './look/dump-topic.js';
import { fingerprint, readDropped } from './look/tables.js';
import { operate } from './stand/operate.js';
import { departments, type Department, type Stand } from './stand/stand.js';

/** When all is quiet: the read model made again from the topics, and each topic made again from its department's log. */
export async function makeAgain(stand: Stand): Promise<Rebuild[]> {
  const model = stand.database('aggregator');
  const live = await fingerprint(model);
  await operate(stand, 'rebuild');
  const rebuilds: Rebuild[] = [{ what: 'rebuild', live, rebuilt: await fingerprint(model) }];
  for (const department of departments) rebuilds.push(await republished(stand, department));
  return rebuilds;
}

async function republished(stand: Stand, department: Department): Promise<Rebuild> {
  const { brokers } = stand.servers;
  const topic = `again.${department}`;
  await ensureTopics(brokers, [{ topic, partitions: 1, config: { 'max.message.bytes': String(2 * 1024 * 1024) } }]);
  const publisher = kafkaPublisher({ brokers, clientId: 'again' });
  await republish({ connection: { connectionString: stand.database(department) }, publisher, topic }).finally(() => publisher.close());
  const poison = new Set((await readDropped(stand.database('aggregator'))).map(placeOf));
  const events = await dumpEvents(brokers[0]!, await starts(brokers, topicFor(department)));
  const again = await dumpEvents(brokers[0]!, [{ topic, partition: 0, offset: 0 }]);
  return { what: 'republish', live: sumOf(events.filter((event) => !poison.has(placeOf(event)))), rebuilt: sumOf(again) };
}

async function starts(brokers: string[], topic: string): Promise<Place[]> {
  return (await topicOffsets(brokers, [topic])).map(({ partition }) => ({ topic, partition, offset: 0 }));
}

/** The same for topics with the same texts, whatever came twice and on which partition. */
const sumOf = (events: readonly Delivered[]): string => hash('sha256', [...new Set(events.map((event) => `${event.subject} ${event.version} ${event.hash}`))].sort().join()).slice(0, 12); // prettier-ignore
