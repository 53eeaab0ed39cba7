import { questions } from './questions.js';

const paths = (asked: { path: string }[]) => new Set(asked.map(({ path }) => path));

describe('questions', () => {
  it('ask for each milestone once before any comes again', () => expect(paths(questions.uncached(30_000)).size).toBe(30_000));
  it('ask for a few again and again', () => expect(paths(questions.cached(30_000)).size).toBe(100));
  it('ask whether something is new by its version', () => {
    expect(questions.notModified(30_000)[0]).toEqual({
      path: '/v1/entries/milestone/bench-milestone-0',
      etag: '"2"',
      status: 304,
      holds: '',
    });
  });
});
