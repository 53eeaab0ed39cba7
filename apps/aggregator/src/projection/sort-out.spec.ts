import { eventText } from '@milepost/contracts';
import { heartbeat, milestone, sent, slice } from './messages.fixtures.js';
import { type Known, keyName, type Parked, sortOut } from './sort-out.js';

const nothing: Known = { blocked: new Map(), owners: new Map(), refused: new Map(), dropped: new Set() };
const topic = 'milestones.health.v1';
const outcome = (messages: Parameters<typeof slice>[0], known: Partial<Known> = {}) => {
  const { events, heartbeats, parked } = sortOut(slice(messages).readings, { ...nothing, ...known });
  return { applied: events.map(({ offset }) => offset), heartbeats: heartbeats.length, parked: parked.map(brief) };
};
const brief = ({ offset, reason }: Parked) => [offset, reason];
const poison = (key: string | null) => ({ key, value: '{' });

describe('sorting out a batch', () => {
  it('applies what can be read', () => {
    expect(outcome([sent(milestone()), sent(milestone({ version: 2 }))])).toEqual({ applied: [0, 1], heartbeats: 0, parked: [] });
  });

  it('lets later messages of a key wait behind one that cannot be read, and no other', () => {
    const messages = [poison('act'), sent(milestone()), sent(milestone({ id: 'other', commitment: 'other-act' }))];
    expect(outcome(messages)).toMatchObject({ applied: [2], parked: [[0, 'This is not JSON.'], [1, 'waits behind offset 0']] }); // prettier-ignore
  });

  it('lets messages wait behind what was parked earlier', () => {
    expect(outcome([sent(milestone())], { blocked: new Map([[keyName(topic, 'act'), 7]]) }).parked).toEqual([[0, 'waits behind offset 7']]);
  });

  it.each([
    ['bad JSON', { key: null, value: '{' }],
    ['a tombstone', { key: null, value: null }],
    ['a good event', { ...sent(milestone()), key: null }],
  ])('parks %s without a key alone', (_, message) => {
    expect(outcome([message, sent(milestone({ version: 2 }))])).toMatchObject({ applied: [1], parked: [[0, expect.any(String)]] });
  });

  it('takes heartbeats whatever is parked', () => {
    const messages = [poison('heartbeat'), heartbeat('health', '2026-01-10T08:00:00.000Z')];
    expect(outcome(messages)).toMatchObject({ heartbeats: 1, parked: [[0, 'This is not JSON.']] });
  });

  it('takes the same version once, with the same text', () => {
    const event = milestone();
    expect(outcome([sent(event), sent(event)])).toMatchObject({ applied: [0], parked: [] });
  });

  it('parks a version that comes with another text', () => {
    const messages = [sent(milestone({ eventId: 'one' })), sent(milestone({ eventId: 'one', to: '2031' }))];
    expect(outcome(messages)).toMatchObject({
      applied: [0],
      parked: [[1, 'Version 1 of milestone/report is on the record with another text.']],
    });
  });

  it("parks an event of another department's entry", () => {
    const owners = new Map([['milestone/report', 'defence']]);
    expect(outcome([sent(milestone())], { owners }).parked).toEqual([[0, 'milestone/report belongs to defence.']]);
  });

  it('parks what the database refused, for its reason', () => {
    expect(outcome([sent(milestone())], { refused: new Map([[`${topic}/0@0`, 'too long']]) }).parked).toEqual([[0, 'too long']]);
  });

  it('passes over what was dropped', () => {
    const dropped = new Set([`${topic}/0@0`]);
    expect(outcome([poison('act'), sent(milestone())], { dropped })).toMatchObject({ applied: [1], parked: [] });
  });
});

describe('a message', () => {
  const reasonOf = (message: Parameters<typeof slice>[0][number]) => (outcome([message]).parked[0] ?? [])[1];

  it.each([
    ['a tombstone', { key: 'act', value: null }, /no value/],
    ['a value of 1 MB', { key: 'act', value: 'x'.repeat(1_000_000) }, /1000000 bytes/],
    ['bytes that are no text', { key: 'act', value: Buffer.from([0xff, 0xfe]) }, /UTF-8/],
    ['an unknown type', { key: 'act', value: eventText(milestone()).replace('MilestoneScheduled', 'MilestoneDreamt') }, /MilestoneDreamt/],
    ['an unknown version of the contract', { key: 'act', value: eventText(milestone()).replace('Scheduled.v1', 'Scheduled.v2') }, /type/],
    ['an event under another key', { key: 'other', value: eventText(milestone()) }, /belongs to the key act/],
    ['an event of another department', sent(milestone({ department: 'defence' })), /speaks for defence/],
    ['a heartbeat of another department', heartbeat('defence', '2026-01-10T08:00:00.000Z'), /speaks for defence/],
  ])('cannot be read: %s', (_, message, reason) => {
    expect(reasonOf(message)).toMatch(reason);
  });
});
