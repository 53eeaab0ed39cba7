import { family, type Process, timesOf } from './processes.js';

const one = (pid: number, parent: number, command = ''): Process => ({ pid, parent, command, seconds: 1 });

describe('timesOf', () => {
  it('adds own and ended children in seconds, whatever the process is called', () => {
    const stat = '42 (a) b (c)) S 7 42 42 0 -1 4194304 100 200 0 0 150 50 20 30 20 0 11 0 1 2 3';
    expect(timesOf(stat)).toEqual({ parent: 7, seconds: 2.5 });
  });
});

describe('family', () => {
  const all = [
    one(2, 1, 'sh guard /x/health/'),
    one(3, 2, 'node'),
    one(4, 3, 'worker'),
    one(5, 1, 'sh guard /x/naive/'),
    one(6, 99, '/x/health/'),
  ];

  it.each([
    { mark: '/health/', expected: [2, 3, 4] },
    { mark: '/naive/', expected: [5] },
    { mark: '/kafka/', expected: [] },
  ])('of $mark', ({ mark, expected }) => expect(family(mark, all, 1).map(({ pid }) => pid)).toEqual(expected));
});
