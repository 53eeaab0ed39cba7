import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { milestone, sent, slice } from '../projection/messages.fixtures.js';
import type { EventReading } from '../projection/reading.js';
import { writeEntries } from '../projection/write-entries.js';
import { schema } from '../schema/schema.js';
import { copyEntries, entryRows } from './copy-entries.js';

describe('copying entries', () => {
  it('leaves the rows that inserting leaves, whatever is in them', async () => {
    const source = await connectDatabase({ url: (await freshDatabase()).url, schema });
    const client = await pool(source).connect();
    const rows = async () => (await client.query<{ row: string }>('select e::text as row from entry e order by kind, id')).rows;
    const titles = ['act', 'здраве', '🏛️', `"\\{},\n`];
    const messages = titles.map((title, index) => ({ ...milestone({ id: `m-${index}` }), partitionkey: title }));
    const read = slice(messages.map(sent)).readings.filter((reading): reading is EventReading => reading.is === 'event');
    const events: EventReading[] = read.map((event, index) => ({
      ...event,
      state: event.state!.replace('Report', JSON.stringify(titles[index]).slice(1, -1)),
    }));
    events.push({ ...events[1]!, id: 'retracted', subject: 'milestone/retracted', commitment: null, state: null });
    await writeEntries(client, events);
    const inserted = await rows();
    await client.query('begin; truncate entry');
    const copies = entryRows(new Map(events.map((event) => [event.subject, event])));
    await copyEntries(client, 'entry', copies.map(([, row]) => row)); // prettier-ignore
    await client.query('commit');
    expect(inserted).toHaveLength(5);
    expect(await rows()).toEqual(inserted);
    client.release();
    await source.destroy();
  });
});
