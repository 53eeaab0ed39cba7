import { freshDatabase } from '@milepost/testing';
import { add, ADD_ROWS, outboxColumns } from './outbox.js';
import { outboxDatabase, numbered, type OutboxDatabase } from './fixtures/outbox-database.js';
import { MAX_VALUE_BYTES } from './schema.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

let database: OutboxDatabase;
beforeAll(async () => void (database = await outboxDatabase(await freshDatabase())));
afterAll(() => database.end());

const stored = async (topic: string) => {
  const client = await database.connect();
  const { rows } = await client.query<{ value: string }>('select value from outbox where topic = $1 order by position', [topic]);
  return rows.map(({ value }) => Number(value));
};

describe('add', () => {
  it('keeps the order of the batch', async () => {
    const batch = numbered('ordered', 1, 500).reverse();
    await add(await database.connect(), batch);
    expect(await stored('ordered')).toEqual(batch.map(({ value }) => Number(value)));
  });

  it('belongs to the transaction of the caller', async () => {
    const client = await database.connect();
    await client.query('begin');
    await add(client, numbered('undone', 1, 3));
    await client.query('rollback');
    expect(await stored('undone')).toEqual([]);
  });

  it('takes an empty batch for nothing', async () => {
    await expect(add(await database.connect(), [])).resolves.toBeUndefined();
  });

  it('refuses a value that a broker would refuse, and the transaction with it', async () => {
    const batch = [{ topic: 'large', key: 'k', value: 'x'.repeat(MAX_VALUE_BYTES + 1) }];
    await expect(add(await database.connect(), batch)).rejects.toThrow('outbox_value_check');
  });
});

describe('ADD_ROWS', () => {
  it('is a part of a larger statement, parameters counted from the given one', async () => {
    const client = await database.connect();
    const text = `with said as (select $1::text as word), added as (${ADD_ROWS(2)} returning value) select word, (select count(*)::int from added) as count from said`;
    const { rows } = await client.query(text, ['yes', ...outboxColumns(numbered('part', 1, 4))]);
    expect(rows).toEqual([{ word: 'yes', count: 4 }]);
    expect(await stored('part')).toEqual([1, 2, 3, 4]);
  });
});

it('a writer owns its transaction id before it draws a position', async () => {
  const client = await database.connect();
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (verbose) ${ADD_ROWS(1)}`, outboxColumns(numbered('plan', 1, 1)));
  const insert = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(insert).toMatch(/Output: pg_current_xact_id\(\), nextval\(/);
});
