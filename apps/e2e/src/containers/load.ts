import { setTimeout as sleep } from 'node:timers/promises';
import { partialDate } from '@milepost/contracts';
import { promiseOf, said, Team, type Running, type Told } from '../team.js';

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

  /** Posts `rate` a second for so many milliseconds, also while earlier ones wait for an answer; ids begin with the name of the run. */
  async run(name: string, milliseconds: number, rate = 600): Promise<Answers> {
    const answers: Answers = { recorded: [], unknown: 0, asked: 0, rate: 0 };
    const waiting = new Set<Promise<void>>();
    const start = performance.now();
    const passed = () => performance.now() - start;
    for (let at = 0; passed() < milliseconds; at++) {
      const early = (at * 1_000) / rate - passed();
      if (early > 0) await sleep(early);
      if (waiting.size >= MOST_WAITING) await Promise.race(waiting);
      const posted = this.note(`${name}-${at}`, answers).finally(() => waiting.delete(posted));
      waiting.add(posted);
    }
    const perSecond = (count: number) => Math.round((count * 1_000) / passed());
    const asked = perSecond(answers.recorded.length + answers.unknown + waiting.size);
    await Promise.all(waiting);
    return { ...answers, asked, rate: perSecond(answers.recorded.length) };
  }

  /** One more, and what was said to it. */
  post(id: string): Promise<Told> {
    const change = { commitment: 'load', title: { en: id }, due: partialDate('2027') };
    return this.team.post('/v1/milestones', { id, ...said(), change });
  }

  private async note(id: string, answers: Answers): Promise<void> {
    const told = await this.post(id).catch(() => undefined);
    if (told?.status === 201) answers.recorded.push(id);
    else answers.unknown += 1;
  }
}

const MOST_WAITING = 3_000;
