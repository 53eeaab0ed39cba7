import { kafkaPublisher } from '@milepost/outbox';
import { histories, type Recorded } from './milestones.js';

const CHUNK = 200;
const AT_A_TIME = 4_000;

export type Publisher = ReturnType<typeof kafkaPublisher>;

/** Lays events on a topic in their order, as a department's relay does. */
export const publish = (brokers: string[], topic: string, events: readonly Recorded[]): Promise<void> =>
  withPublisher(brokers, (publisher) => publishThrough(publisher, topic, events));

/** The same for so many that they are not held in memory: `count` milestones with `versions` events each. */
export const publishHistories = (
  brokers: string[],
  topic: string,
  { count, versions }: { count: number; versions: number },
): Promise<void> =>
  withPublisher(brokers, async (publisher) => {
    for (let from = 0; from < count; from += AT_A_TIME)
      await publishThrough(publisher, topic, histories({ from, count: Math.min(AT_A_TIME, count - from), versions }));
  });

export async function withPublisher<T>(brokers: string[], work: (publisher: Publisher) => Promise<T>): Promise<T> {
  const publisher = kafkaPublisher({ brokers, clientId: 'bench' });
  try {
    return await work(publisher);
  } finally {
    await publisher.close();
  }
}

export async function publishThrough(publisher: Publisher, topic: string, events: readonly Recorded[]): Promise<void> {
  for (let at = 0; at < events.length; at += CHUNK)
    await publisher.publish(events.slice(at, at + CHUNK).map(({ event, text }) => ({ topic, key: event.partitionkey, value: text })));
}
