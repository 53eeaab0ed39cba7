import { Bell } from './bell.js';

describe('a bell', () => {
  it('wakes who waits', async () => {
    const bell = new Bell();
    const waiting = bell.wait(60_000);
    bell.ring();
    expect(await waiting).toBe(true);
  });

  it('keeps a ring for the next to listen, and many as one', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    expect(await bell.wait(60_000)).toBe(true);
    expect(bell.heard()).toBe(false);
  });

  it('lets go after the time when nobody rings', async () => {
    expect(await new Bell().wait(1)).toBe(false);
  });
});
