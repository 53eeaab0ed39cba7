import { heartbeat, milestone, type Sent, sent, slice } from '../projection/messages.fixtures.js';
import { type EventReading, positionName, type Reading } from '../projection/reading.js';
import { Sieve } from './sieve.js';

const readings = (...messages: Sent[]) => slice(messages).readings;
const versions = (events: readonly EventReading[]) => events.map(({ id, version }) => `${id} ${version}`);
const offsets = (some: readonly Reading[]) => some.map(({ offset }) => offset);
const NONE = new Map<string, string>();

describe('what is copied into a history without keys', () => {
  it('is each next version of an entry, also within one batch, and heartbeats', () => {
    const messages = readings(
      sent(milestone({ id: 'a' })),
      sent(milestone({ id: 'a', version: 2 })),
      sent(milestone({ id: 'b' })),
      heartbeat('health', '2026-02-01T00:00:00.000Z'),
    );
    const { events, heartbeats, aside } = new Sieve().sift(messages, NONE);
    expect(versions(events)).toEqual(['a 1', 'a 2', 'b 1']);
    expect([heartbeats.length, aside.length]).toEqual([1, 0]);
  });

  it.each<[string, Sent]>([
    ['comes twice', sent(milestone({ id: 'a' }))],
    ['leaves a hole', sent(milestone({ id: 'a', version: 3 }))],
    ['cannot be read', { key: 'act', value: '{' }],
  ])('is not what %s, nor what follows with the same key', (_, unusual) => {
    const sieve = new Sieve();
    sieve.keep(sieve.sift(readings(sent(milestone({ id: 'a' }))), NONE));
    const later = readings(unusual, sent(milestone({ id: 'b' })), sent(milestone({ id: 'c', commitment: 'other' })));
    const sifted = sieve.sift(later, NONE);
    expect(versions(sifted.events)).toEqual(['c 1']);
    expect(offsets(sifted.aside)).toEqual([0, 1]);
    sieve.keep(sifted);
    expect(offsets(sieve.sift(readings(sent(milestone({ id: 'd' }))), NONE).aside)).toEqual([0]);
  });

  it('is not what another department says of an entry', () => {
    const sieve = new Sieve();
    sieve.keep(sieve.sift(readings(sent(milestone({ id: 'a' }))), NONE));
    const stolen = slice([sent(milestone({ id: 'a', version: 2, department: 'defence' }))], 0, { department: 'defence' });
    expect(sieve.sift(stolen.readings, NONE).events).toEqual([]);
  });

  it('is not what somebody decided about, or the database refused', () => {
    const [first, second] = readings(sent(milestone({ id: 'a' })), sent(milestone({ id: 'b', commitment: 'other' })));
    const sieve = new Sieve(new Set([positionName(first!)]));
    expect(sieve.sift([first!, second!], new Map([[positionName(second!), 'refused']])).events).toEqual([]);
  });

  it('counts only when it was written', () => {
    const sieve = new Sieve();
    const [first] = readings(sent(milestone({ id: 'a' })));
    sieve.sift([first!], NONE);
    expect(versions(sieve.sift([first!], NONE).events)).toEqual(['a 1']);
  });
});
