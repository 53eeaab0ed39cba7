const field = (name: string, type: string, more = {}) => ({ field: name, type, optional: false, ...more });
const SCHEMA = {
  type: 'struct',
  optional: false,
  fields: [
    field('kind', 'string'),
    field('id', 'string'),
    field('version', 'int32'),
    field('state', 'string', { name: 'io.debezium.data.Json' }),
  ],
};

type Told = { kind: string; entryId: string; version: number; state: object | null };

/** An event as the sink needs it: it writes what has a schema, and every message carries its own. */
export const sinkText = ({ kind, entryId: id, version, state }: Told): string =>
  JSON.stringify({ schema: SCHEMA, payload: { kind, id, version, state: JSON.stringify(state) } });
