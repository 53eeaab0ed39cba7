import type { DueDate, MilestoneEvent } from '@milepost/contracts';
import { type Entries, type Kept, knownOf, maybe, words } from './export-entries.js';
import { exportHistory } from './export-history.js';
import type { RecordIds } from './export-ids.js';
import { defined } from './record-command.js';
import type { CommitmentInFile } from './record-file.js';

/** Commitments with their milestones, targets and histories. */
export function exportCommitments(entries: Entries, events: readonly MilestoneEvent[], ids: RecordIds): CommitmentInFile[] {
  const milestones = Map.groupBy(entries('milestone'), ({ state }) => state.commitment);
  const targets = Map.groupBy(entries('target'), ({ state }) => state.commitment);
  return entries('commitment').map(({ id, state }) => {
    const { page, objective, mandates, statementFrom, policyAreas, acts, related, delivery, assessment } = state;
    return defined({
      id,
      page,
      objective,
      mandates,
      title: words(state.title),
      statement: words(state.statement),
      statementFrom,
      leadIn: maybe(state.leadIn),
      departments: defined({ lead: state.lead, contributors: state.contributors, reason: maybe(state.departmentsReason) }),
      policyAreas,
      acts,
      related,
      status: { delivery: delivery.status, assessment: assessment.verdict },
      milestones: (milestones.get(id) ?? []).map(milestone),
      targets: (targets.get(id) ?? []).map(target),
      remark: state.remark,
      history: exportHistory(id, events, ids),
    });
  });
}

/** The file writes down a history of due dates only where there is more than one. */
const dues = (history: readonly DueDate[]) =>
  history.length < 2 ? undefined : history.map(({ due, setOn, reason }) => defined({ due, setOn, reason: maybe(reason) }));

function milestone({ id, state }: Kept<'milestone'>): CommitmentInFile['milestones'][number] {
  const { title, status, due, dueText, dueHistory, met, reversed } = state;
  const dated = { due, dueText: maybe(dueText), dueHistory: dues(dueHistory), met, reversed: reversed ?? undefined };
  return defined({ id, title: words(title), status, ...dated, ...knownOf(state) });
}

function target({ id, state }: Kept<'target'>): CommitmentInFile['targets'][number] {
  const { title, kind, unit, direction, baseline, value, due, dueHistory, measurements } = state;
  const measured = measurements.map((figure) => defined({ ...figure, eventId: undefined }));
  const figures = { kind, unit, direction, baseline, target: value, due, dueHistory: dues(dueHistory), measurements: measured };
  return defined({ id, title: words(title), ...figures, ...knownOf(state) });
}
