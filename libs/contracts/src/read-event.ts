import type { z } from 'zod';
import { Envelope, type MilestoneEvent, wireType } from './event.js';
import { type Holds, holds } from './holds.js';
import { loosened } from './loosened.js';
import { type AnyEventType, type EventName, eventNames, eventsOf, vocabulary } from './vocabulary.js';

export type Unreadable = { readable: false; reason: string };
export type Readable = { readable: true; event: MilestoneEvent };

const FromAnyWriter = checked(loosened(Envelope));
const unreadable = (reason: string): Unreadable => ({ readable: false, reason });
const names = new Set<string>(eventNames);
const tolerant = new Map<AnyEventType, Checked>();
const tolerantStates = new Map(Object.entries(vocabulary).map(([kind, { state }]) => [kind, checked(loosened(state).nullable())]));

type Checked = { schema: z.ZodType; holds: Holds };

function checked(schema: z.ZodType): Checked {
  return { schema, holds: holds(schema) };
}

/** What is wrong with a value; undefined when nothing is. */
function objectionTo(value: unknown, { schema, holds }: Checked): string | undefined {
  if (holds(value)) return undefined;
  const { error } = schema.safeParse(value);
  return error && explain(error);
}

function changeSchema(type: AnyEventType): Checked {
  const schema = tolerant.get(type) ?? checked(loosened(type.change));
  tolerant.set(type, schema);
  return schema;
}

const explain = (error: z.ZodError) => error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).slice(0, 5).join('; '); // prettier-ignore

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one event by the contract. Fields that this version does not know are kept; a wrong one makes the event unreadable. */
export function readEvent(text: string): Readable | Unreadable {
  const json = parseJson(text);
  if (json === undefined) return unreadable('This is not JSON.');
  const objection = objectionTo(json, FromAnyWriter);
  if (objection !== undefined) return unreadable(objection);
  const envelope = json as z.infer<typeof Envelope>;
  const name = wireType.exec(envelope.type)![1]!;
  if (!names.has(name)) return unreadable(`No event is called ${name}.`);
  return readBody({ ...envelope, type: name as EventName } as MilestoneEvent);
}

function readBody(event: MilestoneEvent): Readable | Unreadable {
  const { kind, change, state } = event.data;
  const type = eventsOf(kind)[event.type];
  if (!type) return unreadable(`${event.type} is no event of a ${kind}.`);
  const toChange = objectionTo(change, changeSchema(type));
  if (toChange !== undefined) return unreadable(`change.${toChange}`);
  const toState = objectionTo(state, tolerantStates.get(kind)!);
  if (toState !== undefined) return unreadable(`state.${toState}`);
  return { readable: true, event };
}
