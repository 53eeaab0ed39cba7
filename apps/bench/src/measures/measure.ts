import type { Contender, Figures, Result } from '../figures/result.js';
import type { Stack } from '../stack/stack.js';

/** How long, how often and how much. */
export interface Effort {
  repetitions: number;
  /** Multiplies seconds and numbers of events. */
  scale: number;
  /** Whether comparisons run that need long: further rates, further contenders. */
  wide: boolean;
  /** Of the endurance run. */
  minutes: number;
}

export const quick: Effort = { repetitions: 3, scale: 1, wide: false, minutes: 2 };
export const thorough: Effort = { repetitions: 3, scale: 3, wide: true, minutes: 10 };

export interface Context {
  stack: Stack;
  effort: Effort;
  tell(line: string): void;
}

export type Measure = (context: Context) => Promise<Result[]>;

/** Somebody who does the work that is measured. */
export interface Candidate {
  name: string;
  /** Work before the first run that does not count. */
  warmUp(): Promise<unknown>;
  run(repetition: number): Promise<Figures>;
  /** Looks at what all runs have left behind; says what is wrong with it. */
  check(): Promise<string[]>;
}

/** Each candidate runs once, then each again: what disturbs the machine for a while disturbs them all. */
export async function compare(candidates: readonly Candidate[], { effort, tell }: Context): Promise<Contender[]> {
  const contenders = candidates.map(({ name }) => ({ name, runs: [] as Figures[], faults: [] as string[] }));
  for (const candidate of candidates) await candidate.warmUp();
  for (let repetition = 0; repetition < effort.repetitions; repetition++) {
    for (const [index, candidate] of candidates.entries()) {
      const figures = await candidate.run(repetition);
      contenders[index]!.runs.push(figures);
      tell(`  ${candidate.name}, run ${repetition + 1}: ${line(figures)}`);
    }
  }
  for (const [index, candidate] of candidates.entries()) contenders[index]!.faults.push(...(await candidate.check()));
  return contenders;
}

const line = (figures: Figures) =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${Math.round(Number(value) * 1000) / 1000}`)
    .join(', ');
