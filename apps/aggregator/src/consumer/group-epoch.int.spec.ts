import { connectDatabase, pool } from '@milepost/service';
import { eventually, freshDatabase } from '@milepost/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { schema } from '../schema/schema.js';
import { GroupEpoch } from './group-epoch.js';

const sources: DataSource[] = [];
let url: string;

/** An aggregator's own connections, as a process has them. */
async function living(): Promise<{ epoch: GroupEpoch; db: Pool }> {
  const source = await connectDatabase({ url, schema });
  sources.push(source);
  return { epoch: new GroupEpoch(pool(source)), db: pool(source) };
}

const cutAll = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

beforeEach(async () => void ({ url } = await freshDatabase()));
afterEach(() => Promise.all(sources.splice(0).map((source) => source.destroy())));

describe('the epoch of the consumer group', () => {
  it('stays while everybody lives, and when one leaves in order', async () => {
    const [one, other] = [await living(), await living()];
    await one.epoch.look();
    await other.epoch.look();
    expect([one.epoch.current, other.epoch.current]).toEqual([1, 1]);
    await other.epoch.leave();
    expect(await one.epoch.look()).toBe(false);
    await one.epoch.leave();
  });

  it('is raised once when one dies, and all the living follow', async () => {
    const [one, two] = [await living(), await living()];
    await one.epoch.look();
    await two.epoch.look();
    await one.db.query('insert into aggregator (instance) values (1)');
    expect([await one.epoch.look(), await two.epoch.look(), await one.epoch.look()]).toEqual([true, true, false]);
    expect(two.epoch.current).toBe(2);
    await Promise.all([one.epoch.leave(), two.epoch.leave()]);
  });

  it('is raised once when several abandon the group in the same moment, and they meet in the next', async () => {
    const [one, two] = [await living(), await living()];
    await one.epoch.look();
    await two.epoch.look();
    await Promise.all([one.epoch.abandon(), two.epoch.abandon()]);
    expect([await one.epoch.look(), await two.epoch.look()]).toEqual([true, true]);
    expect([one.epoch.current, two.epoch.current]).toEqual([2, 2]);
    await Promise.all([one.epoch.leave(), two.epoch.leave()]);
  });

  it('takes one back whose connection was cut', async () => {
    const [one, two] = [await living(), await living()];
    await one.epoch.look();
    await two.epoch.look();
    await two.db.query(cutAll);
    await eventually(() => one.epoch.look());
    await eventually(() => two.epoch.look());
    expect(one.epoch.current).toBe(two.epoch.current);
    expect((await one.db.query('select 1 from aggregator')).rowCount).toBe(2);
    await Promise.all([one.epoch.leave(), two.epoch.leave()]);
  });
});
