import fc from 'fast-check';
import { clearCount, covers, type Barrier } from './gap-barrier.js';

describe('clearCount', () => {
  const passed = { upto: 9, xid: 100 };
  it.each([
    ['consecutive positions go out at once', 3, [4, 5, 6], 1, undefined, 3],
    ['nothing passes a hole', 3, [4, 6, 7], 1, undefined, 1],
    ['nothing passes a hole in front', 3, [5, 6], 1, undefined, 0],
    ['a barrier whose transactions still run settles nothing', 3, [5, 6], 99, passed, 0],
    ['a passed barrier settles the holes up to it', 3, [5, 8, 9], 100, passed, 3],
    ['but not those behind it', 3, [5, 9, 11], 100, passed, 2],
    ['no rows, nothing to send', 3, [], 100, passed, 0],
  ])('%s', (_, last, positions, xmin, barrier, count) => {
    expect(clearCount(last, { positions, xmin }, barrier)).toBe(count);
  });
});

it('covers tells whether a barrier settles the hole in front of a position', () => {
  expect([covers(undefined, 1), covers({ upto: 4, xid: 1 }, 4), covers({ upto: 4, xid: 1 }, 5)]).toEqual([false, true, false]);
});

/** A database of interleaved transactions, and a relay that reads it: what a real one may show, in every order. */
class Model {
  private xid = 1;
  private position = 0;
  private readonly running: { xid: number; drawn: number[] }[] = [];
  readonly committed: number[] = [];
  readonly sent: number[] = [];
  private barrier: Barrier | undefined;
  private wanted: number | undefined;

  constructor(private readonly clear: typeof clearCount) {}

  begin(): void {
    this.running.push({ xid: this.xid++, drawn: [] });
  }

  draw(nth: number): void {
    this.running[nth % this.running.length]?.drawn.push(++this.position);
  }

  end(nth: number, commits: boolean): void {
    const [ended] = this.running.splice(nth % (this.running.length || 1), 1);
    if (!ended || !commits) return;
    this.committed.push(...ended.drawn);
    this.committed.sort((one, other) => one - other);
  }

  /** One step of the relay: takes the barrier that the last read asked for, else reads; transactions go on between the two. */
  relay(limit: number): void {
    if (this.wanted !== undefined) {
      this.barrier = { upto: this.wanted, xid: this.xid++ };
      this.wanted = undefined;
      return;
    }
    const last = this.sent.at(-1) ?? 0;
    const positions = this.committed.filter((position) => position > last).slice(0, limit);
    const xmin = Math.min(this.xid, ...this.running.map(({ xid }) => xid));
    const count = this.clear(last, { positions, xmin }, this.barrier);
    this.sent.push(...positions.slice(0, count));
    const stopper = positions[count];
    if (stopper !== undefined && !covers(this.barrier, stopper)) this.wanted = positions.at(-1);
  }

  finish(limit: number): void {
    while (this.running.length > 0) this.end(0, this.running.length % 2 === 0);
    for (let step = 0; step < 3 * this.position + 3; step++) this.relay(limit);
  }
}

const steps = fc.array(
  fc.oneof(
    fc.constant((model: Model) => model.begin()),
    fc.nat(5).map((nth) => (model: Model) => model.draw(nth)),
    fc.tuple(fc.nat(5), fc.boolean()).map(
      ([nth, commits]) =>
        (model: Model) =>
          model.end(nth, commits),
    ),
    fc.integer({ min: 1, max: 4 }).map((limit) => (model: Model) => model.relay(limit)),
  ),
  { maxLength: 60, size: 'max' },
);

const sendsAllInOrder = (clear: typeof clearCount) =>
  fc.property(steps, fc.integer({ min: 1, max: 4 }), (steps, limit) => {
    const model = new Model(clear);
    for (const step of steps) step(model);
    model.finish(limit);
    expect(model.sent).toEqual(model.committed);
  });

describe('a relay behind the barrier', () => {
  it('sends every committed position once and in order, however transactions overlap and end', () => {
    fc.assert(sendsAllInOrder(clearCount), { numRuns: 2_000 });
  });

  it.each<[string, typeof clearCount]>([
    ['looks only behind the last position', (_last, { positions }) => positions.length],
    ['gives a hole up once it has a barrier', (last, { positions }, barrier) => clearCount(last, { positions, xmin: Infinity }, barrier)],
    [
      'takes a passed barrier to settle everything',
      (last, sight, barrier) => clearCount(last, sight, barrier && { ...barrier, upto: Infinity }),
    ],
    [
      'counts the barrier one transaction too low',
      (last, sight, barrier) => clearCount(last, sight, barrier && { ...barrier, xid: barrier.xid - 2 }),
    ],
  ])('is seen to lose rows when it %s', (_, weaker) => {
    expect(fc.check(sendsAllInOrder(weaker), { numRuns: 5_000, seed: 7 }).failed).toBe(true);
  });
});
