import './quiet.js';
import { Command, Option } from 'commander';
import { missed } from './figures/floors.js';
import type { Result } from './figures/result.js';
import { table } from './figures/table.js';
import { measures, standard } from './measures/measures.js';
import { quick, thorough } from './measures/measure.js';
import { machine } from './stack/machine.js';
import { Stack } from './stack/stack.js';

interface Options {
  quick: boolean;
  only?: string;
  json: boolean;
  repetitions?: string;
}

const program = new Command('bench')
  .description('Measures the speed of everything beside what people would otherwise use; exits 1 when a floor was missed.')
  .option('--quick', 'a few minutes instead of half an hour', false)
  .addOption(new Option('--only <measures>', `some of ${Object.keys(measures).join(', ')}, with commas between; else all but start`))
  .option('--repetitions <number>', 'how often each run is repeated')
  .option('--json', 'print JSON instead of a table', false);

const tell = (line: string) => void process.stderr.write(`${line}\n`);

async function run({ quick: isQuick, only, json, repetitions }: Options): Promise<void> {
  const wanted = only?.split(',').map((name) => name.trim()) ?? standard;
  const unknown = wanted.filter((name) => !(name in measures));
  if (unknown.length > 0) program.error(`There is no measure ${unknown.join(', ')}.`, { exitCode: 2 });
  const effort = { ...(isQuick ? quick : thorough), ...(repetitions && { repetitions: Number(repetitions) }) };
  const begin = performance.now();
  const stack = await Stack.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stack.stop().finally(() => process.exit(130)));
  try {
    const about = await machine(stack);
    const results: Result[] = [];
    for (const name of wanted) {
      tell(name);
      results.push(await measures[name]!({ stack, effort, tell }));
    }
    report({ machine: about, results, seconds: Math.round((performance.now() - begin) / 1000) }, json);
  } finally {
    await stack.stop();
  }
}

function report({ machine, results, seconds }: { machine: string[]; results: Result[]; seconds: number }, json: boolean): void {
  const missing = missed(results);
  if (json) process.stdout.write(`${JSON.stringify({ machine, seconds, results, missed: missing }, null, 2)}\n`);
  else {
    const lines = [...machine, ...results.flatMap(({ notes }) => notes), `Medians (least–greatest); the whole run took ${seconds} s.`];
    process.stdout.write(`\n${table(results)}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`);
  }
  for (const sentence of missing) tell(`MISSED ${sentence}`);
  if (missing.length > 0) process.exitCode = 1;
}

await run(program.parse().opts<Options>());
