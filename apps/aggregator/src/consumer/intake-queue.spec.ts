import { milestone, sent, slice } from '../projection/messages.fixtures.js';
import { IntakeQueue } from './intake-queue.js';

const topic = 'milestones.health.v1';
const arrival = (fetchedFrom: number, end: number, first = fetchedFrom) => {
  const { readings } = slice(
    Array.from({ length: end - first }, () => sent(milestone())),
    first,
  );
  return { topic, partition: 0, fetchedFrom, end, readings };
};
const queueAt = (next: number, limit?: number) => {
  const queue = new IntakeQueue(limit);
  queue.open([{ topic, partition: 0, next, generation: 0 }]);
  return queue;
};
const taken = async (queue: IntakeQueue) =>
  (await queue.take(100)).map(({ from, next, readings }) => ({ from, next, offsets: readings.map(({ offset }) => offset) }));

describe('the queue of what was read', () => {
  it('takes what follows on', async () => {
    const queue = queueAt(5);
    expect([queue.place(arrival(5, 7)), queue.place(arrival(7, 8))]).toEqual(['taken', 'taken']);
    expect(await taken(queue)).toEqual([{ from: 5, next: 8, offsets: [5, 6, 7] }]);
  });

  it('refuses what begins later, for what lies between would be skipped', () => {
    expect(queueAt(5).place(arrival(6, 8))).toBe('misplaced');
  });

  it('takes once what comes twice', async () => {
    const queue = queueAt(5);
    queue.place(arrival(3, 7));
    queue.place(arrival(3, 7));
    queue.place(arrival(6, 9));
    expect(await taken(queue)).toEqual([{ from: 5, next: 9, offsets: [5, 6, 7, 8] }]);
  });

  it('takes a gap that the topic itself has', async () => {
    const queue = queueAt(5);
    expect(queue.place(arrival(5, 9, 8))).toBe('taken');
    expect(await taken(queue)).toEqual([{ from: 5, next: 9, offsets: [8] }]);
  });

  it('knows nothing of other partitions, nor of any after it was cleared', () => {
    const queue = queueAt(5);
    expect(queue.place({ ...arrival(5, 6), partition: 1 })).toBe('foreign');
    queue.clear();
    expect(queue.place(arrival(5, 6))).toBe('foreign');
  });

  it('has no room while it is full', async () => {
    const queue = queueAt(0, 3);
    expect(queue.room()).toBeUndefined();
    queue.place(arrival(0, 3));
    let hasRoom = false;
    const room = queue.room()!.then(() => (hasRoom = true));
    await Promise.resolve();
    expect(hasRoom).toBe(false);
    await queue.take(100);
    await room;
  });

  it('gives a full batch at once, and a smaller one when the one before is written', async () => {
    const queue = queueAt(0);
    const before = Promise.withResolvers<void>();
    queue.place(arrival(0, 2));
    let given = 0;
    const full = queue.take(3, before.promise).then((slices) => (given = slices[0]!.readings.length));
    await new Promise(setImmediate);
    expect(given).toBe(0);
    queue.place(arrival(2, 3));
    await full;
    expect(given).toBe(3);
    queue.place(arrival(3, 4));
    const rest = queue.take(3, before.promise);
    before.resolve();
    expect((await rest)[0]).toMatchObject({ from: 3, next: 4 });
  });

  it('lets those who wait go when it is closed', async () => {
    const queue = queueAt(0);
    const nothing = queue.take(100);
    queue.close();
    expect(await nothing).toEqual([]);
  });
});
