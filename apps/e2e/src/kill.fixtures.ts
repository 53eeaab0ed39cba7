import { eventually } from '@milepost/testing';
import { partialDate } from '@milepost/contracts';
import type { Product } from './product.js';
import { promiseOf, said, Team } from './team.js';

const LOAD_MS = 3_000;
/** On a machine that stands still for a while the load goes on until more than so many are recorded. */
const ENOUGH = 50;
const LATEST_MS = 30_000;
const AT_ONCE = 4;

/** Every answer that the sender got; an update whose answer never came is unknown: it may be on the record once, or not at all. */
type Answers = { recorded: Map<string, number>; unknown: number };

export const describeKills = (started: () => Product) =>
  describe('Whatever is killed in mid-flow, nothing is lost', () => {
    let team: Team;
    beforeAll(async () => {
      team = await Team.of(started(), 'health', 'health-publisher');
      const keeper = await Team.of(started(), 'health', 'keeper');
      expect((await keeper.post('/v1/commitments', { id: 'load', ...said(), change: promiseOf('health') })).status).toBe(201);
    });

    async function load(run: string): Promise<Answers> {
      const answers: Answers = { recorded: new Map(), unknown: 0 };
      const begun = Date.now();
      const goesOn = () => Date.now() - begun < (answers.recorded.size > ENOUGH ? LOAD_MS : LATEST_MS);
      const sender = async (lane: number) => {
        for (let at = 0; goesOn(); at += 1) {
          const id = `${run}-${lane}-${at}`;
          const change = { commitment: 'load', title: { en: id }, due: partialDate('2027') };
          const told = await team.post('/v1/milestones', { id, ...said(), change }).catch(() => undefined);
          if (told?.status === 201) answers.recorded.set(id, told.body.version);
          else {
            answers.unknown += 1;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => sender(lane)));
      return answers;
    }

    const visible = async (id: string) => (await fetch(`${started().url('aggregator')}/v1/milestones/${id}`)).status === 200;

    it.each([
      ['the department with its relay', ['apps/health/dist/main.js']],
      ['the aggregator', ['apps/aggregator/dist/main.js']],
      ['the broker', ['kafka.Kafka']],
    ])(
      'kill -9 of %s',
      async (name, words) => {
        const run = name.replaceAll(' ', '-');
        const loading = load(run);
        await new Promise((resolve) => setTimeout(resolve, LOAD_MS / 3));
        const victims = started().processes(...words);
        expect(victims).toHaveLength(1);
        process.kill(victims[0]!, 'SIGKILL');
        const { recorded } = await loading;
        expect(recorded.size).toBeGreaterThan(ENOUGH);
        await eventually(async () => expect(await visible([...recorded.keys()].at(-1)!)).toBe(true), { timeout: 30_000, every: 200 });
        const verified = await eventually(
          async () => {
            const done = await started().milepost('verify', '--json');
            expect(done).toMatchObject({ code: 0 });
            return done;
          },
          { timeout: 30_000, every: 500 },
        );
        expect(JSON.parse(verified.printed)).toMatchObject({ findings: [] });
        for (const id of recorded.keys()) if (!(await visible(id))) throw new Error(`${id} was answered 201 and is not visible.`);
      },
      120_000,
    );
  });
