import { readdirSync, readFileSync } from 'node:fs';
import { eventText, type MilestoneEvent, readEvent } from './event.js';
import { heartbeatKey, readHeartbeat } from './heartbeat.js';
import { eventNames, eventsOf, vocabulary } from './vocabulary.js';

const folder = new URL('../src/fixtures/v1/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const files = readdirSync(folder).filter((file) => file !== 'DepartmentHeartbeat.json');

const nameOf = (file: string) => file.split('.')[0];

function read(file: string): MilestoneEvent {
  const answer = readEvent(textOf(file));
  if (!answer.readable) throw new Error(`${file}: ${answer.reason}`);
  return answer.event;
}

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** The same with a field that this version does not know, in every object at every depth. */
function widened(value: Json): Json {
  if (Array.isArray(value)) return value.map(widened);
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, widened(part)]));
  return { ...inner, addedlater: 'in a language that became official later' };
}

it('Every event of the vocabulary has a golden example', () => {
  expect(new Set(files.map(nameOf))).toEqual(new Set(eventNames));
});

it('Every kind that is registered by EntryRegistered has its own', () => {
  const kinds = Object.entries(vocabulary).filter(([, { events }]) => 'EntryRegistered' in events);
  expect(files.filter((file) => file.startsWith('EntryRegistered')).sort()).toEqual(
    kinds.map(([kind]) => `EntryRegistered.${kind}.json`).sort(),
  );
});

describe.each(files)('%s', (file) => {
  it('is read', () => {
    expect(read(file).type).toBe(nameOf(file));
  });

  it('is what is written today: change and state hold to the letter', () => {
    const { type, data } = read(file);
    expect(eventsOf(data.kind)[type]!.change.safeParse(data.change).error).toBeUndefined();
    expect(vocabulary[data.kind].state.nullable().safeParse(data.state).error).toBeUndefined();
  });

  it('says the same after reading and writing', () => {
    expect(JSON.parse(eventText(read(file)))).toEqual(JSON.parse(textOf(file)));
  });

  it('is still read, and kept whole, when a newer writer says more', () => {
    const newer = widened(JSON.parse(textOf(file)) as Json);
    const answer = readEvent(JSON.stringify(newer));
    expect(answer).toMatchObject({ readable: true });
    expect(JSON.parse(eventText((answer as { event: MilestoneEvent }).event))).toEqual(newer);
  });

  it('would be refused as a change if a sender said more than the contract knows', () => {
    const { type, data } = read(file);
    const more = { ...(data.change as object), addedlater: true };
    expect(eventsOf(data.kind)[type]!.change.safeParse(more).error?.issues[0]?.code).toBe('unrecognized_keys');
  });
});

describe('DepartmentHeartbeat.json', () => {
  const text = textOf('DepartmentHeartbeat.json');

  it('is read, also from a newer writer', () => {
    expect(readHeartbeat(heartbeatKey, text)).toEqual(JSON.parse(text));
    expect(readHeartbeat(heartbeatKey, JSON.stringify(widened(JSON.parse(text) as Json)))).toMatchObject({ subject: 'department/health' });
  });
});
