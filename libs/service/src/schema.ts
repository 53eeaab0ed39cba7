import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { codeOf } from './away.js';
import { outliveCuts } from './cut-connections.js';
import { log } from './log.js';
import { sourceOptions, type SourceSettings } from './source-options.js';

/** A step of a schema: a TypeORM migration class whose name ends in a millisecond timestamp. */
export type Step = new () => MigrationInterface;

/** What a service's role may do: for each table a list such as `select, insert`. What is not named is not allowed. */
export type Privileges = Record<string, string>;

export interface SchemaSettings extends SourceSettings {
  schema: Step[];
}

const LOCK = 'milepost.schema';

/**
 * Applies the steps that are missing, each once however many try at the same time. With `grants` the role may afterwards do what the
 * privileges say, and nothing else.
 */
export async function applySchema(settings: SchemaSettings, grants?: { role: string; privileges: Privileges }): Promise<void> {
  // The lock has a connection of its own: in a pool of one the steps would wait for it for ever.
  const lock = new pg.Client({ connectionString: settings.url, application_name: `${settings.name ?? 'milepost'} schema` });
  const source = new DataSource({ ...sourceOptions({ ...settings, poolSize: 1, statementTimeout: 0 }), migrations: settings.schema });
  outliveCuts(lock);
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await source.initialize();
    const applied = await source.runMigrations({ transaction: 'each' });
    for (const { name } of applied) log.info({ step: name }, 'schema step applied');
    if (grants) await lock.query(grantStatements(grants));
  } finally {
    if (source.isInitialized) await source.destroy();
    await lock.end();
  }
}

/** Several statements without parameters are one transaction: nobody is without a right that stays. */
function grantStatements({ role, privileges }: { role: string; privileges: Privileges }): string {
  const to = pg.escapeIdentifier(role);
  const grants = Object.entries({ ...privileges, schema_step: 'select' }).map(
    ([table, allowed]) => `grant ${allowed} on table ${pg.escapeIdentifier(table)} to ${to}`,
  );
  return [`revoke all on all tables in schema public from ${to}`, ...grants].join(';\n');
}

/** The owner applies the steps; another role waits until they have been applied, at most `patience` milliseconds. */
export async function bringUpToDate(settings: SchemaSettings & { patience?: number }): Promise<void> {
  const client = new pg.Client({ connectionString: settings.url });
  outliveCuts(client);
  await client.connect();
  try {
    const { rows } = await client.query<{ owns: boolean }>(`select has_schema_privilege('public', 'create') as owns`);
    if (rows[0]!.owns) await applySchema(settings);
    else await untilApplied(client, settings.schema, settings.patience ?? 60_000);
  } finally {
    await client.end();
  }
}

async function untilApplied(client: pg.Client, schema: Step[], patience: number): Promise<void> {
  const names = schema.map(({ name }) => name);
  for (const deadline = Date.now() + patience; ; await sleep(500)) {
    const applied = await appliedSteps(client);
    const missing = names.filter((name) => !applied.has(name));
    if (missing.length === 0) return;
    if (Date.now() > deadline) throw new Error(`The owner of the database has not applied ${missing.join(', ')}: run milepost databases.`);
    log.warn({ missing }, 'waiting for the schema');
  }
}

const UNDEFINED_TABLE = '42P01';
const NOT_ALLOWED = '42501';

async function appliedSteps(client: pg.Client): Promise<Set<string>> {
  try {
    const { rows } = await client.query<{ name: string }>('select name from schema_step');
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if ([UNDEFINED_TABLE, NOT_ALLOWED].includes(codeOf(error as Error) ?? '')) return new Set();
    throw error;
  }
}
