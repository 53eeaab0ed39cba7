import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka } from 'kafkajs';
import pg from 'pg';
import { answerReady } from './answer-ready.js';
import { naiveSettings } from './settings.js';
import { tables } from './statement.js';

const MOST = 1_000;
const NEXT = `select id, key, payload from outbox where "sentAt" is null order by id limit ${MOST} for update skip locked`;
const DONE = {
  mark: 'update outbox set "sentAt" = now() where id = any ($1::bigint[])',
  delete: 'delete from outbox where id = any ($1::bigint[])',
}[naiveSettings.DONE];

const client = new pg.Client({ connectionString: naiveSettings.DATABASE_URL });
await client.connect();
await client.query(tables);
const producer = new Kafka({ clientId: 'naive', brokers: naiveSettings.KAFKA_BROKERS }).producer({
  idempotent: true,
  maxInFlightRequests: 1,
});
await producer.connect();
answerReady();

/** The queue that most people write: lock some rows, send them, mark or delete them. */
for (;;) if ((await sendBatch()) === 0) await sleep(50);

async function sendBatch(): Promise<number> {
  await client.query('begin');
  const { rows } = await client.query<{ id: string; key: string; payload: string }>({ name: 'next', text: NEXT });
  if (rows.length > 0) {
    await producer.send({ topic: naiveSettings.TOPIC, acks: -1, messages: rows.map(({ key, payload }) => ({ key, value: payload })) });
    await client.query({ name: 'done', text: DONE, values: [rows.map(({ id }) => id)] });
  }
  await client.query('commit');
  return rows.length;
}
