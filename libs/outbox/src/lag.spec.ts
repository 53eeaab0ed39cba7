import { Lag } from './lag.js';

describe('lag', () => {
  it('is nothing when everything seen is sent', () => {
    const lag = new Lag();
    lag.see(5, 1_000);
    lag.pass(5);
    expect([lag.backlog(5), lag.oldestAge(9_000)]).toEqual([0, 0]);
  });

  it('counts from the moment the oldest unsent row was seen', () => {
    const lag = new Lag();
    lag.see(5, 1_000);
    lag.see(8, 2_000);
    lag.pass(3);
    expect([lag.backlog(3), lag.oldestAge(4_000)]).toEqual([5, 3_000]);
    lag.pass(6);
    expect([lag.backlog(6), lag.oldestAge(4_000)]).toEqual([2, 2_000]);
  });

  it('does not grow while nothing new is written', () => {
    const lag = new Lag();
    lag.see(5, 1_000);
    lag.see(5, 2_000);
    expect(lag.oldestAge(2_000)).toBe(1_000);
  });

  it('knows of rows sent before they were counted', () => {
    const lag = new Lag();
    lag.pass(7);
    lag.see(7, 1_000);
    expect([lag.backlog(7), lag.oldestAge(2_000)]).toEqual([0, 0]);
  });
});
