import { isBefore, type Target, type TargetMeasured } from '@milepost/contracts';
import { type Disclosed, type Proposal, refuse, type Rule, when } from '@milepost/department';

/** A figure on health says who counted, and over which period. */
export const namesSourceAndPeriod: Rule = when<unknown, TargetMeasured>('TargetMeasured', ({ change }) => {
  if (!change.source) return refuse('missing-source', 'Name who counted.', '/change/source');
  if (!change.referencePeriod) return refuse('missing-source', 'Give the period that the figure is about.', '/change/referencePeriod');
  const { from, to } = change.referencePeriod;
  return isBefore(to, from) ? refuse('dates-differ', 'The period ends before it begins.', '/change/referencePeriod/to') : undefined;
});

const SMALLEST = 5;
const isCount = ({ unit }: Target) => unit !== 'EUR' && unit !== 'percent';

/** Counts of fewer than five people could tell who they are: the public sees that there is a figure, not which. */
export function smallCountsSuppressed({ type, before, change, said }: Proposal): Disclosed {
  const measured = change as TargetMeasured;
  const small = type === 'TargetMeasured' && measured.value !== null && measured.value > 0 && measured.value < SMALLEST;
  if (!small || !isCount(before as Target)) return { change, said };
  return { change: { ...measured, value: null, suppressed: true }, said };
}

export const rules: readonly Rule[] = [namesSourceAndPeriod];
