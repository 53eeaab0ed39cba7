import { topicOffsets } from '@milepost/service';
import { Client } from 'pg';
import { within } from '../within.js';

async function asking<T>(databaseUrl: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return ask(client).finally(() => client.end());
}

/** The last position of a department's log; 0 when it is empty. */
export const lastPosition = (databaseUrl: string): Promise<bigint> =>
  asking(databaseUrl, async (client) => {
    const { rows } = await client.query<{ position: string }>('select coalesce(max(position), 0) as position from outbox');
    return BigInt(rows[0]!.position);
  });

/** Waits until a department has sent its log up to that position. */
export const untilSent = (databaseUrl: string, position: bigint, patience: number): Promise<boolean> =>
  asking(databaseUrl, (client) =>
    within(patience, async () => {
      const { rows } = await client.query<{ position: string }>('select position from relay_cursor');
      return BigInt(rows[0]?.position ?? 0) >= position;
    }),
  );

/** Waits until the aggregator has applied, or parked, all that is on the topics now. */
export async function untilApplied(databaseUrl: string, brokers: string[], topics: string[], patience: number): Promise<boolean> {
  const ends = await topicOffsets(brokers, topics);
  return asking(databaseUrl, (client) =>
    within(patience, async () => {
      const { rows } = await client.query<{ topic: string; partition: number; next: string }>(
        'select topic, partition, next from consumer_offset',
      );
      const applied = new Map(rows.map(({ topic, partition, next }) => [`${topic} ${partition}`, BigInt(next)]));
      return ends.every(({ topic, partition, high }) => (applied.get(`${topic} ${partition}`) ?? 0n) >= high);
    }),
  );
}
