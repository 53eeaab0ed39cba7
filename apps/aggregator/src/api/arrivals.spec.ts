import { Applied, type Brought } from '../projection/applied.js';
import { milestone, sent, slice } from '../projection/messages.fixtures.js';
import type { EventReading } from '../projection/reading.js';
import { Arrivals } from './arrivals.js';

const report = { kind: 'milestone', id: 'report' } as const;
const LONG = 5_000;

function stand() {
  const applied = new Applied();
  return { applied, arrivals: new Arrivals(applied) };
}

const eventOf = (version: number, id = 'report') => slice([sent(milestone({ id, version }))]).readings[0] as EventReading;
const along = (event: EventReading): Brought[] => [{ event, state: '{"a": 1}' }];

describe('who waits for an entry', () => {
  it('is told when an event of it was projected, and by that of no other', async () => {
    const { applied, arrivals } = stand();
    const told = arrivals.next(report, LONG).then(() => 'told');
    applied.tellApplied([eventOf(1, 'other')]);
    expect(await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 5, 'still waiting'))])).toBe('still waiting');
    applied.tellApplied([eventOf(1)]);
    expect(await told).toBe('told');
  });

  it('gets the entry, when it came along', async () => {
    const { applied, arrivals } = stand();
    const next = arrivals.next(report, LONG);
    expect([...applied.wanted]).toEqual(['milestone/report']);
    applied.tellApplied([eventOf(2)], along(eventOf(2)));
    expect(await next).toMatchObject({
      kind: 'milestone',
      id: 'report',
      version: 2,
      doc: '{"a": 1}',
      recorded_at: '2026-01-10T08:00:02.000Z',
    });
    expect(applied.wanted.size).toBe(0);
  });

  it('is told nothing at once, when the process stops', async () => {
    const { arrivals } = stand();
    const told = Promise.all([arrivals.next(report, LONG), arrivals.next(report, LONG), arrivals.next({ ...report, id: 'other' }, LONG)]);
    expect(arrivals.areOver).toBe(false);
    arrivals.beforeApplicationShutdown();
    expect([arrivals.areOver, await told]).toEqual([true, [undefined, undefined, undefined]]);
  }, 1_000);

  it('is told nothing in the end', async () => {
    const { applied, arrivals } = stand();
    expect(await arrivals.next(report, 1)).toBeUndefined();
    expect(applied.wanted.size).toBe(0);
  });
});

describe('a version', () => {
  it('is expected where events go through, until it has come', () => {
    const { applied, arrivals } = stand();
    expect(arrivals.isExpected(report, 2)).toBe(false); // nobody projects in this process
    applied.tellApplied([eventOf(1)]);
    expect([1, 2].map((version) => arrivals.isExpected(report, version))).toEqual([false, true]);
    applied.tellReplaced();
    expect(arrivals.isExpected(report, 2)).toBe(false);
  });
});
