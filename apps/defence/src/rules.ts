import type { EventName, TargetMeasured } from '@milepost/contracts';
import { changesMilestoneStatus, type Disclosed, type Proposal, refuse, type Rule, stageReached, when } from '@milepost/department';

const statusEvents = new Set<EventName>(['DeliveryStatusClaimed', 'CommitmentWithdrawn']);

/** Every change of a status is seen by a second person, who is not the reporter. */
export const changesStatus = (proposal: Proposal): boolean =>
  statusEvents.has(proposal.type) || changesMilestoneStatus(proposal) || (proposal.kind === 'act' && stageReached(proposal) !== undefined);

const million = 1_000_000;
const steps = [0, million, 5 * million, 10 * million, 50 * million, 100 * million, 500 * million, 1000 * million];

/** The band of a contract's value in euro: from included, to excluded; to is null above the last step. */
export function bandOf(value: number): { from: number; to: number | null } {
  const at = steps.findLastIndex((step) => value >= step);
  return { from: steps[Math.max(at, 0)]!, to: steps[at + 1] ?? null };
}

/** The value of a single contract would tell competitors its price: the public sees a band. */
export function contractsInBands({ type, change, said }: Proposal): Disclosed {
  const measured = change as TargetMeasured;
  if (type !== 'TargetMeasured' || !measured.contract || measured.value === null) return { change, said };
  return { change: { ...measured, value: null, band: bandOf(measured.value) }, said };
}

export const contractHasValue: Rule = when<unknown, TargetMeasured>('TargetMeasured', ({ change }) =>
  change.contract && (change.value === null || change.value < 0)
    ? refuse('missing-source', 'Report the value of a contract in euro; the public sees its band only.', '/change/value')
    : undefined,
);

export const rules: readonly Rule[] = [contractHasValue];
