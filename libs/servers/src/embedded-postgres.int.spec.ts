import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresPrograms, startEmbeddedPostgres } from './embedded-postgres.js';

const directory = mkdtempSync(join(tmpdir(), 'kept postgres '));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows as unknown[];
}

describe('embedded PostgreSQL with a folder', () => {
  it('keeps its data and its password over a restart', async () => {
    const programs = (await postgresPrograms())!;
    const first = await startEmbeddedPostgres(programs, { directory });
    await ask(first.url, `create table note as select 'kept' as text`);
    await first.stop();
    const second = await startEmbeddedPostgres(programs, { directory });
    const rows = await ask(second.url, 'select text, current_setting($$fsync$$) as fsync from note');
    await second.stop();
    expect(rows).toEqual([{ text: 'kept', fsync: 'on' }]);
  });
});
