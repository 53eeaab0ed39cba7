import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { milestone, sent, slice } from '../projection/messages.fixtures.js';
import type { EventReading } from '../projection/reading.js';
import { writeHistory } from '../projection/write-history.js';
import { schema } from '../schema/schema.js';
import { copyHistory } from './copy-history.js';

describe('copying into a history', () => {
  it('leaves the rows that inserting leaves, whatever is in them', async () => {
    const source = await connectDatabase({ url: (await freshDatabase()).url, schema });
    const client = await pool(source).connect();
    const rows = async () => (await client.query<{ row: string }>('select h::text as row from history h order by kind, id, version')).rows;
    const commitments = ['act', 'здраве', '🏛️', `"\\{},\n`];
    const instants = ['2026-01-10T08:00:00.001Z', '1969-12-31T23:59:59.999Z', '2026-01-10T08:00:00.123456Z', '0001-01-01T00:00:00.000Z'];
    const messages = commitments.map((commitment, index) => ({
      ...milestone({ id: `m-${index}`, at: instants[index]! }),
      partitionkey: commitment,
    }));
    const events = slice(messages.map(sent)).readings.filter((reading): reading is EventReading => reading.is === 'event');
    events[1] = { ...events[1]!, commitment: null };
    await writeHistory(client, events);
    const inserted = await rows();
    await client.query('begin; truncate history');
    await copyHistory(client, events);
    await client.query('commit');
    expect(events).toHaveLength(4);
    expect(await rows()).toEqual(inserted);
    client.release();
    await source.destroy();
  });
});
