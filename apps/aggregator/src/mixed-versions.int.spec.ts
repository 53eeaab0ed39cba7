import { eventText, type MilestoneEvent } from '@milepost/contracts';
import { added, goldenEvent, goldenFiles, newerText } from '@milepost/contracts/golden';
import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { milestone, type Sent, sent, slice, topicOf } from './projection/messages.fixtures.js';
import { listParked, releaseParked } from './projection/parked.js';
import { Projection } from './projection/projection.js';
import { schema } from './schema/schema.js';

const golden = goldenFiles.map(goldenEvent);

/** As a department of a later version would say it. */
const ofTomorrow = (event: MilestoneEvent): Sent => ({ key: event.partitionkey, value: newerText(eventText(event)) });

describe('While services of two versions run beside each other', () => {
  let source: DataSource;
  let db: Pool;
  beforeEach(async () => {
    const { url } = await freshDatabase();
    source = await connectDatabase({ url, schema, poolSize: 2 });
    db = pool(source);
  });
  afterEach(() => source.destroy());

  /** Brings messages to a model that stands at the start of their departments' topics. */
  async function project(messages: ReadonlyMap<string, Sent[]>): Promise<void> {
    const projection = new Projection(db);
    for (const [department, sentThere] of messages) {
      await db.query('insert into consumer_offset values ($1, 0, 0)', [topicOf(department)]);
      await projection.apply(projection.prepare([slice(sentThere, 0, { department })]));
    }
  }
  const byDepartment = (write: (event: MilestoneEvent) => Sent) =>
    Map.groupBy(golden, ({ data }) => data.department)
      .entries()
      .reduce((all, [department, events]) => all.set(department, events.map(write)), new Map<string, Sent[]>());
  const rows = async (sql: string) => (await db.query(sql)).rows as Record<string, unknown>[];

  it('this aggregator takes every event that departments have ever published', async () => {
    await project(byDepartment(sent));
    expect(await listParked(db)).toEqual([]);
    expect(await rows('select count(*)::int as n from history')).toEqual([
      { n: new Set(golden.map(({ subject, data }) => `${subject}@${data.version}`)).size },
    ]);
  });

  it('an older aggregator takes what a newer department says, and keeps what it does not understand', async () => {
    await project(byDepartment(ofTomorrow));
    expect(await listParked(db)).toEqual([]);
    const texts = await rows('select doc from history');
    expect(texts.length).toBeGreaterThan(20);
    for (const { doc } of texts) expect(JSON.parse(doc as string)).toMatchObject(added);
    const [state] = await rows(`select doc from entry where kind = 'milestone' and doc is not null limit 1`);
    expect(state!['doc']).toMatchObject(added);
  });

  it('an event of a kind that only the newer version knows waits, alone with its entry, until the newer aggregator releases it', async () => {
    const [first, second] = [milestone(), milestone({ version: 2 })];
    const unheardOf = eventText(first).replace('eu.milepost.MilestoneScheduled.v1', 'eu.milepost.MilestoneForetold.v1');
    const other = milestone({ id: 'other', commitment: 'other' });
    await project(new Map([['health', [{ key: 'act', value: unheardOf }, sent(second), sent(other)]]]));
    expect((await listParked(db)).map(({ offset, reason }) => [offset, reason])).toEqual([
      [0, 'No event is called MilestoneForetold.'],
      [1, 'waits behind offset 0'],
    ]);
    expect(await rows('select id from entry')).toEqual([{ id: 'other' }]);
    // The newer version would read these bytes as they are; this one stands in for it by reading the name that it knows.
    await db.query('update parked set value = $1 where "offset" = 0', [Buffer.from(eventText(first))]);
    expect(await releaseParked(db, '')).toEqual({ released: 2, stay: 0, errors: [] });
    expect(await rows('select id, version from entry order by id')).toEqual([
      { id: 'other', version: 1 },
      { id: 'report', version: 2 },
    ]);
  });
});
