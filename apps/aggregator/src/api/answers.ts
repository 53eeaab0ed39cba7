import { Act, Commitment, DeliveryStatus, Document, Kind, Milestone, PartialDate, Target, Update } from '@milepost/contracts';
import { z } from 'zod';

/** What the addresses answer, as schemas: the OpenAPI document is made of them, and a spec holds the answers against them. */
export const entryOf = <State extends z.ZodType>(state: State) =>
  z.object({
    kind: Kind,
    id: z.string(),
    version: z.int(),
    department: z.string(),
    commitment: z.string().nullable(),
    eventId: z.string(),
    occurredOn: z.string().describe('Day, month or year.'),
    recordedAt: z.iso.datetime(),
    state,
  });

/** CloudEvents 1.0 in JSON, exactly as it was published; `data` has the change and the whole public state after it. */
export const Event = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.looseObject({ kind: Kind, entryId: z.string(), version: z.int(), department: z.string(), occurredOn: PartialDate }),
});

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});

const Count = z.object({ count: z.int(), list: z.string(), events: z.array(z.string()) });
const Counts = z.record(z.enum(['all', ...DeliveryStatus.options]), Count);

export const Scorecard = z.object({
  countedAt: z.iso.date(),
  asOf: z.string().optional(),
  knownAt: z.string().optional(),
  all: Counts,
  byDepartment: z.array(z.object({ department: z.string(), counts: Counts })),
  byObjective: z.array(z.object({ objective: z.string(), counts: Counts })),
});

export const Department = z.object({
  id: z.string(),
  name: z.string(),
  lastHeard: z.iso.datetime().nullable().describe('The last sign of life of its service.'),
  lastEvent: z.object({ id: z.string(), recordedAt: z.iso.datetime() }).nullable().describe('The last news.'),
  commitments: z.object({ leads: z.int(), contributes: z.int() }),
});

export const CommitmentEntry = entryOf(Commitment);
export const MilestoneEntry = entryOf(Milestone);
export const TargetEntry = entryOf(Target);
export const ActEntry = entryOf(Act);
export const DocumentEntry = entryOf(Document);
export const UpdateEntry = entryOf(Update);
export const AnyEntry = entryOf(z.looseObject({}));

export const CommitmentInFull = CommitmentEntry.extend({
  milestones: z.array(MilestoneEntry),
  targets: z.array(TargetEntry),
  acts: z.array(ActEntry),
  documents: z.array(DocumentEntry),
  updates: z.array(UpdateEntry),
  history: z.array(Event).describe('Oldest first.'),
});

export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() });
