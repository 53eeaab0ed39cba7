import { Applied } from './applied.js';
import { OffsetsMoved } from './offsets.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';

const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const moved = () => new OffsetsMoved('Of 1 partitions 0 stood where they were thought to.');

describe('A projector whose database goes away', () => {
  const tries: (() => Error)[] = [];
  const projection = { apply: () => Promise.reject(tries.shift()!()) } as unknown as Projection;

  it('is held until the database answers, also when that says that the batch was written already', async () => {
    const projector = new Projector(projection, new Applied());
    const held: boolean[] = [];
    tries.push(away, () => (held.push(projector.isHeld), moved()));
    expect(await projector.project({ slices: [] })).toBe('moved');
    expect([...held, projector.isHeld]).toEqual([true, false]);
  });
});
