import { freshDatabase } from '@milepost/testing';
import { outboxDatabase } from './fixtures/outbox-database.js';
import { READ, SETTINGS } from './relay-statements.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

it('the read walks the primary key for ever, even when it was planned on an empty log', async () => {
  const database = await outboxDatabase(await freshDatabase());
  const writer = await database.connect();
  await writer.query('vacuum analyze outbox');
  await writer.query(SETTINGS);
  await writer.query(`prepare outbox_read (bigint, int) as ${READ}`);
  await writer.query('execute outbox_read (0, 1000)');
  await writer.query(`insert into outbox (topic, key, value) select 'log', 'k', n::text from generate_series(1, 20000) n`);
  const { rows } = await writer.query<{ 'QUERY PLAN': string }>('explain execute outbox_read (5, 1000)');
  await database.end();
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Scan using outbox_pkey');
  expect(plan).not.toMatch(/Seq Scan|Sort|Bitmap/);
});
