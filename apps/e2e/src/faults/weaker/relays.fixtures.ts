import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxRow, Publisher } from '@milepost/outbox';
import type { Client } from 'pg';

type Row = OutboxRow & { position: string; xid: string };

/** Sends what it reads until nothing has come for a while after it was told to end. */
export type WeakRelay = (client: Client, publisher: Publisher, ending: AbortSignal) => Promise<void>;

/** The cursor is a bare position: a transaction that drew a lower one and commits later is never seen. */
export const byPosition: WeakRelay = (client, publisher, ending) => {
  let last = '0';
  return untilQuiet(ending, async () => {
    const { rows } = await client.query<Row>('select * from outbox where position > $1 order by position limit 100', [last]);
    if (rows.length > 0) await publisher.publish(rows);
    last = rows.at(-1)?.position ?? last;
    return rows.length;
  });
};

/** Nothing is lost, for it waits for older transactions; but one that began earlier may have changed an entry later. */
export const byTransaction: WeakRelay = (client, publisher, ending) => {
  let last = ['0', '0'];
  const text = `
    select * from outbox where (xid, position) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, position limit 100`;
  return untilQuiet(ending, async () => {
    const { rows } = await client.query<Row>(text, last);
    if (rows.length > 0) await publisher.publish(rows);
    const end = rows.at(-1);
    if (end) last = [end.xid, end.position];
    return rows.length;
  });
};

async function untilQuiet(ending: AbortSignal, turn: () => Promise<number>): Promise<void> {
  for (let quiet = 0; quiet < 20; await sleep(2)) quiet = (await turn()) > 0 || !ending.aborted ? 0 : quiet + 1;
}
