import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { add, outboxSchema } from '@milepost/outbox';
import { Client } from 'pg';
import type { Evidence, Operation } from '../check/evidence.js';
import { nothing } from '../check/nothing.js';
import { recordedOf } from '../look/recorded.js';
import { Random } from '../random.js';

const ENTRIES = 4;
const WRITERS = 4;
const EACH = 40;

export const HEADS = `create table head (id text primary key, version int not null, hash text)`;

export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

export async function outboxIn(url: string): Promise<void> {
  const client = await connected(url);
  await client.query(outboxSchema);
  await client.query(HEADS);
  for (let entry = 0; entry < ENTRIES; entry++) await client.query('insert into head values ($1, 0)', [`milestone/${entry}`]);
  await client.end();
}

/** Writers whose transactions overlap: some dawdle before they touch their entry, some after. All that they were told is recorded. */
export async function writeAtOnce(url: string, topic: string): Promise<Operation[]> {
  const all = Array.from({ length: WRITERS }, async (_, writer) => {
    const client = await connected(url);
    const random = new Random(writer + 1);
    const operations: Operation[] = [];
    for (let count = 0; count < EACH; count++) operations.push(await write(client, topic, random, `${writer}-${count}`));
    await client.end();
    return operations;
  });
  return (await Promise.all(all)).flat();
}

async function write(client: Client, topic: string, random: Random, value: string): Promise<Operation> {
  const subject = `milestone/${random.whole(0, ENTRIES - 1)}`;
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
  await sleep(random.whole(0, 5));
  const { rows } = await client.query<{ version: number; hash: string | null }>('select version, hash from head where id = $1 for update', [
    subject,
  ]);
  const version = rows[0]!.version + 1;
  const text = eventOf(subject, version, value, rows[0]!.hash);
  await client.query('update head set version = $2, hash = $3 where id = $1', [subject, version, hash('sha256', text)]);
  await add(client, [{ topic, key: subject, value: text }]);
  await sleep(random.whole(0, 5));
  await client.query('commit');
  return { value, subject, type: 'reschedule', due: value, outcome: { is: 'recorded', version, eventId: value } };
}

const eventOf = (subject: string, version: number, value: string, previousHash: string | null) =>
  JSON.stringify({
    id: value,
    subject,
    data: { kind: 'milestone', version, previousHash, change: { reason: { en: value }, to: { date: value } } },
  });

/** What there is to see when only a relay was at work: the rest of the product is taken to have done all right. */
export async function evidenceOf(url: string, operations: Operation[], topic: Evidence['topic']): Promise<Evidence> {
  const client = await connected(url);
  const { rows } = await client.query<{ value: string }>('select value from outbox order by position');
  await client.end();
  const log = rows.map(({ value }) => recordedOf(value)!);
  return { ...nothing(), operations, log, topic, history: log, entries: shown(log) };
}

export const shown = (events: Evidence['log']): Evidence['entries'] =>
  [...Map.groupBy(events, ({ subject }) => subject)].map(([subject, life]) => {
    const dues = life.sort((a, b) => a.version - b.version).map(({ due }) => due!);
    return { subject, version: life.at(-1)!.version, title: '(none)', due: dues.at(-1)!, dues };
  });
