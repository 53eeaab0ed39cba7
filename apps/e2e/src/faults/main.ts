import './quiet.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { bounds } from './check/service.js';
import { check } from './check/check.js';
import { nothing } from './check/nothing.js';
import { requireKcat } from './look/dump-topic.js';
import { makeAgain } from './made-again.js';
import { type Kind, kinds, planEach, planRun, short } from './plan/plan.js';
import { lineOf, report } from './report.js';
import { run, type RunResult, type RunSettings } from './run.js';
import { Stand } from './stand/stand.js';

interface Options {
  runs?: number;
  seed: number;
  only: readonly Kind[];
  each?: readonly Kind[];
  recovery: number;
  time: number;
  json: boolean;
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
};

const someOf = (text: string): Kind[] => {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(kinds as string[]).includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no fault ${unknown}; there are ${kinds.join(', ')}.`);
  return names as Kind[];
};

const program = new Command('faults')
  .description('Breaks everything while a checker watches; exits 1 when an invariant did not hold.')
  .option('--runs <number>', 'how many runs by chance (default: 20, or none with --each)', whole)
  .option('--seed <number>', 'of the first run; each further one has the next', whole, Math.floor(Math.random() * 1e6))
  .option('--only <faults>', `some of ${kinds.join(', ')}, with commas between`, someOf, short)
  .option('--each <faults>', 'first, one run for each thing that these faults do', someOf)
  .option('--recovery <seconds>', 'how long it may take until all is shown again', whole, bounds.recovery / 1_000)
  .option('--time <seconds>', 'begin no run by chance later than this', whole, 86_400)
  .option('--json', 'print JSON instead of a table', false);

/** What was asked for by name, then runs by chance as long as there is time. */
function* plans({ each, runs = each ? 0 : 20, seed, only, time }: Options): Generator<Pick<RunSettings, 'seed' | 'faults' | 'sure'>> {
  for (const faults of each?.flatMap(planEach) ?? []) yield { seed, faults, sure: true };
  for (let at = 0; at < runs && performance.now() < time * 1_000; at += 1) {
    const faults = planRun(seed + at, only);
    yield { seed: seed + at, faults, sure: faults.length === 1 };
  }
}

/** A run with findings keeps its folder, and with it the whole stand's logs. */
async function series(stand: Stand, options: Options, told: AbortSignal): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for (const plan of plans(options)) {
    if (told.aborted) break;
    const result = await run({
      stand,
      name: `r${results.length}`,
      ...plan,
      within: { ...bounds, recovery: options.recovery * 1_000 },
    });
    results.push(result);
    tell(lineOf(result));
    if (result.findings.length === 0) await rm(result.folder, { recursive: true });
  }
  return results;
}

/** Ends everything at once when it is told to; a second request ends this process, and with it all that it has started. */
function leaveWhenTold(stand: Stand, folder: string): AbortSignal {
  const told = new AbortController();
  const leave = async () => {
    told.abort();
    await stand.stop().finally(() => rm(folder, { recursive: true, force: true }));
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void leave());
  return told.signal;
}

async function main(options: Options): Promise<void> {
  await requireKcat();
  for (const name of ['DATABASE_URL', 'KAFKA_BROKERS', 'TEST_SERVERS']) delete process.env[name]; // it breaks only servers of its own
  const folder = await mkdtemp(join(tmpdir(), 'milepost-faults-'));
  const stand = await Stand.start(folder);
  const told = leaveWhenTold(stand, folder);
  try {
    const results = await series(stand, options, told);
    const last = check({ ...nothing(), rebuilds: await makeAgain(stand) });
    report(results, last, options);
    if ([...results.flatMap(({ findings }) => findings), ...last].length > 0) process.exitCode = 1;
  } catch (error) {
    if (told.aborted) return; // whatever fails while everything is being ended
    throw error;
  } finally {
    if (!told.aborted) await stand.stop();
  }
  if (process.exitCode) tell(`What was found, with all logs, is in ${folder}.`);
  else await rm(folder, { recursive: true });
}

await main(program.parse().opts<Options>());
