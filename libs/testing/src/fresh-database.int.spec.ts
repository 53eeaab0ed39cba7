import { Client } from 'pg';
import { freshDatabase } from '@milepost/testing';

const ask = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows as unknown[];
};

describe('a fresh database', () => {
  it('keeps a row', async () => {
    const { url } = await freshDatabase();
    await ask(url, 'create table note (text text)');
    await ask(url, `insert into note values ('Über die Frist')`);
    expect(await ask(url, 'select text from note')).toEqual([{ text: 'Über die Frist' }]);
  });

  it('is empty and its own', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()];
    await ask(one.url, 'create table note (text text)');
    expect(await ask(other.url, `select 1 from pg_tables where schemaname = 'public'`)).toEqual([]);
  });

  it('is gone after drop, whoever is still connected', async () => {
    const { url, drop } = await freshDatabase();
    const guest = new Client({ connectionString: url });
    const cut = new Promise((resolve) => guest.on('error', resolve));
    await guest.connect();
    await drop();
    await cut;
    await expect(ask(url, 'select 1')).rejects.toThrow('does not exist');
  });
});
