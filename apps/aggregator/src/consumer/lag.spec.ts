import { Lag } from './lag.js';

const one = { topic: 'milestones.health.v1', partition: 0 };
const other = { ...one, partition: 1 };

describe('the lag of a partition', () => {
  it('is nothing while nothing is known, and when the model stands at the end', () => {
    const lag = new Lag(0);
    expect([lag.messages(one, 5), lag.seconds(one, 5, 9_000)]).toEqual([0, 0]);
    lag.see(one, 5, 5, 1_000);
    expect([lag.messages(one, 5), lag.seconds(one, 5, 9_000)]).toEqual([0, 0]);
  });

  it('counts messages, and the time since there were none', () => {
    const lag = new Lag(0);
    lag.see(one, 5, 5, 1_000);
    lag.see(one, 12, 5, 6_000);
    expect([lag.messages(one, 5), lag.seconds(one, 5, 9_000)]).toEqual([7, 8]);
    expect(lag.messages(one, 9)).toBe(3);
  });

  it('falls as newer messages reach the model, though more wait', () => {
    const lag = new Lag(0);
    lag.see(one, 1_000, 0, 1_000);
    lag.reach(one, 8_500);
    expect(lag.seconds(one, 400, 9_000)).toBe(0.5);
  });

  it('counts from the start of the process when it was never seen empty', () => {
    const lag = new Lag(2_000);
    lag.see(one, 7, 0, 3_000);
    expect(lag.seconds(one, 0, 9_000)).toBe(7);
  });

  it('is that of each partition alone', () => {
    const lag = new Lag(0);
    lag.see(one, 9, 2, 1_000);
    lag.see(other, 4, 4, 1_000);
    expect([lag.messages(one, 2), lag.messages(other, 4)]).toEqual([7, 0]);
  });
});
