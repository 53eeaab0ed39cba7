import { constants, getPriority, setPriority } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { applySchema, exitWithReason, newConnection } from '@milepost/service';
import pg from 'pg';
import { dropParked, listParked, parkedValue, type Released, releaseParked } from './projection/parked.js';
import { rebuild } from './rebuild/rebuild.js';
import { privileges, schema } from './schema/schema.js';
import { readSettings } from './settings.js';

const program = new Command('operate').description("Looks after the aggregator's read model.");
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const number = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
};

async function withPool<T>(work: (pool: pg.Pool, prefix: string) => Promise<T>): Promise<T> {
  const { databaseUrl, topicPrefix } = readSettings();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, application_name: 'milepost operate', onConnect: newConnection });
  return work(pool, topicPrefix).finally(() => pool.end());
}

/** Whoever serves readers goes first. Nobody may raise a priority that was lowered by who started us. */
const yieldToServices = (): void => setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

program
  .command('rebuild')
  .description('build the read model again from the topics, beside the one in use, then swap')
  .option('--json', 'print JSON')
  .action(async ({ json = false }: { json?: boolean }) => {
    yieldToServices();
    const rebuilt = await rebuild(readSettings(), json ? {} : { progress: print });
    const { entries, events, parked, seconds, differing } = rebuilt;
    if (json) print(JSON.stringify(rebuilt));
    else print(`${entries} entries of ${events} events in ${seconds.toFixed(1)} s; ${parked} parked; ${differing} were otherwise before.`);
  });

program
  .command('schema')
  .description('bring the schema up to date, as the owner of the database, and say what the role of the service may do')
  .requiredOption('--role <role>', 'the role of the service')
  .action(({ role }: { role: string }) => applySchema({ url: readSettings().databaseUrl, schema }, { role, privileges }));

const parked = program.command('parked').description('messages that could not be applied');

parked
  .command('list')
  .option('--json', 'print JSON')
  .action(async ({ json = false }: { json?: boolean }) => {
    const rows = await withPool(listParked);
    if (json) return print(JSON.stringify(rows));
    for (const { topic, partition, offset, key, reason } of rows) print([topic, partition, offset, key ?? '(no key)', reason].join('  '));
    if (rows.length === 0) print('Nothing is parked.');
  });

parked
  .command('show')
  .argument('<topic>')
  .argument('<partition>', '', number)
  .argument('<offset>', '', number)
  .option('--json', 'print JSON, the value in base64')
  .action(async (topic: string, partition: number, offset: number, { json = false }: { json?: boolean }) => {
    const value = await withPool((pool) => parkedValue(pool, { topic, partition, offset }));
    if (value === undefined) return missing();
    if (json) print(JSON.stringify({ topic, partition, offset, value: value?.toString('base64') ?? null }));
    else print(value === null ? '(no value)' : value.toString());
  });

parked
  .command('release')
  .description('apply parked messages again, those of a key in order')
  .option('--topic <topic>', 'only of this topic and key')
  .option('--key <key>')
  .option('--json', 'print JSON')
  .action(async ({ topic, key, json = false }: { topic?: string; key?: string; json?: boolean }) => {
    const only = topic !== undefined && key !== undefined ? { topic, key } : undefined;
    if (!only && (topic ?? key) !== undefined) return program.error('A topic and a key belong together.');
    say(await withPool((pool, prefix) => releaseParked(pool, prefix, only)), json);
  });

parked
  .command('drop')
  .description('never apply a message; what waits behind it goes on')
  .argument('<topic>')
  .argument('<partition>', '', number)
  .argument('<offset>', '', number)
  .requiredOption('--because <reason>', 'kept with the message')
  .option('--json', 'print JSON')
  .action(async (topic: string, partition: number, offset: number, { because, json = false }: { because: string; json?: boolean }) => {
    const released = await withPool((pool, prefix) => dropParked(pool, prefix, { topic, partition, offset }, because));
    if (released === undefined) return missing();
    say(released, json);
  });

function say(result: Released, json: boolean): void {
  print(json ? JSON.stringify(result) : `${result.released} released, ${result.stay} stay.`);
  for (const error of result.errors) process.stderr.write(`${error}\n`);
  if (result.errors.length > 0) process.exitCode = 1;
}

function missing(): void {
  process.stderr.write('Nothing is parked there.\n');
  process.exitCode = 1;
}

await program.parseAsync().catch(exitWithReason);
