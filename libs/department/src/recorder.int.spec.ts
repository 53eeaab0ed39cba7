import { jest } from '@jest/globals';
import { partialDate, readEvent, stateOf, factOf } from '@milepost/contracts';
import { connectDatabase, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { actor, promiseOf, said } from './conformance/notebook.js';
import type { Command } from './command.js';
import { defineDepartment } from './department.js';
import { Recorder, type RecorderSettings } from './recorder.js';
import { CreateLog1763800000000 } from './schema/create-log.js';
import type { Recorded } from './work.js';

const department = defineDepartment({ id: 'health', name: 'Health', scope: 'Health', rules: [] });
const keeper = actor('keeper', 'keeper');
const editor = actor('editor', 'editor:health');
const because = { en: 'It slipped.' };

const register = (id: string): Command => ({
  kind: 'commitment',
  id,
  type: 'CommitmentRegistered',
  said: said(),
  change: promiseOf('health'),
});
const schedule = (id: string, commitment: string, more = {}): Command => ({
  kind: 'milestone', id, type: 'MilestoneScheduled', said: said(), change: { commitment, title: { en: id }, due: partialDate('2026') }, ...more,
}); // prettier-ignore
const move = (id: string, from: string, to: string, more = {}): Command => ({
  kind: 'milestone', id, type: 'MilestoneRescheduled', said: said(), change: { from: partialDate(from), to: partialDate(to), reason: because }, ...more,
}); // prettier-ignore

describe('The recorder on a real database', () => {
  let source: Awaited<ReturnType<typeof connectDatabase>>;
  beforeAll(async () => {
    const { url } = await freshDatabase();
    source = await connectDatabase({ url, schema: [CreateLog1763800000000] });
    await recorder().record({ command: register('promise'), actor: keeper });
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => source.destroy());

  const recorder = (more: Partial<RecorderSettings> = {}) =>
    new Recorder({ pool: pool(source), department, topicPrefix: '', committed: () => undefined, ...more });
  const record = async (by: Recorder, command: Command) => ((await by.record({ command, actor: editor })) as { answer: Recorded }).answer;
  const events = async (subject: string) => {
    const { rows } = await pool(source).query<{ value: string }>(
      `select value from outbox where value::jsonb->>'subject' = $1 order by position`,
      [subject],
    );
    return rows.map(({ value }) => {
      const read = readEvent(value);
      if (!read.readable) throw new Error(read.reason);
      return read.event;
    });
  };

  it('writes what waits together, in dense versions that the head agrees with', async () => {
    const one = recorder();
    const years = ['2027', '2028', '2029', '2030'];
    const answers = await Promise.all([
      record(one, schedule('dense', 'promise')),
      ...years.map((year, at) => record(one, move('dense', years[at - 1] ?? '2026', year))),
    ]);
    expect(answers.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    const history = await events('milestone/dense');
    expect(stateOf('milestone', history.map(factOf))).toEqual(history.at(-1)!.data.state);
    const { rows } = await pool(source).query(`select version, event_id, state, public from entry where id = 'dense'`);
    expect(rows).toEqual([{ version: 5, event_id: history[4]!.id, state: history[4]!.data.state, public: null }]);
  });

  it('asks for what the next batch needs before it answers the one before', async () => {
    const order: string[] = [];
    const asks = () => void order.push('ask');
    pool(source).on('acquire', asks);
    const one = recorder();
    const answered = async (command: Command) => record(one, command).then(() => void order.push('answer'));
    const first = answered(schedule('before', 'promise'));
    await new Promise(setImmediate); // so that the second is not of the same batch
    await Promise.all([first, answered(schedule('behind', 'promise'))]);
    pool(source).off('acquire', asks);
    expect(order).toEqual(['ask', 'ask', 'ask', 'answer', 'ask', 'answer']); // Each batch asks twice: for heads, and when it writes.
  });

  it('gathers what comes in the moment after a small batch, which is over when all have come', async () => {
    const sizes: number[] = [];
    const { setTimeout: real } = globalThis;
    const noMoment = ((task: () => void, ms: number) => real(ms === 2 ? () => undefined : task, ms)) as typeof real; // none ends by itself
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(noMoment);
    const one = recorder({ wrote: ({ length }) => void sizes.push(length) });
    await Promise.all([record(one, schedule('small-1', 'promise')), record(one, schedule('small-2', 'promise'))]);
    const early = record(one, schedule('gathered-1', 'promise'));
    await new Promise(setImmediate);
    await Promise.all([early, record(one, schedule('gathered-2', 'promise'))]);
    expect(sizes).toEqual([2, 2]);
  });

  it('lets a bad command fail alone', async () => {
    const one = recorder();
    const commands = [schedule('good-1', 'promise'), schedule('bad', 'no-such-promise'), schedule('good-2', 'promise')];
    const fates = await Promise.allSettled(commands.map((command) => record(one, command)));
    expect(fates.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((fates[1] as PromiseRejectedResult).reason).toMatchObject({ status: 422, errors: [{ code: 'unknown-commitment' }] });
  });

  it('gives two writers of one entry two versions, in two processes too: nothing lost, nothing twice', async () => {
    const writers = [recorder(), recorder(), recorder()];
    await record(writers[0]!, schedule('contested', 'promise'));
    const add = (at: number): Command => ({
      kind: 'milestone',
      id: 'contested',
      type: 'EvidenceAdded',
      said: said(),
      change: { about: `fact-${at}` },
    });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => record(writers[at % 3]!, add(at))));
    expect(answers.map(({ version }) => version).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, at) => at + 2));
    const history = await events('milestone/contested');
    expect(history.map(({ data }) => data.version)).toEqual(Array.from({ length: 61 }, (_, at) => at + 1));
  });

  it('answers the same key and body with the stored answer, and another body with a refusal', async () => {
    const one = recorder();
    const first = await record(one, schedule('keyed', 'promise', { idempotencyKey: 'k-1' }));
    expect(await record(recorder(), schedule('keyed', 'promise', { idempotencyKey: 'k-1' }))).toEqual(first);
    await expect(record(one, schedule('other', 'promise', { idempotencyKey: 'k-1' }))).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'idempotency-key-reused' }],
    });
    expect(await events('milestone/keyed')).toHaveLength(1);
  });

  it('makes one event of a key that many send at once, through several processes', async () => {
    const writers = [recorder(), recorder()];
    const command = schedule('keyed-once', 'promise', { idempotencyKey: 'k-2' });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => record(writers[at % 2]!, command)));
    expect(new Set(answers.map(({ eventId }) => eventId)).size).toBe(1);
    expect(await events('milestone/keyed-once')).toHaveLength(1);
  });

  it('says 503 with Retry-After when too many wait', async () => {
    const small = recorder({ capacity: 3 });
    const fates = await Promise.allSettled(Array.from({ length: 6 }, async (_, at) => record(small, schedule(`many-${at}`, 'promise'))));
    const refused = fates.filter((fate) => fate.status === 'rejected').map(({ reason }) => reason);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect((await record(small, schedule('many-later', 'promise'))).version).toBe(1);
  });

  it('refuses an UPDATE in place of history: the chain names each predecessor', async () => {
    const one = recorder();
    await record(one, schedule('chained', 'promise'));
    await record(one, move('chained', '2026', '2027'));
    const { rows } = await pool(source).query<{ ok: boolean }>(
      `select (second.value::jsonb->'data'->>'previousHash') = encode(sha256(convert_to(first.value, 'UTF8')), 'hex') as ok
       from outbox first, outbox second
       where first.value::jsonb->>'subject' = 'milestone/chained' and second.value::jsonb->>'subject' = 'milestone/chained' and second.position > first.position`,
    );
    expect(rows).toEqual([{ ok: true }]);
  });
});
