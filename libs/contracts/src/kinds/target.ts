import { z } from 'zod';
import { EntryId } from '../entry.js';
import { about, eventType, existing, Reason } from '../event-type.js';
import { PartialDate } from '../partial-date.js';
import { LanguageMap } from '../texts.js';
import { DueDate } from './milestone.js';

export const targetKinds = ['goal', 'interim', 'budget', 'ceiling'] as const;
export const directions = ['increase', 'decrease'] as const;

/** One actual value. `value: null` stands beside `band` or `suppressed`: the department discloses no exact figure. */
const measured = {
  value: z.number().nullable(),
  measuredOn: PartialDate,
  /** A contract's value: some departments disclose it in bands only. */
  contract: z.literal(true).optional(),
  band: z.strictObject({ from: z.number(), to: z.number().nullable() }).optional(),
  suppressed: z.literal(true).optional(),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(60).optional(), // prettier-ignore
  source: z.string().min(1).max(300).optional(),
  referencePeriod: z.strictObject({ from: PartialDate, to: PartialDate }).optional(),
};
export const Measurement = z.strictObject({ ...measured, eventId: z.string() });
export type Measurement = z.infer<typeof Measurement>;

const set = {
  commitment: EntryId,
  title: LanguageMap,
  kind: z.enum(targetKinds),
  unit: z.string().min(1).max(80),
  direction: z.enum(directions),
  baseline: z.strictObject({ value: z.number(), on: PartialDate.optional(), remark: z.string().max(1000).optional() }).nullable(),
  value: z.number(),
  due: PartialDate.nullable(),
  ...about,
};

export const Target = z.strictObject({ ...set, dueHistory: z.array(DueDate), measurements: z.array(Measurement) });
export type Target = z.infer<typeof Target>;

const TargetSet = z.strictObject(set);
const TargetRescheduled = z.strictObject({ from: PartialDate.nullable(), to: PartialDate.nullable(), reason: Reason });
export const TargetMeasured = z.strictObject(measured);
export type TargetMeasured = z.infer<typeof TargetMeasured>;

export const targetEvents = {
  TargetSet: eventType<Target, z.infer<typeof TargetSet>>({
    action: 'set',
    creates: true,
    by: ['editor'],
    change: TargetSet,
    apply: (_, change, { occurredOn, eventId }) => ({
      ...change,
      dueHistory: change.due ? [{ due: change.due, setOn: occurredOn, eventId }] : [],
      measurements: [],
    }),
  }),
  TargetRescheduled: eventType<Target, z.infer<typeof TargetRescheduled>>({
    action: 'reschedule',
    by: ['editor'],
    change: TargetRescheduled,
    apply: (state, { to, reason }, { occurredOn, eventId }) => ({
      ...existing(state),
      due: to,
      dueHistory: [...existing(state).dueHistory, { due: to, setOn: occurredOn, reason, eventId }],
    }),
  }),
  TargetMeasured: eventType<Target, TargetMeasured>({
    action: 'measure',
    needsEvidence: true,
    by: ['editor'],
    change: TargetMeasured,
    apply: (state, change, { eventId }) => ({
      ...existing(state),
      measurements: [...existing(state).measurements, { ...change, eventId }],
    }),
  }),
};

/** The change that each event of a target carries. */
export type TargetChanges = {
  TargetSet: z.infer<typeof TargetSet>;
  TargetRescheduled: z.infer<typeof TargetRescheduled>;
  TargetMeasured: TargetMeasured;
};
