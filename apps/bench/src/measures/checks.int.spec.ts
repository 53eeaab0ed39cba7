import { outboxSchema } from '@milepost/outbox';
import { freshDatabase } from '@milepost/testing';
import { Client } from 'pg';
import { histories, type Recorded } from '../record/milestones.js';
import { preloadOutbox } from '../record/preload.js';
import { brokenModel } from './check-model.js';
import { brokenHistories } from './check-outbox.js';

// Only the columns that the checks look at.
const DEPARTMENT = `${outboxSchema}; create table entry (kind text, id text, version int)`;
const MODEL = `create table entry (kind text, id text, version int, doc jsonb);
create table history (kind text, id text, version int, event_id text, doc text); create table parked (reason text)`;

let client: Client;
const connect = async (schema: string) => {
  client = new Client({ connectionString: (await freshDatabase()).url });
  await client.connect();
  await client.query(schema);
};
afterEach(() => client.end());

const all = histories({ from: 0, count: 3, versions: 4 });

describe('brokenHistories', () => {
  const events = all.slice(3); // versions 2 to 4

  async function record(kept: readonly Recorded[], last = 4): Promise<string[]> {
    await connect(DEPARTMENT);
    await preloadOutbox(client, 'topic', kept);
    for (const { event } of all.slice(0, 3))
      await client.query('insert into entry values ($1, $2, $3)', ['milestone', event.data.entryId, last]);
    return (await brokenHistories(client, events.length)).faults;
  }

  it.each([
    { given: 'what was acknowledged', kept: events, last: 4, expected: [] },
    {
      given: 'one event less',
      kept: events.toSpliced(4, 1),
      last: 4,
      expected: ['9 events were acknowledged, 8 are on record', '1 events do not follow the one before'],
    },
    {
      given: 'one event twice',
      kept: [...events, events.at(-1)!],
      last: 4,
      expected: ['9 events were acknowledged, 10 are on record', '1 events do not follow the one before'],
    },
    { given: 'entries left behind', kept: events, last: 3, expected: ['3 entries do not stand where their last event does'] },
  ])('$given', async ({ kept, last, expected }) => expect(await record(kept, last)).toEqual(expected));
});

describe('brokenModel', () => {
  async function project(history: readonly Recorded[], entries: readonly Recorded[]): Promise<string[]> {
    await connect(MODEL);
    for (const { event, text } of history)
      await client.query('insert into history values ($1, $2, $3, $4, $5)', [
        'milestone',
        event.data.entryId,
        event.data.version,
        event.id,
        text,
      ]);
    for (const { event } of entries)
      await client.query('insert into entry values ($1, $2, $3, $4)', [
        'milestone',
        event.data.entryId,
        event.data.version,
        event.data.state,
      ]);
    return brokenModel(client, all);
  }

  const last = all.slice(-3);
  const other = { ...all[5]!, text: all[5]!.text.replace('first results', 'last results') };

  it.each([
    { given: 'all of it', history: all, entries: last, expected: [] },
    {
      given: 'an event less',
      history: all.toSpliced(1, 1),
      entries: last,
      expected: ['1 events are missing from the history or differ', 'the history has 11 events instead of 12'],
    },
    {
      given: 'another text',
      history: all.toSpliced(5, 1, other),
      entries: last,
      expected: ['1 events are missing from the history or differ'],
    },
    {
      given: 'an entry that stands still',
      history: all,
      entries: all.slice(6, 9),
      expected: ['3 entries are not what their last event says'],
    },
    { given: 'an entry less', history: all, entries: last.slice(1), expected: ['1 entries are not what their last event says'] },
  ])('$given', async ({ history, entries, expected }) => expect(await project(history, entries)).toEqual(expected));
});
