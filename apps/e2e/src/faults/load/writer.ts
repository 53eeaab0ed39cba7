import { setTimeout as sleep } from 'node:timers/promises';
import { partialDate } from '@milepost/contracts';
import type { Random } from '../random.js';
import type { Entries, Known } from './entries.js';
import type { History, Try, Wish } from './history.js';
import { sendOnce, sendUntilAnswered } from './send.js';

export interface WriterSettings {
  /** Of the department's service. */
  url: string;
  token: string;
  name: string;
  /** Commitments that it may hang milestones on. */
  commitments: readonly string[];
  entries: Entries;
  history: History;
  random: Random;
  /** A careful one sends a request again, under the same key, until it is answered; a careless one goes on. */
  careful: boolean;
}

const said = { occurredOn: partialDate('2026-03-12'), confidence: 'high', evidence: [] };
const BEGIN = Date.UTC(2027, 0, 1);
const DAY = 86_400_000;
const MOST_MOVES = 25;

const dayOf = (number: number) => new Date(BEGIN + number * DAY).toISOString().slice(0, 10);

/** One client: schedules milestones and moves their due dates, each time with a value that nobody else has. */
export class Writer {
  private count = 0;

  constructor(private readonly settings: WriterSettings) {}

  /** Works until it is told to stop; a careful one goes on then, at most until `patience` ends. */
  async work(stop: AbortSignal, patience: AbortSignal): Promise<void> {
    const { random, entries } = this.settings;
    while (!stop.aborted) {
      const known = random.next() < 0.2 ? undefined : entries.pick(random, MOST_MOVES);
      await (known ? this.reschedule(known, patience) : this.schedule(patience));
      await sleep(random.whole(2, 20));
    }
  }

  private async schedule(patience: AbortSignal): Promise<void> {
    const { random, commitments, url, entries } = this.settings;
    const value = this.value();
    const [commitment, due] = [random.pick(commitments), dayOf(0)];
    const change = { commitment, title: { en: value }, due: partialDate(due) };
    const told = await this.send({ value, subject: `milestone/${value}`, type: 'schedule', due }, `${url}/v1/milestones`, { id: value, ...said, change }, patience); // prettier-ignore
    if (told.status === 201) entries.learn({ id: value, commitment, version: told.version!, due });
  }

  private async reschedule(known: Known, patience: AbortSignal): Promise<void> {
    const value = this.value();
    const due = dayOf(known.version);
    const change = { from: partialDate(known.due), to: partialDate(due), reason: { en: value } };
    const address = `${this.settings.url}/v1/milestones/${known.id}/reschedule`;
    const told = await this.send({ value, subject: `milestone/${known.id}`, type: 'reschedule', due }, address, { ...said, change }, patience); // prettier-ignore
    if (told.status === 201) this.settings.entries.learn({ ...known, version: told.version!, due });
    else this.settings.entries.forget(known.id); // where it stands now is not known
  }

  private async send(wish: Wish, url: string, body: object, patience: AbortSignal): Promise<Try> {
    const { history, careful, token } = this.settings;
    return careful ? sendUntilAnswered(history, wish, { url, token, body }, patience) : sendOnce(history, wish, { url, token, body });
  }

  private value = () => `${this.settings.name}-${++this.count}`;
}
