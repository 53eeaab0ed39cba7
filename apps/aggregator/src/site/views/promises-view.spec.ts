import { readingOf } from '../reading.fixtures.js';
import type { PromiseFilter } from './promise-kinds.js';
import { promisesView } from './promises-view.js';

const list = (filter: PromiseFilter, after?: string) => promisesView(filter, after, readingOf());
const ids = (filter: PromiseFilter) => list(filter).promises.map(({ href }) => href.split('/').at(-1));

describe('The list of promises', () => {
  it.each<[string, PromiseFilter, string[]]>([
    ['all, newest change first', {}, ['interim-rules', 'borders', 'smuggling', 'corps']],
    ['by lead', { lead: ['security'] }, ['interim-rules']],
    ['by department, contributors too', { department: ['security'] }, ['interim-rules', 'smuggling']],
    ['by status, any of several', { status: ['delivered', 'partiallyDelivered'] }, ['borders', 'smuggling']],
    ['by mandate', { priority: ['new-era'] }, ['borders']],
    ['by objective', { objective: ['managing-migration'] }, ['smuggling', 'corps']],
    ['overdue', { only: ['overdue'] }, ['smuggling']],
    ['moved or undone', { only: ['moved', 'partlyUndone'] }, ['interim-rules', 'corps']],
    ['words of the statement', { q: 'STATEMENT of borders' }, ['borders']],
    ['words of a step', { q: 'border system' }, ['borders']],
    ['the number of a law', { q: '2019/1896' }, ['corps']],
    ['two filters', { lead: ['migration'], status: ['inProgress'] }, ['corps']],
  ])('%s', (_, filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  it('says what was chosen, and how to choose it no longer', () => {
    const { chosen, clear } = list({ lead: ['migration'], status: ['inProgress', 'delivered'], q: 'corps' });
    expect(chosen).toContainEqual({ label: 'Under way', without: '/en/commitments?lead=migration&status=delivered&q=corps' });
    expect(chosen.map(({ label }) => label)).toEqual(['Migration', 'Under way', 'Promise kept', '“corps”']);
    expect(clear).toBe('/en/commitments');
  });

  it('counts for each filter what it would give alone', () => {
    const [departments, statuses] = list({ lead: ['security'] }).filters;
    expect(departments?.options.map(({ label, count, chosen }) => [label, count, chosen])).toEqual([
      ['Migration', 3, false],
      ['Security', 1, true],
    ]);
    expect(statuses?.options.map(({ value, count }) => [value, count])).toEqual([
      ['inProgress', 2],
      ['partiallyDelivered', 1],
      ['delivered', 1],
    ]);
  });

  it('offers the nearest lists when it is empty', () => {
    expect(list({ lead: ['security'], q: 'biometrics' })).toMatchObject({
      total: 0,
      nearest: [{ href: '/en/commitments?lead=security', label: 'Security', count: 1 }],
    });
  });
});
