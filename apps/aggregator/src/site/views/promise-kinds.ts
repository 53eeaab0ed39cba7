import type { PromiseFacts } from './standing.js';

/** Groups of promises that a number on the front page stands for and a list can be narrowed to. */
export const kinds = {
  overdue: ({ overdue }: PromiseFacts) => overdue.length > 0,
  moved: ({ moved }: PromiseFacts) => moved !== null,
  keptLate: ({ keptLate }: PromiseFacts) => keptLate !== null,
  undone: ({ undone }: PromiseFacts) => undone?.highest === 'delivered',
  partlyUndone: ({ undone }: PromiseFacts) => undone?.highest === 'partiallyDelivered',
  quiet: ({ quiet }: PromiseFacts) => quiet !== null,
  sourcesDiffer: ({ differs }: PromiseFacts) => differs,
  notAssessed: ({ state }: PromiseFacts) => state.assessment.verdict === 'notAssessed',
} satisfies Record<string, (of: PromiseFacts) => boolean>;

export type PromiseKind = keyof typeof kinds;
export const promiseKinds = Object.keys(kinds) as PromiseKind[];

/** What a list of promises is narrowed to; several values of one filter mean any of them. */
export interface PromiseFilter {
  lead?: string[] | undefined;
  department?: string[] | undefined;
  status?: string[] | undefined;
  assessment?: string[] | undefined;
  priority?: string[] | undefined;
  objective?: string[] | undefined;
  only?: PromiseKind[] | undefined;
  q?: string | undefined;
}

export interface Place {
  /** The priority that an objective stands under. */
  priorityOf: (objective: string) => string | undefined;
  /** All words in which a promise can be found. */
  wordsOf: (of: PromiseFacts) => string;
}

const any = (wanted: readonly string[] | undefined, has: readonly string[]) => !wanted || wanted.some((one) => has.includes(one));

export function matches(of: PromiseFacts, filter: PromiseFilter, { priorityOf, wordsOf }: Place): boolean {
  const { state } = of;
  return (
    any(filter.lead, [state.lead]) &&
    any(filter.department, [state.lead, ...state.contributors]) &&
    any(filter.status, [state.delivery.status]) &&
    any(filter.assessment, [state.assessment.verdict]) &&
    any(filter.objective, [state.objective]) &&
    any(filter.priority, [priorityOf(state.objective) ?? '']) &&
    (!filter.only || filter.only.some((kind) => kinds[kind](of))) &&
    (!filter.q || wordsOf(of).includes(filter.q.toLowerCase()))
  );
}
