import {
  Assessment,
  DeliveryStatus,
  EntryId,
  DepartmentId,
  eventNames,
  Kind,
  LegislativeStage,
  MilestoneStatus,
} from '@milepost/contracts';
import { z } from 'zod';
import { clockParameters } from './clocks.js';

/** A parameter that may be given once or several times: `status=delivered&status=inProgress`. */
const several = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([schema, z.array(schema).max(20)]).transform((given): z.output<Schema>[] => (Array.isArray(given) ? given : [given]));

const day = z.iso.date('Write a day: 2026-11-21.');
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const limits = { page: 50, most: 200 };

const paging = {
  after: z.string().max(200).optional().describe('Where the page begins: the `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(limits.most).default(limits.page).describe(`At most ${limits.most}.`),
};

const departments = several(DepartmentId).optional();
const dueRange = {
  dueFrom: day.optional().describe('Something of it is due on or after this day; a month or year counts with all its days.'),
  dueTo: day.optional().describe('Something of it is due on or before this day.'),
};
const overdue = flag.optional().describe('Only with (true) or without (false) a step that is overdue.');

export const CommitmentsQuery = z.strictObject({
  department: departments.describe('Leads or contributes.'),
  lead: departments.describe('Leads; a joint promise counts once, under its lead.'),
  objective: several(EntryId).optional(),
  priority: several(EntryId).optional(),
  mandate: several(EntryId).optional().describe('One of the terms of office it belongs to.'),
  status: several(DeliveryStatus).optional(),
  assessment: several(Assessment).optional(),
  overdue,
  ...dueRange,
  q: z.string().trim().min(1).max(200).optional().describe('Words of the title or the statement, in any language.'),
  ...paging,
  ...clockParameters,
});
export type CommitmentsQuery = z.output<typeof CommitmentsQuery>;

const ofCommitment = { department: departments, commitment: several(EntryId).optional(), ...paging, ...clockParameters };

export const MilestonesQuery = z.strictObject({ status: several(MilestoneStatus).optional(), overdue, ...dueRange, ...ofCommitment });
export const TargetsQuery = z.strictObject({ overdue, ...dueRange, ...ofCommitment });
export const ActsQuery = z.strictObject({ stage: several(LegislativeStage).optional(), ...ofCommitment });
export const UpdatesQuery = z.strictObject(ofCommitment);

/** Any of the lists of entries: what is not a parameter of a list is left out. */
export type EntriesQuery = Partial<Omit<CommitmentsQuery, 'status' | 'limit'>> &
  Pick<Partial<z.output<typeof ActsQuery>>, 'stage' | 'commitment'> & { status?: string[] | undefined; limit: number };

export const EventsQuery = z.strictObject({
  department: departments,
  kind: several(Kind).optional(),
  entry: several(EntryId).optional(),
  commitment: several(EntryId).optional(),
  type: several(z.enum(eventNames as [string, ...string[]])).optional(),
  order: z.enum(['oldest', 'newest']).default('oldest').describe('By the instant at which the record learned it.'),
  ...paging,
  ...clockParameters,
});
export type EventsQuery = z.output<typeof EventsQuery>;

export const AtQuery = z.strictObject(clockParameters);

export const EntryQuery = z.strictObject({
  ...clockParameters,
  minVersion: z.coerce.number().int().positive().optional().describe('The least version that is wanted: a writer reads its own write.'),
  wait: z.coerce.number().int().min(0).max(10_000).default(0).describe('Milliseconds to wait for it.'),
});
export type EntryQuery = z.output<typeof EntryQuery>;
export type AskedVersion = Pick<EntryQuery, 'minVersion' | 'wait'>;

export const EntryParameters = z.strictObject({ kind: Kind, id: EntryId });
export type EntryParameters = z.output<typeof EntryParameters>;
export const IdParameter = z.strictObject({ id: EntryId });
export const EventParameter = z.strictObject({ id: z.string().min(1).max(100) });
