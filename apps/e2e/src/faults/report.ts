import { type Finding, invariants, type Invariant } from './check/evidence.js';
import type { RunResult } from './run.js';

const seconds = (milliseconds: number | null) => (milliseconds === null ? 'never' : `${(milliseconds / 1000).toFixed(1)} s`);

/** One line for a run, with its findings below it. */
export function lineOf({ name, seed, faults, operations, unknown, recovery, seconds: took, findings }: RunResult): string {
  const line = `${name} seed ${seed}: ${faults.join(', ')} · ${operations} operations, ${unknown} unknown · recovered in ${seconds(recovery)} · ${took.toFixed(1)} s`;
  const most = findings.slice(0, 8).map(({ invariant, wrong }) => `  ${invariant} ${wrong}`);
  return [line, ...most, ...(findings.length > 8 ? [`  … and ${findings.length - 8} more`] : [])].join('\n');
}

/** `last` is what was found when all runs were over. */
export function report(results: readonly RunResult[], last: readonly Finding[], { seed, json }: { seed: number; json: boolean }): void {
  const found = [...results.flatMap(({ findings }) => findings), ...last];
  const summary = { seed, runs: results.length, ...totals(results), anomalies: anomalies(found), recovery: recoveries(results) };
  process.stdout.write(json ? `${JSON.stringify({ ...summary, last, results }, null, 2)}\n` : `\n${table(summary)}\n`);
}

function totals(results: readonly RunResult[]) {
  const sum = (of: (result: RunResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    operations: sum(({ operations }) => operations),
    recorded: sum(({ recorded }) => recorded),
    unknown: sum(({ unknown }) => unknown),
    refused: sum(({ refused }) => refused),
    faults: sum(({ faults }) => faults.length),
  };
}

function anomalies(found: readonly Finding[]): Record<Invariant, number> {
  const count = (name: string) => found.filter(({ invariant }) => invariant === name).length;
  return Object.fromEntries(Object.keys(invariants).map((name) => [name, count(name)])) as Record<Invariant, number>;
}

export interface RecoveryRow {
  fault: string;
  runs: number;
  /** Milliseconds; null: never. */
  median: number | null;
  most: number | null;
}

/** By the kind of fault, of runs that had no other. */
function recoveries(results: readonly RunResult[]): RecoveryRow[] {
  const single = results.filter(({ faults }) => faults.length === 1);
  const kinds = Map.groupBy(single, ({ faults: [fault] }) => fault!.replace(/ for .*/, ''));
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fault, runs]) => {
      const times = runs.map(({ recovery }) => recovery ?? Infinity).sort((a, b) => a - b);
      const known = (time: number) => (time === Infinity ? null : Math.round(time));
      return { fault, runs: runs.length, median: known(times[Math.floor(times.length / 2)]!), most: known(times.at(-1)!) };
    });
}

interface Summary extends ReturnType<typeof totals> {
  seed: number;
  runs: number;
  anomalies: Record<Invariant, number>;
  recovery: RecoveryRow[];
}

const table = ({ seed, runs, operations, unknown, faults, anomalies, recovery }: Summary): string =>
  [
    `${runs} runs from seed ${seed}: ${faults} faults, ${operations} operations, ${unknown} never answered.`,
    '',
    '| invariant | anomalies |',
    '|---|---:|',
    ...Object.entries(invariants).map(([id, name]) => `| ${id} ${name} | ${anomalies[id as Invariant]} |`),
    '',
    '| fault | runs | recovery, median | most |',
    '|---|---:|---:|---:|',
    ...recovery.map(({ fault, runs, median, most }) => `| ${fault} | ${runs} | ${seconds(median)} | ${seconds(most)} |`),
  ].join('\n');
