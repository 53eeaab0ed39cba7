import { eventText, type MilestoneEvent } from './event.js';
import { goldenEvent, goldenFiles, goldenText, newerText } from './golden.fixtures.js';
import { heartbeatKey, readHeartbeat } from './heartbeat.js';
import { readEvent } from './read-event.js';
import { eventNames, eventsOf, vocabulary } from './vocabulary.js';

const nameOf = (file: string) => file.split('.')[0];

it('Every event of the vocabulary has a golden example', () => {
  expect(new Set(goldenFiles.map(nameOf))).toEqual(new Set(eventNames));
});

it('Every kind that is registered by EntryRegistered has its own', () => {
  const kinds = Object.entries(vocabulary).filter(([, { events }]) => 'EntryRegistered' in events);
  expect(goldenFiles.filter((file) => file.startsWith('EntryRegistered')).sort()).toEqual(
    kinds.map(([kind]) => `EntryRegistered.${kind}.json`).sort(),
  );
});

describe.each(goldenFiles)('%s', (file) => {
  it('is read', () => {
    expect(goldenEvent(file).type).toBe(nameOf(file));
  });

  it('is what is written today: change and state hold to the letter', () => {
    const { type, data } = goldenEvent(file);
    expect(eventsOf(data.kind)[type]!.change.safeParse(data.change).error).toBeUndefined();
    expect(vocabulary[data.kind].state.nullable().safeParse(data.state).error).toBeUndefined();
  });

  it('says the same after reading and writing', () => {
    expect(JSON.parse(eventText(goldenEvent(file)))).toEqual(JSON.parse(goldenText(file)));
  });

  it('is still read, and kept whole, when a newer writer says more', () => {
    const newer = newerText(goldenText(file));
    const answer = readEvent(newer);
    expect(answer).toMatchObject({ readable: true });
    expect(JSON.parse(eventText((answer as { event: MilestoneEvent }).event))).toEqual(JSON.parse(newer));
  });

  it('would be refused as a change if a sender said more than the contract knows', () => {
    const { type, data } = goldenEvent(file);
    const more = { ...(data.change as object), addedlater: true };
    expect(eventsOf(data.kind)[type]!.change.safeParse(more).error?.issues[0]?.code).toBe('unrecognized_keys');
  });
});

describe('DepartmentHeartbeat.json', () => {
  const text = goldenText('DepartmentHeartbeat.json');

  it('is read, also from a newer writer', () => {
    expect(readHeartbeat(heartbeatKey, text)).toEqual(JSON.parse(text));
    expect(readHeartbeat(heartbeatKey, newerText(text))).toMatchObject({ subject: 'department/health' });
  });
});
