import { freshDatabase } from '@milepost/testing';
import { Client } from 'pg';
import { bytesArray, textArray } from '@milepost/service';

describe('a text array in binary form', () => {
  it.each([
    ['nothing', []],
    ['plain and empty texts', ['a', '', 'b']],
    ['what a literal would have to escape', ['"', '\\', '{a,b}', 'NULL', ' ', '\n']],
    ['more than one byte a character', ['Gesundheit für alle', 'здраве', '🏛️']],
    ['missing values', [null, 'a', null]],
  ])('brings over %s', async (_, values) => {
    const client = new Client({ connectionString: (await freshDatabase()).url });
    await client.connect();
    const { rows } = await client.query<{ texts: (string | null)[] }>('select array(select unnest($1::text[])) as texts', [
      textArray(values),
    ]);
    expect(rows[0]!.texts).toEqual(values);
    const bytes = values.map((value) => (value === null ? null : Buffer.from(value)));
    const again = await client.query<{ texts: (string | null)[] }>('select array(select unnest($1::text[])) as texts', [bytesArray(bytes)]);
    expect(again.rows[0]!.texts).toEqual(values);
    await client.end();
  });
});
