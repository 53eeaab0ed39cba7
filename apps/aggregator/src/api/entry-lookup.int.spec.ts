import { setImmediate as turn } from 'node:timers/promises';
import type { EntryKey } from '@milepost/contracts';
import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { jest } from '@jest/globals';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { LookupPool } from '../kept-pool.js';
import { schema } from '../schema/schema.js';
import { EntryLookup } from './entry-lookup.js';
import { store } from './record.fixtures.js';
import { smallRecord } from './small-record.fixtures.js';
import { committedSoFar } from './unchanged.js';

let source: DataSource;
let lookups: LookupPool;
let lookup: EntryLookup;

beforeAll(async () => {
  const { url } = await freshDatabase();
  source = await connectDatabase({ url, schema });
  await store(pool(source), smallRecord);
  lookups = await LookupPool.open(source);
});
afterAll(async () => {
  await lookups.onApplicationShutdown();
  await source.destroy();
});
beforeEach(() => {
  lookup = new EntryLookup(lookups.pool);
});

const keys: EntryKey[] = [
  { kind: 'milestone', id: 'report' },
  { kind: 'commitment', id: 'hera' },
  { kind: 'target', id: 'cards' },
];
const hera = keys[1]!;

/** What the statements of these reads were, by name. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = jest.spyOn(lookups.pool as Pool, 'query');
  await work();
  const names = (query.mock.calls as unknown as [{ name: string }][]).map(([{ name }]) => name);
  query.mockRestore();
  return names;
}

const readAll = () => Promise.all(keys.map((key) => lookup.find(key)));
/** Reads until it was enough to ask. Other specs use the same server, and each of their commits counts, so it may take some rounds. */
async function untilKept(): Promise<unknown> {
  for (let round = 0; round < 2_000; round++) {
    let found: unknown;
    const asked = await statementsOf(async () => (found = await readAll()));
    if (asked.length === 1 && asked[0] === 'committed-so-far') return found;
  }
  throw new Error('They were always read again.');
}
const raise = () => pool(source).query<{ version: number }>(`update entry set version = version + 1 where id = 'hera' returning version`);

describe('looking up entries', () => {
  it('asks only whether anything was committed since, when they were just read', async () => {
    expect(await untilKept()).toEqual(await readAll());
  });

  it('does not ask when nothing of it was read before', async () => {
    expect(await statementsOf(readAll)).toEqual(['entries-by-key']);
  });

  it('sees what anybody committed before it was asked, however often it is asked', async () => {
    let committed = (await lookup.find(hera))!.version;
    let writing = true;
    const read = async () => {
      for (let seen = 0; writing; await turn()) {
        const before = committed;
        const { version } = (await lookup.find(hera))!;
        expect(version).toBeGreaterThanOrEqual(Math.max(before, seen));
        seen = version;
      }
    };
    const readers = Array.from({ length: 16 }, read);
    for (let write = 0; write < 60; write++) {
      committed = (await raise()).rows[0]!.version;
      await Promise.all(keys.map((key) => lookup.find(key)));
      await Promise.all(keys.map((key) => lookup.find(key)));
    }
    writing = false;
    await Promise.all(readers);
  });

  it('gives each its failure when the database does not answer, which is asked once', async () => {
    await untilKept();
    const query = jest.spyOn(lookups.pool as Pool, 'query').mockImplementation(() => Promise.reject(new Error('away')) as never);
    const results = await Promise.allSettled(keys.map((key) => lookup.find(key)));
    const asked = query.mock.calls.length;
    query.mockRestore();
    expect([results.map(({ status }) => status), asked]).toEqual([['rejected', 'rejected', 'rejected'], 1]);
  });
});

describe('what was committed so far', () => {
  it('changes with each commit that wrote something, whatever it wrote', async () => {
    const seen = new Set<string | undefined>();
    for (let write = 0; write < 5; write++) {
      seen.add(await committedSoFar(lookups.pool));
      await raise();
    }
    expect(seen.size).toBe(5);
    expect(seen).not.toContain(undefined);
  });
});
