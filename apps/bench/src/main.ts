import './quiet.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Floor, missed, quickFloors, thoroughFloors } from './figures/floors.js';
import { type Result, titleOf } from './figures/result.js';
import { table } from './figures/table.js';
import { measures } from './measures/measures.js';
import { quick, thorough } from './measures/measure.js';
import { wanted } from './measures/wanted.js';
import { machine } from './stack/machine.js';
import { Stack } from './stack/stack.js';

interface Options {
  quick: boolean;
  only?: string;
  json: boolean;
  repetitions?: number;
  minutes?: number;
  wide?: boolean;
}

const atLeastOne = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
};

const listed = measures.map(({ id, name }) => (id === name ? name : `${id} ${name}`)).join(', ');

const LEFT_OUT = `
B7, a stream to many readers, is left out until there is a stream. B5 to B10 run in
--quick only when asked for, growth (the same work on ever larger models) never else.
Left out among the contenders: emmett, which asks for other versions of two
libraries than are used here.`;

const program = new Command('bench')
  .description('Measures the speed of everything beside what people would otherwise use; exits 1 when a floor was missed.')
  .option('--quick', 'some minutes instead of an hour and a half, with the floors of the whole product', false)
  .addOption(new Option('--only <measures>', `some of ${listed}, by either word, with commas between`))
  .option('--repetitions <number>', 'how often each run is repeated', atLeastOne)
  .option('--wide', 'every rate and contender in --quick too')
  .option('--minutes <number>', 'how long the endurance run takes', atLeastOne)
  .option('--json', 'print JSON instead of a table', false)
  .addHelpText('after', LEFT_OUT);

const tell = (line: string) => void process.stderr.write(`${line}\n`);

async function run({ quick: isQuick, only, json, repetitions, minutes, wide }: Options): Promise<void> {
  const { found, unknown } = only === undefined ? { found: standard(isQuick), unknown: [] } : wanted(only, measures);
  if (unknown.length > 0) program.error(`There is no measure ${unknown.join(', ')}.`, { exitCode: 2 });
  const effort = {
    ...(isQuick ? quick : thorough),
    ...(repetitions && { repetitions }),
    ...(minutes && { minutes }),
    ...(wide && { wide }),
  };
  const begin = performance.now();
  const stack = await Stack.start({ logical: effort.wide });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stack.stop().finally(() => process.exit(130)));
  try {
    const about = await machine(stack);
    const results: Result[] = [];
    for (const { id, name, measure } of found) {
      tell(id === name ? name : `${id} ${name}`);
      results.push(...(await measure({ stack, effort, tell })));
    }
    const seconds = Math.round((performance.now() - begin) / 1000);
    report({ machine: about, results, seconds }, isQuick ? quickFloors : thoroughFloors, json);
  } finally {
    await stack.stop();
  }
}

const standard = (isQuick: boolean) => measures.filter(({ unasked }) => unasked === undefined || (unasked === 'thorough' && !isQuick));

type Run = { machine: string[]; results: Result[]; seconds: number };

function report({ machine, results, seconds }: Run, floors: readonly Floor[], json: boolean): void {
  const missing = missed(results, floors);
  if (json) process.stdout.write(`${JSON.stringify({ machine, seconds, results, missed: missing }, null, 2)}\n`);
  else {
    const notes = [...results.flatMap(({ notes }) => notes), ...results.flatMap(failures)];
    const lines = [...machine, ...notes, `Medians (least–greatest); the whole run took ${seconds} s.`];
    process.stdout.write(`\n${table(results)}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`);
  }
  for (const sentence of missing) tell(`MISSED ${sentence}`);
  if (missing.length > 0) process.exitCode = 1;
}

/** What the checks found, of peers too: a peer that loses or reorders fails nothing, but its figures are to be read with that. */
const failures = (result: Result) =>
  result.contenders.flatMap(({ name, faults }) => faults.map((fault) => `FAILED ${titleOf(result)}, ${name}: ${fault}`));

await run(program.parse().opts<Options>());
