import { armed } from './crash-point.js';

describe('crash points', () => {
  it.each([
    [{}, undefined],
    [{ MILEPOST_CRASH_AT: '' }, undefined],
    [{ NODE_ENV: 'production' }, undefined],
    [{ MILEPOST_CRASH_AT: 'projected:2' }, { point: 'projected', left: 2 }],
  ])('%p arms %p', (environment, expected) => expect(armed(environment)).toEqual(expected));

  it.each([
    [{ MILEPOST_CRASH_AT: 'projected:2', NODE_ENV: 'production' }, 'refused in production'],
    [{ MILEPOST_CRASH_AT: 'nowhere:1' }, 'no crash point'],
    [{ MILEPOST_CRASH_AT: 'projected' }, 'no crash point'],
    [{ MILEPOST_CRASH_AT: 'projected:0' }, 'no crash point'],
  ])('%p keeps the process from starting', (environment, why) => expect(() => armed(environment)).toThrow(why));
});
