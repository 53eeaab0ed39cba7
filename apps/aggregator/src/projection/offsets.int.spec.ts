import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { schema } from '../schema/schema.js';
import { loadStandings } from './offsets.js';

let source: DataSource;
let db: Pool;

beforeEach(async () => {
  source = await connectDatabase({ url: (await freshDatabase()).url, schema });
  db = pool(source);
});
afterEach(() => source.destroy());

const partition = { topic: 'milestones.health.v1', partition: 0 };
const stand = (next: number) => db.query('insert into consumer_offset values ($1, 0, $2)', [partition.topic, next]);
/** A broker that says one thing after the other. */
const broker = (...said: [low: number, high: number][]) => {
  const answers = said.map(([low, high]) => [{ ...partition, low, high }]);
  return () => Promise.resolve(answers.shift()!);
};

describe('where the model stands', () => {
  it('is the first message in a partition that is new to it', async () => {
    expect(await loadStandings(db, broker([3, 9]))).toEqual([{ ...partition, next: 3, generation: 0 }]);
  });

  it.each([
    ['where it stood', 5, broker([0, 9])],
    ['the start of a topic that was made anew', 12, broker([0, 9], [0, 9]), 0],
    ['the first message that a topic still has', 2, broker([4, 9], [4, 9]), 4],
    ['where another has brought it since the broker was asked', 12, broker([0, 9], [0, 14])],
  ])('is %s', async (_, next, ask, expected = next) => {
    await stand(next);
    expect(await loadStandings(db, ask)).toEqual([{ ...partition, next: expected, generation: 0 }]);
    expect((await db.query('select next::int from consumer_offset')).rows).toEqual([{ next: expected }]);
  });
});
