import { hash } from 'node:crypto';
import { apply, type EventName, eventText, type Milestone, type MilestoneEvent, partialDate, type PartialDate } from '@milepost/contracts';
import { v7 as newId } from 'uuid';

/** Milestones that hang on one commitment; a commitment's events share a partition. */
const PER_COMMITMENT = 25;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2027, 0, 1);

export const milestoneId = (number: number): string => `bench-milestone-${number}`;
export const commitmentId = (number: number): string => `bench-commitment-${Math.floor(number / PER_COMMITMENT)}`;

/** The due date that a milestone has in a version. */
export const dueIn = (version: number): PartialDate => partialDate(new Date(BEGIN + version * DAY).toISOString().slice(0, 10));

/** Without evidence, which moving a date does not need: so the events are about as large as the floors ask, 800 bytes to 1 kB. */
export const said = { occurredOn: partialDate('2026-03-12'), confidence: 'high' as const, evidence: [] };

const title = { en: 'Report on the first results tabled' };
const reason = { en: 'The consultation was extended by a day.' };

export const rescheduleChange = (version: number) => ({ from: dueIn(version - 1), to: dueIn(version), reason });

/** A milestone's first event is its schedule, all others move its due date by a day. */
export interface Recorded {
  text: string;
  hash: string;
  event: MilestoneEvent<Milestone>;
}

/** The next event of a milestone as a department's recorder writes it. */
export function nextEvent(number: number, before: Recorded | null): Recorded {
  const version = (before?.event.data.version ?? 0) + 1;
  const [type, change] = changeOf(number, version);
  const id = newId();
  const fact = { eventId: id, type, version, occurredOn: said.occurredOn, change };
  const state = apply('milestone', before?.event.data.state ?? null, fact) as Milestone;
  const event = envelope(number, { id, type, version, change, state, previousHash: before?.hash ?? null });
  const text = eventText(event);
  return { event, text, hash: hash('sha256', text) };
}

const changeOf = (number: number, version: number): [EventName, object] =>
  version === 1
    ? ['MilestoneScheduled', { commitment: commitmentId(number), title, due: dueIn(version) }]
    : ['MilestoneRescheduled', rescheduleChange(version)];

type Made = { id: string; type: EventName; version: number; change: object; state: Milestone; previousHash: string | null };

function envelope(number: number, { id, type, ...made }: Made): MilestoneEvent<Milestone> {
  const entryId = milestoneId(number);
  const commitment = commitmentId(number);
  const actor = { id: 'health-publisher', role: 'publisher', department: 'health' } as const;
  return {
    specversion: '1.0',
    id,
    source: '/departments/health',
    type,
    subject: `milestone/${entryId}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    partitionkey: commitment,
    data: { kind: 'milestone', entryId, department: 'health', departmentName: 'Health', commitment, actor, ...said, ...made },
  };
}

/** Histories of the milestones `from` to `from + count - 1`, `versions` events each, as they come in time: all first events, then all second ones. */
export function histories({ from, count, versions }: { from: number; count: number; versions: number }): Recorded[] {
  const rounds: Recorded[][] = [];
  for (let version = 1; version <= versions; version++)
    rounds.push(Array.from({ length: count }, (_, index) => nextEvent(from + index, rounds.at(-1)?.[index] ?? null)));
  return rounds.flat();
}
