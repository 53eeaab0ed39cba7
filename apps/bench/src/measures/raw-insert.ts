import { Client } from 'pg';
import { names } from '../contenders.js';
import { tables } from '../naive/statement.js';
import { histories, type Recorded } from '../record/milestones.js';
import type { Candidate, Context } from './measure.js';
import { processorTime, since, Usage } from './metered.js';

const ROWS = 256;
const IN_FLIGHT = 2;
const SECONDS = 4;

const TEXT = `
with event as (select * from unnest($1::text[], $2::int[], $3::jsonb[], $4::text[], $5::text[]) as row (id, version, state, key, payload)),
  kept as (insert into entry (kind, id, version, state) select 'milestone', id, version, state from event
    on conflict (kind, id) do update set version = excluded.version, state = excluded.state)
insert into outbox (topic, key, payload) select 'accept', key, payload from event`;

/** What PostgreSQL takes of the same rows when nothing stands before it: two tables, two statements in flight. */
export class RawInsert implements Candidate {
  readonly name = names.rawInsert;
  private readonly usage = new Usage();
  private readonly rows: unknown[][][] = [];
  private written = 0;

  constructor(
    private readonly database: string,
    private readonly context: Context,
  ) {}

  async warmUp(): Promise<void> {
    await this.context.stack.inDatabase(this.database, (client) => client.query(tables));
    for (let lane = 0; lane < IN_FLIGHT; lane++)
      this.rows.push(
        Array.from({ length: 40 }, (_, at) => columns(histories({ from: (lane * 40 + at) * ROWS, count: ROWS, versions: 1 }))),
      );
    await this.write(1);
  }

  async run() {
    const before = processorTime([]);
    const [begin, written] = [performance.now(), this.written];
    await this.write(SECONDS * this.context.effort.scale);
    const rows = this.written - written;
    return { rate: (rows / (performance.now() - begin)) * 1000, cpu: this.usage.add(since(before, []), rows) };
  }

  async check(): Promise<string[]> {
    const { rows } = await this.context.stack.inDatabase(this.database, (client) =>
      client.query<{ kept: number }>('select count(*)::int as kept from outbox'),
    );
    return rows[0]!.kept === this.written ? [] : [`${this.written} rows were written, ${rows[0]!.kept} are there`];
  }

  private async write(seconds: number): Promise<void> {
    const end = performance.now() + seconds * 1000;
    await Promise.all(
      this.rows.map((batches) => this.context.stack.inDatabase(this.database, (client) => this.lane(client, batches, end))),
    );
  }

  private async lane(client: Client, batches: unknown[][], end: number): Promise<void> {
    for (let at = 0; performance.now() < end; at = (at + 1) % batches.length) {
      await client.query({ name: 'raw', text: TEXT, values: batches[at]! });
      this.written += ROWS;
    }
  }
}

const columns = (events: readonly Recorded[]) => [
  events.map(({ event }) => event.data.entryId),
  events.map(({ event }) => event.data.version),
  events.map(({ event }) => JSON.stringify(event.data.state)),
  events.map(({ event }) => event.partitionkey),
  events.map(({ text }) => text),
];
