import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { ComparedByBytes1764500000007 } from './compared-by-bytes.js';
import { schema } from './schema.js';

const LANGUAGE_DEPENDENT = `
  select distinct relname || '.' || attname as column
  from pg_index join pg_class t on t.oid = indrelid join pg_attribute on attrelid = indrelid and attnum = any(indkey)
  where relnamespace = 'public'::regnamespace and attcollation not in (0, '"C"'::regcollation)`;

const UNSAMPLED = `select attname as column from pg_attribute where attrelid = 'entry'::regclass and attstattarget = 0 order by attname`;

describe('The schema of a department', () => {
  let source: Awaited<ReturnType<typeof connectDatabase>>;
  beforeAll(async () => {
    const { url } = await freshDatabase();
    source = await connectDatabase({ url, schema });
  });
  afterAll(() => source.destroy());

  const columns = async (text: string) => (await pool(source).query<{ column: string }>(text)).rows.map(({ column }) => column);

  it('has no index that depends on the rules of a language', async () => {
    expect(await columns(LANGUAGE_DEPENDENT)).toEqual([]);
  });

  it('leaves states unsampled', async () => {
    expect(await columns(UNSAMPLED)).toEqual(['public', 'state']);
  });

  it('can go back to the rules of the language, and forth again', async () => {
    const runner = source.createQueryRunner();
    await new ComparedByBytes1764500000007().down(runner);
    expect(await columns(LANGUAGE_DEPENDENT)).toContain('entry.id');
    await new ComparedByBytes1764500000007().up(runner);
    await runner.release();
    expect(await columns(LANGUAGE_DEPENDENT)).toEqual([]);
  });
});
