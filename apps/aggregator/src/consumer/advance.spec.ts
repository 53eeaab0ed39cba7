import { Advance } from './advance.js';
import { placesOn } from './places.js';

const topic = 'milestones.health.v1';
const seen = (...looks: [next: number | null, high: number][][]) => {
  const advance = new Advance();
  return looks.map((partitions) => {
    const marks = partitions.map(([, high], partition) => ({ topic, partition, low: 0, high }));
    const standings = partitions.flatMap(([next], partition) => (next === null ? [] : [{ topic, partition, next }]));
    return advance.see(placesOn(marks, standings));
  });
};

describe('the advance of the projection', () => {
  it.each([
    ['goes on while nothing waits', [[[5, 5]], [[5, 5]]], [1, 2]],
    ['goes on while what waits gets less', [[[5, 9]], [[7, 9]]], [1, 2]],
    ['goes on when something has only just begun to wait', [[[5, 5]], [[5, 9]]], [1, 2]],
    ['stops when what waits stands still', [[[5, 9]], [[5, 9]], [[5, 11]]], [1, 1, 1]],
    ['stops when one partition stands still beside another that goes on', [[[5, 9], [1, 3]], [[5, 9], [2, 3]], [[5, 9], [3, 3]]], [1, 1, 1]], // prettier-ignore
    [
      'stops when nobody reads a partition, not even its first message',
      [
        [
          [5, 9],
          [null, 3],
        ],
        [
          [7, 9],
          [null, 4],
        ],
      ],
      [1, 1],
    ],
    ['goes on again when it moves', [[[5, 9]], [[5, 9]], [[6, 9]]], [1, 1, 2]],
  ] as [string, [number | null, number][][], number[]][])('%s', (_, looks, counts) => expect(seen(...looks)).toEqual(counts));
});
