import { type LegislativeStage, type PartialDate } from '@milepost/contracts';
import type { ForceRow, PlanChartView, StepRow } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { endings, extensionsOf } from './acts.js';
import type { StepFacts } from './steps.js';
import { textOf, textOrNull } from './texts.js';

/** Every step that has no chart of its own, and the acts whose rules came to an end; null when there is nothing to draw. */
export function planOf(id: string, steps: readonly StepFacts[], acts: readonly Standing<'act'>[], reading: Reading): PlanChartView | null {
  const force = acts.flatMap((act) => forceRow(act, acts, reading) ?? []);
  const rows = [...force, ...steps.filter(({ step }) => step.dueHistory.length < 2).map((facts) => stepRow(facts, reading))];
  if (rows.length === 0) return null;
  const dates = [
    ...steps.flatMap(({ step, reached }) => [...step.dueHistory.flatMap(({ due, setOn }) => [due, setOn]), step.due, reached]),
    ...force.map(({ inForce }) => inForce),
  ];
  const years = [...dates.flatMap((date) => (date ? [yearOf(date)] : [])), yearOf(reading.day)];
  return {
    id: `plan-${id}`,
    from: Math.min(...years),
    to: Math.max(...years),
    asOf: reading.day,
    asOfIs: reading.past ? 'thisDay' : 'today',
    rows,
  };
}

const yearOf = ({ date }: PartialDate) => Number(date.slice(0, 4));

function stepRow(facts: StepFacts, reading: Reading): StepRow {
  const { step, moves } = facts;
  return {
    kind: 'step',
    title: textOf(facts.title, reading),
    href: null,
    status: facts.status,
    isTarget: facts.isTarget,
    due: step.due,
    met: facts.reached,
    late: facts.late,
    overdue: facts.overdue,
    noNews: facts.noNews,
    contested: facts.contested,
    moves: moves.count > 0 ? { moves: moves.count, sum: moves.total, backToFirst: moves.backToFirst } : null,
    reason: textOrNull('reason' in step ? step.reason : null, reading),
    evidence: facts.evidence,
  };
}

/** Rules that were in force and are no more; `replaced` when another act of the promise is in force. */
function forceRow(act: Standing<'act'>, acts: readonly Standing<'act'>[], reading: Reading): ForceRow | null {
  const { stages, stage, stageSince, title, expiresOn, endReason } = act.state;
  const inForce = stages.find((one) => one.stage === 'inForce' || one.stage === 'applicable')?.on;
  if (!inForce || !stage || !stageSince || !endings.includes(stage)) return null;
  const extensions = extensionsOf(act, reading.record);
  return {
    kind: 'force',
    title: textOf(title, reading),
    inForce,
    expiries: [...extensions.map(({ from }) => from), ...(expiresOn ? [expiresOn] : [])],
    ended: { on: stageSince, stage, replaced: acts.some((other) => isLaw(other.state.stage)) },
    note: textOrNull(endReason, reading),
  };
}

const isLaw = (stage: LegislativeStage | null) => stage === 'inForce' || stage === 'applicable';
