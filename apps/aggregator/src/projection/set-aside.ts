import type { ClientBase } from 'pg';
import { positionName, type Reading } from './reading.js';
import { keyName, type Known } from './sort-out.js';

/** What was parked or dropped, of the topics that a batch comes from. */
export type SetAside = Pick<Known, 'blocked' | 'dropped'>;

const SET_ASIDE = `
  select 'parked' as what, topic, null::int as partition, min("offset")::float8 as "offset", key
  from parked where topic = any ($1) and key is not null group by topic, key
  union all
  select 'dropped', topic, partition, "offset"::float8, null from dropped where topic = any ($1)`;

type Row = { what: 'parked' | 'dropped'; topic: string; partition: number; offset: number; key: string };

export async function readSetAside(client: ClientBase, topics: readonly string[]): Promise<SetAside> {
  const { rows } = await client.query<Row>({ name: 'set-aside', text: SET_ASIDE, values: [topics] });
  return {
    blocked: new Map(rows.filter(({ what }) => what === 'parked').map(({ topic, key, offset }) => [keyName(topic, key), offset])),
    dropped: new Set(rows.filter(({ what }) => what === 'dropped').map(positionName)),
  };
}

export const topicsOf = (readings: readonly Reading[]): string[] => [...new Set(readings.map(({ topic }) => topic))];

/**
 * The topics of which nothing is parked or dropped. It may be kept as long as the offsets are where we left them: whoever releases
 * or drops a message raises their generation, and only the owner of a partition parks what lies on it.
 */
export class ClearTopics {
  private topics: ReadonlySet<string> = new Set();

  /** Grows with whatever was forgotten: what was decided by an earlier one counts no more. */
  private at = 0;

  get age(): number {
    return this.at;
  }

  has(topics: readonly string[]): boolean {
    return topics.every((topic) => this.topics.has(topic));
  }

  /** Remembers the topics when nothing of them was set aside. */
  remember(topics: readonly string[], { blocked, dropped }: SetAside): void {
    if (blocked.size + dropped.size === 0) this.topics = new Set([...this.topics, ...topics]);
  }

  forget(): void {
    this.topics = new Set();
    this.at += 1;
  }
}
