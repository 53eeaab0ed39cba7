import { Unchanged } from './unchanged.js';

/** A database whose state is a number, with looks that are answered when told to. */
function world() {
  const looks: PromiseWithResolvers<string | undefined>[] = [];
  const kept = new Unchanged<string>(
    () => {
      const look = Promise.withResolvers<string | undefined>();
      looks.push(look);
      return look.promise;
    },
    (row) => row.length,
  );
  const look = async (seen: string | undefined | Error) => {
    const holds = kept.holds();
    const { resolve, reject } = looks.pop()!;
    if (seen instanceof Error) reject(seen);
    else resolve(seen);
    return holds;
  };
  const read = (name: string, row = `${name} as read`) => kept.keeper()(name, row);
  const recall = (...names: string[]) => Object.fromEntries(kept.recall(names).known);
  return { kept, looks, look, read, recall };
}

describe('what is kept while nothing is committed', () => {
  it('is given after two looks that were equal', async () => {
    const { kept, look, read, recall } = world();
    read('a');
    expect(recall('a')).toEqual({});
    expect(await look('1')).toBe(false);
    read('a');
    expect(recall('a')).toEqual({});
    expect(await look('1')).toBe(true);
    expect(recall('a', 'b')).toEqual({ a: 'a as read' });
    expect(await look('1')).toBe(true);
    expect(kept.recall(['b']).again).toBe(false);
  });

  it('is asked for again although it is not given', async () => {
    const { kept, read } = world();
    read('a');
    expect(kept.recall(['b', 'a'])).toEqual({ known: new Map(), again: true });
  });

  it.each([['2'], [undefined]])('does not hold when a look gives %s', async (seen) => {
    const { look, read, recall } = world();
    await look('1');
    read('a');
    await look('1');
    expect(recall('a')).toEqual({ a: 'a as read' });
    expect(await look(seen)).toBe(false);
    expect(recall('a')).toEqual({});
    await look(seen);
    expect(recall('a')).toEqual({});
  });

  it('is not given any more when a look fails, which is told', async () => {
    const { look, read, recall } = world();
    await look('1');
    await look('1');
    read('a');
    await expect(look(new Error('The database is away.'))).rejects.toThrow('away');
    expect(recall('a')).toEqual({});
    expect(await look('1')).toBe(false);
    expect(recall('a')).toEqual({});
  });

  it('does not hold when it was read before another look that showed something new', async () => {
    const { kept, look, read, recall } = world();
    await look('1');
    await look('1');
    const keep = kept.keeper();
    await look('2');
    await look('2');
    keep('a', 'read of 1');
    expect(recall('a')).toEqual({});
    read('a', 'read of 2');
    expect(recall('a')).toEqual({ a: 'read of 2' });
  });

  it('does not hold for who recalled it before, though others have seen the same new state since', async () => {
    const { kept, looks, read, recall } = world();
    const first = kept.holds();
    looks.pop()!.resolve('1');
    await first;
    const second = kept.holds();
    looks.pop()!.resolve('1');
    await second;
    read('a');
    expect(recall('a')).toEqual({ a: 'a as read' });
    const [one, other] = [kept.holds(), kept.holds()];
    looks.pop()!.resolve('2');
    expect(await other).toBe(false);
    looks.pop()!.resolve('2');
    expect(await one).toBe(false);
  });

  it('is forgotten when there is more of it than fits', async () => {
    const { look, read, recall } = world();
    await look('1');
    await look('1');
    read('large', 'x'.repeat(5_000_000));
    read('larger', 'x'.repeat(6_000_000));
    expect(Object.keys(recall('large', 'larger'))).toEqual(['larger']);
  });
});
