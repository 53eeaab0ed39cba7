import { createHash, randomBytes } from 'node:crypto';
import { topicFor } from '@milepost/contracts';
import { kafkaClient } from '@milepost/service';
import { createTopics, freshDatabase, testBrokers } from '@milepost/testing';
import { Client } from 'pg';
import { verifyRecord } from './verify-record.js';

const department = `d${randomBytes(4).toString('hex')}`;
const topic = topicFor(department);

const LOG = `
create table outbox (position bigint generated always as identity primary key, key text, value text);
create table relay_cursor (position bigint);
create table entry (kind text, id text, version int, hash text)`;

const READ_MODEL = `
create table entry (kind text, id text, version int, doc jsonb);
create table history (kind text, id text, version int, doc text);
create table consumer_offset (topic text, partition int, next bigint);
create table parked (value bytea)`;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function eventTexts(): string[] {
  const texts: string[] = [];
  for (const version of [1, 2, 3]) {
    const previousHash = version === 1 ? null : hashOf(texts.at(-1)!);
    const state = version === 3 ? null : { label: `state ${version}` };
    texts.push(JSON.stringify({ subject: 'milestone/m1', data: { version, previousHash, state } }));
  }
  return texts;
}

interface Places {
  log: Client;
  readModel: Client;
  verify(): Promise<string[]>;
}

/** A department with three events of one milestone, the last its retraction, in every place. */
async function soundRecord(): Promise<Places> {
  const [logUrl, readModelUrl] = [(await freshDatabase()).url, (await freshDatabase()).url];
  const [log, readModel] = [await connected(logUrl, LOG), await connected(readModelUrl, READ_MODEL)];
  const texts = eventTexts();
  for (const text of texts) await log.query(`insert into outbox (key, value) values ('m1', $1)`, [text]);
  await log.query(`insert into relay_cursor values (3)`);
  await log.query(`insert into entry values ('milestone', 'm1', 3, $1)`, [hashOf(texts[2]!)]);
  for (const [index, text] of texts.entries())
    await readModel.query(`insert into history values ('milestone', 'm1', $1, $2)`, [index + 1, text]);
  await readModel.query(`insert into entry values ('milestone', 'm1', 3, null)`);
  await readModel.query(`insert into consumer_offset values ($1, 0, 1000)`, [topic]);
  const places = {
    departments: [{ id: department, databaseUrl: logUrl }],
    databaseUrl: readModelUrl,
    brokers: testBrokers(),
    patience: 100,
  };
  const verify = async () => {
    const { findings } = await verifyRecord(places);
    return findings.map(({ place, wrong, version }) => `${place}: ${wrong} ${version}`);
  };
  return { log, readModel, verify };
}

const open: Client[] = [];

async function connected(connectionString: string, sql: string): Promise<Client> {
  const client = new Client({ connectionString });
  open.push(client);
  await client.connect();
  await client.query(sql);
  return client;
}

beforeAll(async () => {
  await createTopics([topic]);
  const producer = kafkaClient({ brokers: testBrokers(), clientId: 'spec' }).producer();
  await producer.connect();
  const messages = ['heartbeat', ...eventTexts()].map((value) => ({ key: value === 'heartbeat' ? value : 'm1', value }));
  await producer.send({ topic, messages });
  await producer.disconnect();
});

afterAll(() => Promise.all(open.map((client) => client.end())));

describe('verifyRecord', () => {
  it('finds nothing in a sound record', async () => {
    const { verify } = await soundRecord();
    expect(await verify()).toEqual([]);
  });

  it.each([
    ['a row deleted from the history', 'readModel', `delete from history where version = 2`, ['history: lost 2']],
    [
      'a row edited in the history',
      'readModel',
      `update history set doc = replace(doc, 'state 2', 'state two') where version = 2`,
      ['history: edited 2'],
    ],
    ['another state in the read model', 'readModel', `update entry set doc = '{}'`, ['read model: edited 3']],
    ['an entry gone from the read model', 'readModel', `delete from entry`, ['read model: lost 3']],
    [
      'an event that is parked',
      'readModel',
      `insert into parked select convert_to(doc, 'UTF8') from history where version = 2; delete from history where version = 2`,
      ['history: parked 2'],
    ],
    [
      'the last row deleted from the log',
      'log',
      `delete from outbox where position = 3`,
      ['log: lost 3', 'topic: unknown 3', 'history: unknown 3'],
    ],
    [
      'a row edited in the log',
      'log',
      `update outbox set value = replace(value, 'state 1', 'state one') where position = 1`,
      ['log: edited 1', 'topic: edited 1', 'history: edited 1'],
    ],
  ] as const)('finds %s', async (_name, place, sql, findings) => {
    const record = await soundRecord();
    await record[place].query(sql);
    expect(await record.verify()).toEqual(findings);
  });
});
