import { LOAD, planEach, planRun, short, targets } from './plan.js';

const seeds = Array.from({ length: 800 }, (_, index) => index);

describe('the plan of a run', () => {
  it('is the same for the same seed', () => expect(planRun(7)).toEqual(planRun(7)));
  it('is another for another seed', () => expect(planRun(7)).not.toEqual(planRun(8)));

  it('takes every kind and every target sooner or later', () => {
    const taken = new Set(seeds.flatMap((seed) => planRun(seed)).map(({ kind, target }) => `${kind} ${target}`));
    expect(taken).toEqual(new Set(short.flatMap((kind) => targets[kind].map((target) => `${kind} ${target}`))));
  });

  it('takes each target of one kind in turn', () => {
    expect(planEach('churn').map((faults) => faults.map(({ target }) => target))).toEqual([['an alien member']]);
    expect(planEach('kill').map((faults) => faults.map(({ target }) => target))).toEqual(targets.kill.map((target) => [target]));
  });

  it('passes all crash points, an aggregator beside a department', () => {
    expect(planEach('crash').map((faults) => faults.map(({ target }) => target))).toEqual([
      ...[1, 2, 3].map((hit) => [`recorded:${hit}`, `projected:${hit}`]),
      ...['acknowledged', 'rebuilding', 'swapping'].flatMap((point) => [1, 2, 3].map((hit) => [`${point}:${hit}`])),
    ]);
  });

  it('keeps to the kinds that were asked for', () => {
    expect(new Set(seeds.flatMap((seed) => planRun(seed, ['kill', 'network'])).map(({ kind }) => kind))).toEqual(
      new Set(['kill', 'network']),
    );
  });

  it('has one to three faults, in their order, while there is load', () => {
    for (const faults of seeds.map((seed) => planRun(seed))) {
      expect([1, 2, 3]).toContain(faults.length);
      expect(faults.map(({ at }) => at)).toEqual(faults.map(({ at }) => at).sort((a, b) => a - b));
      for (const { at } of faults) expect(at < LOAD).toBe(true);
    }
  });
});
