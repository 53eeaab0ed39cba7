import type { ClientBase } from 'pg';
import { LRUCache } from 'lru-cache';
import { textColumn } from '@milepost/service';
import { type EventReading, type Reading } from './reading.js';

type Row = { kind: string; id: string; department: string };

/**
 * Which department published an entry first. It never changes, so what was once read is kept; only what has been committed
 * is remembered. `tables` says where to look, first the one that decides.
 */
export class Owners {
  private readonly known = new LRUCache<string, string>({ max: 200_000 });

  constructor(private readonly tables: readonly string[] = ['entry']) {}

  async of(client: ClientBase, readings: readonly Reading[]): Promise<Map<string, string>> {
    const events = new Map(readings.filter((reading) => reading.is === 'event').map((reading) => [reading.subject, reading]));
    const owners = new Map<string, string>();
    for (const subject of events.keys()) {
      const department = this.known.get(subject);
      if (department !== undefined) owners.set(subject, department);
    }
    for (const table of this.tables) {
      const unknown = [...events].filter(([subject]) => !owners.has(subject)).map(([, reading]) => reading);
      if (unknown.length > 0) for (const row of await lookUp(client, table, unknown)) owners.set(`${row.kind}/${row.id}`, row.department);
    }
    return owners;
  }

  remember(committed: readonly EventReading[]): void {
    for (const { subject, department } of committed) if (!this.known.has(subject)) this.known.set(subject, department);
  }

  forget(): void {
    this.known.clear();
  }
}

async function lookUp(client: ClientBase, table: string, readings: readonly EventReading[]): Promise<Row[]> {
  const text = `
    select e.kind, e.id, e.department from unnest($1::text[], $2::text[]) as b (kind, id)
    join ${table} e on e.kind = b.kind and e.id = b.id`;
  const values = [textColumn(readings, ({ kind }) => kind), textColumn(readings, ({ id }) => id)];
  const { rows } = await client.query<Row>({ name: `owners of ${table}`, text, values });
  return rows;
}
