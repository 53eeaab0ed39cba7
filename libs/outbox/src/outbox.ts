/** One message: `value` is the exact text that goes out, at most MAX_VALUE_BYTES of UTF-8. */
export interface OutboxRow {
  topic: string;
  key: string;
  value: string;
}

/** Rows of one committed transaction whose positions follow each other, in their order; the first stands at `first`. */
export interface Committed {
  first: number;
  rows: readonly OutboxRow[];
}

/** What `add` needs of a pg client that is in the caller's transaction. */
export interface Statements {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<unknown>;
}

/**
 * The insert as a part of a larger statement: parameters `first`, `first + 1` and `first + 2` are the arrays of `outboxColumns`.
 * Positions follow the order of the arrays.
 */
export const ADD_ROWS = (first: number) => `
insert into outbox (topic, key, value)
select topic, key, value
from unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::text[]) with ordinality as row (topic, key, value, place)
order by place`;

/** Topics, keys and values of the batch: the three parameters of ADD_ROWS. */
export const outboxColumns = (batch: readonly OutboxRow[]): [topics: string[], keys: string[], values: string[]] => [
  batch.map(({ topic }) => topic),
  batch.map(({ key }) => key),
  batch.map(({ value }) => value),
];

/** Inserts the rows in their order, in the transaction that `client` is in; they go out after its commit. */
export async function add(client: Statements, batch: readonly OutboxRow[]): Promise<void> {
  if (batch.length > 0) await client.query({ name: 'outbox add', text: ADD_ROWS(1), values: outboxColumns(batch) });
}
