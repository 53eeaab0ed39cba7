import { Client, type ClientConfig } from 'pg';
import { outliveCuts } from '@milepost/service';
import type { OutboxRow } from './outbox.js';
import type { Publisher } from './publisher.js';
import { fitting } from './ready-rows.js';

export interface Republication {
  connection: ClientConfig;
  publisher: Publisher;
  /** Only the rows of this key. */
  key?: string;
  /** Send into this topic instead of each row's own. */
  topic?: string;
  batchBytes?: number;
}

/**
 * Sends again, from the start of the log, what the relay has sent so far; its cursor stays where it is. Returns the number of rows.
 * Rejects at the first failed send: run it again.
 */
export async function republish({ connection, publisher, key, topic, batchBytes = 350_000 }: Republication): Promise<number> {
  const client = new Client({ ...connection, application_name: 'republish' });
  outliveCuts(client);
  await client.connect();
  try {
    const { rows } = await client.query<{ position: string }>('select position from relay_cursor');
    return await sendUpTo(rows[0]!.position);
  } finally {
    await client.end();
  }

  async function sendUpTo(end: string): Promise<number> {
    let count = 0;
    for (let position = '0'; ;) {
      const { rows } = await client.query<OutboxRow & { position: string }>({
        name: 'republish',
        text: SENT,
        values: [position, end, key],
      });
      if (rows.length === 0) return count;
      position = rows.at(-1)!.position;
      count += rows.length;
      const outgoing = topic === undefined ? rows : rows.map((row) => ({ ...row, topic }));
      while (outgoing.length > 0) await publisher.publish(outgoing.splice(0, fitting(outgoing, batchBytes)));
    }
  }
}

const SENT = `
select position, topic, key, value from outbox
where position > $1 and position <= $2 and ($3::text is null or key = $3)
order by position limit 1000`;
