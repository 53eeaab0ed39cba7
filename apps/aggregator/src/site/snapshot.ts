import {
  byEntry,
  type EntryKey,
  factOf,
  holding,
  type Kind,
  type MilestoneEvent,
  type State,
  stateOf,
  subjectOf,
} from '@milepost/contracts';
import type { Moment } from '../api/clocks.js';
import { inOrder } from '../api/one-commitment.js';

/** An entry that stands on the record: a retracted one is none. */
export interface Standing<K extends Kind = Kind> {
  kind: K;
  id: string;
  version: number;
  department: string;
  state: State<K>;
}

/** What is read from the database: states of today, and the events behind them. */
export interface Loaded {
  entries: readonly Standing[];
  events: readonly MilestoneEvent[];
}

/** A part of the record as it stands on one day: entries and the events that count, oldest first. */
export interface Snapshot {
  all<K extends Kind>(kind: K): readonly Standing<K>[];
  one<K extends Kind>(kind: K, id: string): Standing<K> | undefined;
  /** What belongs to a commitment, in the order of its page. */
  partsOf<K extends 'milestone' | 'target' | 'update'>(kind: K, commitment: string): readonly Standing<K>[];
  events: readonly MilestoneEvent[];
  event(id: string): MilestoneEvent | undefined;
  eventsOf(key: EntryKey): readonly MilestoneEvent[];
  /** The events of a commitment, its steps and updates, and of the acts it moves. */
  eventsAbout(commitment: string): readonly MilestoneEvent[];
  /** Events that were left out because they lie after that day. */
  leftOut: readonly MilestoneEvent[];
}

/** Entries in the order of their page, then by id. */
const byPosition = (a: Standing, b: Standing) =>
  (a.state.position ?? Infinity) - (b.state.position ?? Infinity) || a.id.localeCompare(b.id);

/**
 * The record on the day that the clocks say: for today the states as they are, else the histories folded again.
 * Entries that were loaded without their history (the framework around a promise) stay as they are today.
 */
export function snapshotAt({ entries, events }: Loaded, { past, clocks }: Moment): Snapshot {
  if (!past) return snapshotOf(entries, events.toSorted(inOrder), []);
  const counting = new Set(holding(events, clocks));
  const [counted, leftOut] = [events.filter((event) => counting.has(event)), events.filter((event) => !counting.has(event))];
  const folded = new Set(events.map(({ subject }) => subject));
  const asTheyAre = entries.filter((entry) => !folded.has(subjectOf(entry)));
  return snapshotOf([...standing(counted), ...asTheyAre], counted.toSorted(inOrder), leftOut.toSorted(inOrder));
}

/** States that histories make; an entry whose beginning was retracted or lies later is left out. */
const standing = (events: readonly MilestoneEvent[]): Standing[] =>
  [...byEntry(events).values()].flatMap((history) => {
    const { kind, entryId, version, department } = history.at(-1)!.data;
    const state = stateOf(kind, history.map(factOf));
    return state === null ? [] : [{ kind, id: entryId, version, department, state }];
  });

export function snapshotOf(entries: readonly Standing[], events: readonly MilestoneEvent[], leftOut: readonly MilestoneEvent[]): Snapshot {
  const ordered = entries.toSorted(byPosition);
  const byKind = Map.groupBy(ordered, ({ kind }) => kind);
  const parts = Map.groupBy(ordered, ({ kind, state }) => `${kind} ${'commitment' in state ? state.commitment : ''}`);
  const bySubject = new Map(entries.map((entry) => [subjectOf(entry), entry]));
  const byId = new Map(events.map((event) => [event.id, event]));
  const histories = Map.groupBy(events, ({ data }) => subjectOf({ kind: data.kind, id: data.entryId }));
  const about = Map.groupBy(events, (event) => commitmentOf(event));
  return {
    all: <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as Standing<K>[],
    one: <K extends Kind>(kind: K, id: string) => bySubject.get(subjectOf({ kind, id })) as Standing<K> | undefined,
    partsOf: <K extends Kind>(kind: K, commitment: string) => (parts.get(`${kind} ${commitment}`) ?? []) as Standing<K>[],
    events,
    event: (id) => byId.get(id),
    eventsOf: (key) => histories.get(subjectOf(key)) ?? [],
    eventsAbout: (commitment) => about.get(commitment) ?? [],
    leftOut,
  };
}

/** The commitment an event is about. */
export const commitmentOf = ({ data }: MilestoneEvent): string | null => (data.kind === 'commitment' ? data.entryId : data.commitment);
