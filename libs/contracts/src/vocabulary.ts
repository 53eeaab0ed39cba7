import { z } from 'zod';
import type { Kind } from './entry.js';
import { eventType, type EventType } from './event-type.js';
import { Act, ActRegistered, actEvents, Document, documentEvents, DocumentRegistered } from './kinds/act.js';
import { eventsOfAny } from './kinds/any.js';
import { Commitment, commitmentEvents } from './kinds/commitment.js';
import { Mandate, Objective, Page, Party, PolicyArea, Priority, Role, Spotlight, Survey } from './kinds/framework.js';
import { spotlightEvents, surveyEvents } from './kinds/framework-events.js';
import { Milestone, milestoneEvents } from './kinds/milestone.js';
import { Target, targetEvents } from './kinds/target.js';
import { Update, updateEvents } from './kinds/update.js';

/** The public state of an entry, by kind. */
export type States = {
  mandate: Mandate;
  page: Page;
  priority: Priority;
  objective: Objective;
  policyArea: PolicyArea;
  party: Party;
  role: Role;
  survey: Survey;
  spotlight: Spotlight;
  commitment: Commitment;
  milestone: Milestone;
  target: Target;
  act: Act;
  document: Document;
  update: Update;
};
export type State<K extends Kind = Kind> = States[K];

/** An event type whose state and change are known only by its kind. */
export type AnyEventType = EventType<unknown, unknown>;

/** Puts an entry without an own first event on the record; the change is its first state. */
const registered = <State>(change: z.ZodType<State>) =>
  eventType<State, State>({ action: 'register', creates: true, by: ['keeper'], change, apply: (_, state) => state });

const framework = <State>(state: z.ZodType<State>) => ({ state, events: { EntryRegistered: registered(state), ...eventsOfAny } });

const actRegistered = eventType<Act, z.infer<typeof ActRegistered>>({
  action: 'register',
  creates: true,
  by: ['keeper', 'editor'],
  change: ActRegistered,
  apply: (_, change) => ({ ...change, trackedIn: null, stage: null, stageSince: null, stages: [], expiresOn: null }),
});

const documentRegistered = eventType<Document, z.infer<typeof DocumentRegistered>>({
  action: 'register',
  creates: true,
  by: ['keeper', 'editor'],
  change: DocumentRegistered,
  apply: (_, change) => ({ ...change, commitment: null, tabledOn: null }),
});

/** Every kind of entry: the schema of its state and the events that move it. Adding a kind means adding a line here. */
export const vocabulary = {
  mandate: framework(Mandate),
  page: framework(Page),
  priority: framework(Priority),
  objective: framework(Objective),
  policyArea: framework(PolicyArea),
  party: framework(Party),
  role: framework(Role),
  survey: { state: Survey, events: { ...surveyEvents, ...eventsOfAny } },
  spotlight: { state: Spotlight, events: { ...spotlightEvents, ...eventsOfAny } },
  commitment: { state: Commitment, events: { ...commitmentEvents, ...eventsOfAny } },
  milestone: { state: Milestone, events: { ...milestoneEvents, ...eventsOfAny } },
  target: { state: Target, events: { ...targetEvents, ...eventsOfAny } },
  act: { state: Act, events: { EntryRegistered: actRegistered, ...actEvents, ...eventsOfAny } },
  document: { state: Document, events: { EntryRegistered: documentRegistered, ...documentEvents, ...eventsOfAny } },
  update: { state: Update, events: { ...updateEvents, ...eventsOfAny } },
};

type KeysOfUnion<T> = T extends T ? keyof T : never;
export type EventName = KeysOfUnion<(typeof vocabulary)[Kind]['events']>;

/** All event types of one kind, by name. */
export const eventsOf = (kind: Kind): Readonly<Partial<Record<EventName, AnyEventType>>> => vocabulary[kind].events;

export const eventNames: readonly EventName[] = [
  ...new Set(Object.values(vocabulary).flatMap(({ events }) => Object.keys(events) as EventName[])),
];

/** The event that an action asks for, e.g. ('milestone', 'reschedule') → 'MilestoneRescheduled'. */
export const eventOfAction = (kind: Kind, action: string): EventName | undefined =>
  (Object.entries(eventsOf(kind)) as [EventName, AnyEventType][]).find(([, type]) => type.action === action)?.[0];

/** The event that begins an entry when nothing else is said; a milestone may also begin by MilestoneMet. */
export const firstEventOf = (kind: Kind): EventName =>
  (Object.entries(eventsOf(kind)) as [EventName, AnyEventType][]).find(([, type]) => type.creates)![0];
