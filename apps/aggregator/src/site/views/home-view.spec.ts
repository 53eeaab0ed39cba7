import { readingOf } from '../reading.fixtures.js';
import { homeView } from './home-view.js';

const home = homeView(readingOf());
const count = (of: { count: number; href: string | null }) => [of.count, of.href];

describe('The front page', () => {
  it('counts each promise once, and each number opens its list', () => {
    expect(home.promises).toBe(4);
    expect(count(home.counts.delivered)).toEqual([1, '/en/commitments?status=delivered']);
    expect(count(home.counts.notPursued)).toEqual([0, null]);
    expect(home.byDepartment.map(({ label, counts }) => [label, counts.inProgress.href])).toEqual([
      ['Migration', '/en/commitments?lead=migration&status=inProgress'],
      ['Security', '/en/commitments?lead=security&status=inProgress'],
    ]);
  });

  it('names what is wrong', () => {
    expect(Object.fromEntries(Object.entries(home.look).map(([name, { count: n }]) => [name, n]))).toEqual({
      overdueSteps: 1,
      moved: 1,
      keptLate: 1,
      undone: 0,
      partlyUndone: 1,
      quiet: 2,
      notAssessed: 4,
      sourcesDiffer: 1,
    });
    expect(home.look.moved.href).toBe('/en/commitments?only=moved');
  });

  it('has both mandates, newest first, each objective leading to its place on the page', () => {
    expect(home.mandates.map(({ label, href, subtitle }) => [label, href, subtitle.text])).toEqual([
      ['Commission 2024–2029', '/en/priorities/new-era', 'A new era'],
      ['Commission 2019–2024', '/en/promises-kept/mandate-2019-2024', 'Promises kept: Our way of life'],
    ]);
    expect(home.mandates.flatMap(({ rows }) => rows.map(({ href }) => href))).toEqual([
      '/en/priorities/new-era#how-common-borders',
      '/en/promises-kept/mandate-2019-2024#managing-migration',
      '/en/promises-kept/mandate-2019-2024#child-abuse',
    ]);
  });

  it('tells of each promise and day what counts most, newest first', () => {
    expect(home.newest.map(({ change, occurredOn }) => [change.kind, occurredOn.date])).toEqual([
      ['delivery', '2026-04-03'],
      ['update', '2025-11'],
      ['delivery', '2025-04-02'],
      ['dueSet', '2025-01-10'],
      ['registered', '2024'],
      ['delivery', '2024'],
    ]);
    expect(home.newest[0]).toMatchObject({ regression: true, undone: 'partiallyDelivered', reason: { text: 'Nothing replaces them.' } });
  });

  it('lists what is just past and what comes next', () => {
    expect(home.overdue).toMatchObject([{ title: { text: 'The law is adopted' }, overdueDays: 3, noNews: true, department: 'Migration' }]);
    expect(home.next).toMatchObject([{ title: { text: 'Standing corps of 10,000' }, due: { date: '2027' }, overdueDays: null }]);
  });

  it('shows silence by department', () => {
    expect(home.pulse.departments.map(({ label, lastNews, quietMonths }) => [label, lastNews?.date, quietMonths])).toEqual([
      ['Security', '2026-04-03', null],
      ['Migration', '2025-11', 11],
    ]);
  });
});

it('On an earlier day the counts are those of that day, and links stay on it', () => {
  const past = homeView(readingOf({ asOf: '2022-01-01' }));
  expect(past.counts.partiallyDelivered).toEqual({ count: 1, href: '/en/commitments?status=partiallyDelivered&asOf=2022-01-01' });
  expect(past.look.partlyUndone.count).toBe(0);
});
