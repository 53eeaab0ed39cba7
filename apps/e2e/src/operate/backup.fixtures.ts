import { partialDate, topicFor } from '@milepost/contracts';
import { kafkaClient } from '@milepost/service';
import { eventually } from '@milepost/testing';
import type { Product } from '../product.js';
import { promiseOf, said, Team } from '../team.js';
import { backupWay, within } from './backup-way.fixtures.js';

const backup = backupWay();
const DATABASE = 'milepost_health';

/** Of a product without any record so far. */
export const describeBackup = (started: () => Product) =>
  describe(`A department whose database and topic are lost is brought back from a backup (${backup.name})`, () => {
    const inDatabase = (database: string) => Object.assign(new URL(started().postgres), { pathname: `/${database}` }).href;
    const rows = (database: string, sql: string) =>
      within(inDatabase(database), async (client) => (await client.query(sql)).rows as unknown[]);
    const log = () => rows(DATABASE, 'select position, topic, key, value from outbox order by position');
    const heads = () => rows(DATABASE, 'select * from entry order by kind, id');
    const model = async () => ({
      entries: await rows('milepost_aggregator', 'select * from entry order by kind, id'),
      history: await rows('milepost_aggregator', 'select * from history order by kind, id, version'),
    });
    const succeeds = async (...words: string[]) => {
      const done = await started().milepost(...words);
      expect(done).toMatchObject({ code: 0 });
      return done.printed;
    };
    const topic = topicFor('health');
    const admin = async <T>(work: (admin: ReturnType<ReturnType<typeof kafkaClient>['admin']>) => Promise<T>) => {
      const client = kafkaClient({ brokers: started().brokers, clientId: 'spec' }).admin();
      await client.connect();
      return work(client).finally(() => client.disconnect());
    };

    it('with the same record, event by event, and goes on from there', async () => {
      const keeper = await Team.of(started(), 'health', 'keeper');
      const team = await Team.of(started(), 'health', 'health-publisher');
      expect((await keeper.post('/v1/commitments', { id: 'kept', ...said(), change: promiseOf('health') })).status).toBe(201);
      const schedule = (id: string) => team.post('/v1/milestones', { id, ...said(), change: { commitment: 'kept', title: { en: id }, due: partialDate('2027') } }); // prettier-ignore
      for (let at = 0; at < 30; at += 1) expect((await schedule(`kept-${at}`)).status).toBe(201);
      await eventually(() => succeeds('verify'), { timeout: 30_000, every: 500 });
      const before = { log: await log(), heads: await heads(), ...(await model()) };
      expect(before.history).toHaveLength(31);

      const saved = await backup.save(inDatabase(DATABASE));
      await within(started().postgres, (client) => client.query(`drop database ${DATABASE} with (force)`));
      await admin((client) => client.deleteTopics({ topics: [topic] }));
      await eventually(async () => expect((await schedule('while-it-is-lost')).status).toBe(503), { timeout: 20_000 });

      if (backup.wantsSchema) await succeeds('databases');
      else await within(started().postgres, (client) => client.query(`create database ${DATABASE}`));
      await backup.restore(inDatabase(DATABASE), saved);
      await succeeds('databases');
      await succeeds('topics');
      await eventually(async () => expect((await fetch(`${started().url('health')}/readyz`)).status).toBe(200), {
        timeout: 60_000,
        every: 200,
      });
      expect(await succeeds('republish', 'health')).toContain('31 events');
      await succeeds('rebuild');
      await eventually(() => succeeds('verify'), { timeout: 30_000, every: 500 });
      expect({ log: await log(), heads: await heads(), ...(await model()) }).toEqual(before);

      expect((await schedule('afterwards')).status).toBe(201);
      await eventually(async () => expect((await fetch(`${started().url('aggregator')}/v1/milestones/afterwards`)).status).toBe(200), {
        timeout: 30_000,
      });
      await eventually(() => succeeds('verify'), { timeout: 30_000, every: 500 });
    }, 180_000);
  });
