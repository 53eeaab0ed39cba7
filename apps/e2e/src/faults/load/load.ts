import { join } from 'node:path';
import type { Evidence, Read } from '../check/evidence.js';
import { Random } from '../random.js';
import { aggregators, departments, type Department, type Stand } from '../stand/stand.js';
import { Entries, type Known } from './entries.js';
import { History, type Wish } from './history.js';
import { promiseOf, said, tokenOf } from '../../team.js';
import { readOn } from './reader.js';
import { sendUntilAnswered } from './send.js';
import { Sight } from './sight.js';
import { Writer } from './writer.js';

export interface LoadSettings {
  /** Unlike any earlier run's on this stand. */
  name: string;
  seed: number;
  /** For the history. */
  folder: string;
  /** Whether poison is parked at this moment. */
  isParked: () => boolean;
}

const WRITERS = 4;
const READERS = 2;
const COMMITMENTS = 4;
/** Milliseconds that careful clients go on for after the end of the load. */
const PATIENCE = 20_000;

export type Commitments = Record<Department, string[]>;

/** The clients of one run: writers at each department, readers at both aggregators. */
export class Load {
  private readonly stopping = new AbortController();
  private readonly patience = new AbortController();
  private writing: Promise<unknown> = Promise.resolve();
  private reading: Promise<Read[][]> = Promise.resolve([]);

  private constructor(
    private readonly settings: LoadSettings,
    readonly commitments: Commitments,
    readonly history: History,
    private readonly sight: Sight,
  ) {}

  /** Registers the commitments, then begins. */
  static async begin(stand: Stand, settings: LoadSettings): Promise<Load> {
    const commitments = Object.fromEntries(departments.map((id) => [id, namesOf(settings.name, id)])) as Commitments;
    const issuer = stand.service('identity').url;
    const poisoned = new Set(Object.values(commitments).map(([first]) => first!));
    const sight = new Sight(stand.service('aggregator').url, (commitment) => poisoned.has(commitment), settings.isParked);
    const load = new Load(settings, commitments, new History(join(settings.folder, 'history.ndjson')), sight);
    await load.register(stand, await tokenOf(issuer, 'keeper'));
    await load.start(stand, issuer);
    return load;
  }

  private async register(stand: Stand, token: string): Promise<void> {
    for (const department of departments)
      for (const id of this.commitments[department]) {
        const body = { id, ...said(), change: { ...promiseOf(department), title: { en: id } } };
        const wish: Wish = { value: id, subject: `commitment/${id}`, type: 'register', due: null };
        const request = { url: `${stand.service(department).url}/v1/commitments`, token, body };
        const { status } = await sendUntilAnswered(this.history, wish, request, AbortSignal.timeout(PATIENCE));
        if (status !== 201) throw new Error(`${department} does not take the commitment ${id}: ${status}`);
      }
  }

  private async start(stand: Stand, issuer: string): Promise<void> {
    const { name, seed } = this.settings;
    const entries = new Map(departments.map((department) => [department, new Noted(this.sight)]));
    const tokens = await Promise.all(departments.map((department) => tokenOf(issuer, `${department}-publisher`)));
    const writers = departments.flatMap((department, place) =>
      Array.from({ length: WRITERS }, (_, index) => {
        const random = new Random(seed + 100 * place + index + 1);
        const own = { url: stand.service(department).url, token: tokens[place]!, name: `${name}-${department}-${index}`, random };
        const shared = { commitments: this.commitments[department], entries: entries.get(department)!, history: this.history };
        return new Writer({ ...own, ...shared, careful: index % 2 === 0 });
      }),
    );
    this.writing = Promise.all(writers.map((writer) => writer.work(this.stopping.signal, this.patience.signal)));
    const urls = aggregators.map((one) => stand.service(one).url);
    this.reading = Promise.all(
      Array.from({ length: READERS }, (_, index) =>
        readOn(`reader ${index + 1}`, urls, [...entries.values()], new Random(seed + 1_000 + index), this.stopping.signal),
      ),
    );
  }

  /** Ends when every careful client has its last answer; the history is on disk then. */
  async end(): Promise<{ reads: Read[]; sight: Evidence['sight'] }> {
    this.stopping.abort();
    const timer = setTimeout(() => this.patience.abort(), PATIENCE);
    await this.writing;
    clearTimeout(timer);
    await this.history.close();
    return { reads: (await this.reading).flat(), sight: await this.sight.ended() };
  }
}

/** Entries that tell of each new version. */
class Noted extends Entries {
  constructor(private readonly sight: Sight) {
    super();
  }

  override learn(known: Known): void {
    super.learn(known);
    this.sight.recorded(known);
  }
}

const namesOf = (name: string, department: string) =>
  Array.from({ length: COMMITMENTS }, (_, index) => `load-${name}-${department}-${index}`);
