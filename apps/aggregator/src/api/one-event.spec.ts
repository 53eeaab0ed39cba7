import { v7 } from 'uuid';
import { madeAt } from './one-event.js';

describe('madeAt', () => {
  it.each([0, Date.UTC(2026, 10, 22, 4, 30), 2 ** 47])('reads %d out of an id', (msecs) => expect(madeAt(v7({ msecs }))).toBe(msecs));

  it.each(['f81d4fae-7dec-41d0-a765-00a0c91e6bf6', 'ev-1', ''])('says nothing of %s', (id) => expect(madeAt(id)).toBeUndefined());
});
