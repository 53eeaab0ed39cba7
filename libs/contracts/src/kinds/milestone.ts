import { z } from 'zod';
import { EntryId } from '../entry.js';
import { about, eventType, existing, Reason, restriction } from '../event-type.js';
import { PartialDate } from '../partial-date.js';
import { MilestoneStatus } from '../status.js';
import { LanguageMap } from '../texts.js';

/** One due date of the history: what was promised, when it was said, and why it replaced the one before. */
export const DueDate = z.strictObject({ due: PartialDate.nullable(), setOn: PartialDate, reason: Reason.optional(), eventId: z.string() });
export type DueDate = z.infer<typeof DueDate>;

export const Milestone = z.strictObject({
  commitment: EntryId,
  title: LanguageMap,
  status: MilestoneStatus,
  due: PartialDate.nullable(),
  dueText: LanguageMap.optional(),
  dueHistory: z.array(DueDate),
  met: PartialDate.nullable(),
  reversed: PartialDate.nullable(),
  reason: Reason.optional(),
  ...restriction,
  ...about,
});
export type Milestone = z.infer<typeof Milestone>;

const named = { commitment: EntryId, title: LanguageMap, ...restriction, ...about };
const MilestoneScheduled = z.strictObject({ ...named, due: PartialDate.nullable(), dueText: LanguageMap.optional() });
const MilestoneRescheduled = z.strictObject({ from: PartialDate.nullable(), to: PartialDate.nullable(), reason: Reason });
const MilestoneMet = z.strictObject({ dateMet: PartialDate, ...z.strictObject(named).partial().shape });
const Why = z.strictObject({ reason: Reason });
type Why = z.infer<typeof Why>;

const turned =
  (status: MilestoneStatus) =>
  (state: Milestone | null, { reason }: Why) => ({ ...existing(state), status, reason });

/** Words that an event makes untrue: why a step was missed once it is reached, how its due date was worded once it moved. */
function without(milestone: Milestone, words: 'reason' | 'dueText'): Milestone {
  const rest = { ...milestone };
  delete rest[words];
  return rest;
}

/** The milestone of a MilestoneMet that was never planned: commitment and title come with the event. */
function unplanned({ dateMet: met, ...change }: z.infer<typeof MilestoneMet>): Milestone {
  const { commitment, title, ...rest } = change;
  if (!commitment || !title) throw new Error('A milestone that was never planned needs commitment and title.');
  return { ...rest, commitment, title, status: 'met', due: null, dueHistory: [], met, reversed: null };
}

export const milestoneEvents = {
  MilestoneScheduled: eventType<Milestone, z.infer<typeof MilestoneScheduled>>({
    action: 'schedule',
    creates: true,
    by: ['editor'],
    change: MilestoneScheduled,
    apply: (state, change, { occurredOn, eventId }) => ({
      ...change,
      status: 'scheduled',
      dueHistory: [...(state?.dueHistory ?? []), ...(change.due ? [{ due: change.due, setOn: occurredOn, eventId }] : [])],
      met: null,
      reversed: null,
    }),
  }),
  MilestoneRescheduled: eventType<Milestone, z.infer<typeof MilestoneRescheduled>>({
    action: 'reschedule',
    by: ['editor'],
    change: MilestoneRescheduled,
    apply: (state, { to, reason }, { occurredOn, eventId }) => ({
      ...without(existing(state), 'dueText'),
      due: to,
      dueHistory: [...existing(state).dueHistory, { due: to, setOn: occurredOn, reason, eventId }],
    }),
  }),
  MilestoneMet: eventType<Milestone, z.infer<typeof MilestoneMet>>({
    action: 'meet',
    creates: true,
    needsEvidence: true,
    by: ['editor'],
    change: MilestoneMet,
    apply: (state, change) => ({
      ...(state ? without(state, 'reason') : unplanned(change)),
      status: 'met',
      met: change.dateMet,
      reversed: null,
    }),
  }),
  MilestonePartiallyMet: eventType<Milestone, Why>({
    action: 'partially-meet',
    needsEvidence: true,
    by: ['editor'],
    change: Why,
    apply: turned('partiallyMet'),
  }),
  MilestoneMissed: eventType<Milestone, Why>({ action: 'miss', needsEvidence: true, by: ['editor'], change: Why, apply: turned('notMet') }),
  MilestoneReversed: eventType<Milestone, Why>({
    action: 'reverse',
    needsEvidence: true,
    by: ['editor'],
    change: Why,
    apply: (state, why, { occurredOn }) => ({ ...turned('notMet')(state, why), met: null, reversed: occurredOn }),
  }),
  MilestoneCancelled: eventType<Milestone, Why>({
    action: 'cancel',
    needsEvidence: true,
    by: ['lead'],
    change: Why,
    apply: turned('cancelled'),
  }),
};

/** The change that each event of a milestone carries. */
export type MilestoneChanges = {
  MilestoneScheduled: z.infer<typeof MilestoneScheduled>;
  MilestoneRescheduled: z.infer<typeof MilestoneRescheduled>;
  MilestoneMet: z.infer<typeof MilestoneMet>;
};
