import { kafkaPublisher } from '@milepost/outbox';
import type { Recorded } from './milestones.js';

const CHUNK = 200;

/** Lays events on a topic in their order, as a department's relay does. */
export async function publish(brokers: string[], topic: string, events: readonly Recorded[]): Promise<void> {
  const publisher = kafkaPublisher({ brokers, clientId: 'bench' });
  try {
    for (let at = 0; at < events.length; at += CHUNK)
      await publisher.publish(events.slice(at, at + CHUNK).map(({ event, text }) => ({ topic, key: event.partitionkey, value: text })));
  } finally {
    await publisher.close();
  }
}
