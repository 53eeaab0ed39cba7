import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import type { DataSource } from 'typeorm';
import { LookupPool } from '../kept-pool.js';
import { milestone, sent, slice } from '../projection/messages.fixtures.js';
import type { EventReading } from '../projection/reading.js';
import { writeEntries } from '../projection/write-entries.js';
import { writeHistory } from '../projection/write-history.js';
import { schema } from '../schema/schema.js';
import { EntryLookup } from './entry-lookup.js';
import { eventById } from './one-event.js';
import { entriesAround, eventsOf } from './one-commitment.js';

/** More often than PostgreSQL plans a statement before it may keep a plan. */
const OFTEN = 10;

let source: DataSource;
let lookups: LookupPool;

beforeAll(async () => {
  const { url } = await freshDatabase();
  source = await connectDatabase({ url, schema });
  lookups = await LookupPool.open(source);
});
afterAll(async () => {
  await lookups.onApplicationShutdown();
  await source.destroy();
});

async function fill(count: number): Promise<EventReading[]> {
  const messages = Array.from({ length: count }, (_, index) => milestone({ id: `m-${index}` }));
  const events = slice(messages.map(sent)).readings.filter((reading): reading is EventReading => reading.is === 'event');
  const client = await pool(source).connect();
  await writeHistory(client, events);
  await writeEntries(client, events);
  client.release();
  return events;
}

const keys = ['m-1', 'm-2'].map((id) => ({ kind: 'milestone' as const, id }));

describe('looking up by key', () => {
  it('goes by the index for ever, even when its plans were made for empty tables', async () => {
    const lookup = new EntryLookup(lookups.pool);
    for (let time = 0; time < OFTEN; time++) {
      await lookup.find(keys[0]!);
      await Promise.all(keys.map((key) => lookup.find(key)));
      await entriesAround(lookups.pool, 'c-1');
      await eventsOf(lookups.pool, keys);
      await eventById({ near: lookups.pool, anywhere: pool(source) }, '019a0000-0000-7000-8000-000000000000');
    }
    const [event] = await fill(2_000);
    expect(await lookup.find(keys[1]!)).toMatchObject({ id: 'm-2', version: event!.version });
    const asked = {
      'entry-by-key': `'milestone', 'm-1'`,
      'entries-by-key': `array['milestone'], array['m-1']`,
      'entries-around': `'c-1'`,
      'events-of-entries': `array['milestone'], array['m-1']`,
      'event-near': `'none', now() - interval '1 minute', now()`,
    };
    for (const [statement, values] of Object.entries(asked)) {
      const { rows } = await lookups.pool.query<{ 'QUERY PLAN': string }>(`explain execute "${statement}" (${values})`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index (Only )?Scan/);
      expect(plan).not.toMatch(/Seq Scan on (entry|history)/);
    }
  });
});
