import { setTimeout as sleep } from 'node:timers/promises';
import { partialDate } from '@milepost/contracts';
import { promiseOf, said, Team, type Running } from '../team.js';

/** What became of updates that were posted one after the other, many at once. */
export interface Answers {
  /** The ids that were answered 201. */
  recorded: string[];
  /** Without an answer, or with 5xx: on the record once or not at all. */
  unknown: number;
  /** Posted, and answered 201, a second. */
  asked: number;
  rate: number;
}

/** Posts milestones of the health department. */
export class Load {
  private constructor(private readonly team: Team) {}

  /** Warm: what was just started is slow for its first thousands of updates. So it goes on until five hundred a second are taken, for a minute at most. */
  static async at(product: Running): Promise<Load> {
    const keeper = await Team.of(product, 'health', 'keeper');
    const told = await keeper.post('/v1/commitments', { id: 'load', ...said(), change: promiseOf('health') });
    if (told.status !== 201) throw new Error(`No commitment to load: ${told.status} ${JSON.stringify(told.body)}`);
    const load = new Load(await Team.of(product, 'health', 'health-publisher'));
    for (let at = 0, taken = 0; at < 12 && taken < 500; at++) taken = (await load.run(`warm-up-${at}`, 5_000)).rate;
    return load;
  }

  /** At most `rate` a second for so many milliseconds; ids begin with the name of the run. */
  async run(name: string, milliseconds: number, rate = 600): Promise<Answers> {
    const answers: Answers = { recorded: [], unknown: 0, asked: 0, rate: 0 };
    const start = Date.now();
    const post = async (id: string) => {
      const change = { commitment: 'load', title: { en: id }, due: partialDate('2027') };
      const told = await this.team.post('/v1/milestones', { id, ...said(), change }).catch(() => undefined);
      if (told?.status === 201) answers.recorded.push(id);
      else answers.unknown += 1;
      return told;
    };
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      for (let at = 0; Date.now() - start < milliseconds; at++) {
        const due = start + ((at * LANES + lane) * 1_000) / rate;
        if (due > Date.now()) await sleep(due - Date.now());
        if (!(await post(`${name}-${lane}-${at}`))) await sleep(100);
      }
    });
    await Promise.all(lanes);
    const perSecond = (count: number) => Math.round((count * 1_000) / (Date.now() - start));
    const { recorded, unknown } = answers;
    return { ...answers, asked: perSecond(recorded.length + unknown), rate: perSecond(recorded.length) };
  }
}

const LANES = 64;
