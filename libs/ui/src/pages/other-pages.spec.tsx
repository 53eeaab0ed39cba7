import { rendered, wordsOf } from '../samples/render.js';
import { counts, d, en } from '../samples/values.js';
import type { ChangeView, DueView, HomeView, PulseRow, PulseView } from '../views.js';
import { DepartmentPage } from './department-page.js';
import { HomePage } from './home-page.js';
import { ChangesPage, PromisesPage } from './list-pages.js';
import { MethodPage } from './method-page.js';
import { NotFoundPage, ProblemPage } from './problem-page.js';

const crumb = { trail: [{ href: '/en/', label: 'Home' }], current: 'Here' };
const no = { count: 0, href: null };
const defence: PulseRow = {
  label: 'Defence',
  href: '/en/departments/defence',
  days: [d('2025-11-04'), d('2025-12-30'), d('2025-12-30')],
  lastNews: d('2025-12-30'),
  lastHeard: '2026-11-21T09:58:00.000Z',
  quietMonths: 10,
};
const pulse: PulseView = { from: d('2024-11-01'), asOf: d('2026-11-21'), departments: [defence] };
const fall: ChangeView = {
  occurredOn: d('2026-04-03'),
  recordedAt: '2026-11-21T00:00:00.000Z',
  subject: { href: '/en/commitments/csa', label: 'Rules to combat child sexual abuse', lang: 'en' },
  change: { kind: 'delivery', from: 'partiallyDelivered', to: 'inProgress' },
  summary: en('Delivery status.'),
  reason: en('The interim rules lapsed and nothing replaces them.'),
  departments: { lead: 'Security', contributors: [] },
  confidence: 'medium',
  regression: true,
  undone: 'partiallyDelivered',
};
const overdue: DueView = {
  due: d('2026-11-18'),
  title: en('Report on the Blue Card'),
  href: '/b',
  department: 'Migration',
  overdueDays: 3,
  noNews: true,
};

const home: HomeView = {
  promises: 42,
  pages: 2,
  departments: 4,
  counts: counts(23, 7, 11, 1),
  look: { overdueSteps: { count: 10, href: '/o' }, moved: { count: 2, href: '/m' }, keptLate: { count: 1, href: '/k' }, undone: no, partlyUndone: { count: 1, href: '/u' }, quiet: no, notAssessed: { count: 42, href: '/n' }, sourcesDiffer: no }, // prettier-ignore
  byDepartment: [{ label: 'Defence', href: '/en/departments/defence', counts: counts(1, 1, 4, 1) }],
  mandates: [{ label: 'Commission 2024–2029', href: '/p', subtitle: en('A new era'), rows: [] }],
  newest: [fall],
  allChanges: { count: 1389, href: '/en/changes' },
  overdue: [overdue],
  allOverdue: { count: 10, href: '/o' },
  next: [{ ...overdue, due: d('2027-03-26'), overdueDays: null }, { ...overdue, due: d('2026'), href: '/c', overdueDays: null }], // prettier-ignore
  calendar: null,
  pulse,
  follow: null,
};

describe('home', () => {
  const html = rendered(<HomePage of={home} />);
  const words = wordsOf(html);
  it.each([
    '42 promises from two Commission pages, by four departments.',
    '10 steps are overdue',
    '1 was kept late',
    '1 was partly kept, then undone',
    'Delivery: Partly kept to Under way',
    'All 1,389 changes',
    'Migration · 3 days overdue',
    'Migration · in 4 months',
    'Migration · some day in 2026',
    'No news for 10 months',
    'Connection checked today, 09:58',
  ])('says: %s', (sentence) => expect(words.replaceAll('→', '').replaceAll('  ', ' ')).toContain(sentence));
  it('does not mention what is not there', () => expect(words).not.toContain('have sources that differ'));
  it('makes every large figure a link to its list', () => expect(html).toContain('<a href="/en/promises?status=delivered"><b>23</b> '));
  it('draws one mark for each day with news, and the silence since', () => {
    expect(html.match(/class="beat"/g)).toHaveLength(2);
    expect(html).toMatch(/class="silence" x="5[0-9.]+%"/);
  });
  it('has something to say of an empty record', () => {
    const empty = wordsOf(
      rendered(<HomePage of={{ ...home, promises: 0, newest: [], overdue: [], next: [], counts: counts(0, 0, 0, 0) }} />),
    );
    expect(empty).toContain('Nothing is on the record yet.');
    expect(empty).toContain('Nothing is overdue.');
  });
});

it('a silent department says so on top', () => {
  const words = wordsOf(rendered(<DepartmentPage of={{ label: 'Defence', scope: null, crumb, counts: counts(1, 1, 4, 1), promises: [], overdue: [], next: [], pulse, heard: defence, inCharge: [], follow: null }} />)); // prettier-ignore
  expect(words.indexOf('No news for 10 months')).toBeLessThan(words.indexOf('On this page'));
  expect(words).toContain('No promise is on the record for this department.');
});

describe('lists', () => {
  const list = { title: 'Promise kept', crumb, total: 1, chosen: [{ label: 'Kept', without: '/en/promises' }], clear: null, filters: [{ name: 'department', label: 'Department', options: [{ value: 'defence', label: 'Defence', count: 7, chosen: true }] }], search: { action: '/en/promises', value: 'corps "x"' }, promises: [], next: null, nearest: [{ href: '/all', label: 'All promises', count: 42 }] }; // prettier-ignore
  it('an empty list says why and offers those that are not', () => {
    const html = rendered(<PromisesPage of={{ ...list, total: 0 }} />);
    expect(wordsOf(html)).toContain('No promise matches all of these filters.');
    expect(html).toContain('<a href="/all">All promises</a> (42)');
  });
  it('keeps what was chosen and typed', () => {
    const html = rendered(<PromisesPage of={list} />);
    expect(html).toContain('name="department" value="defence" checked');
    expect(html).toContain('value="corps &quot;x&quot;"');
    expect(wordsOf(html)).toContain('1 promise matches');
  });
  it('a change for the worse has a red bar', () => {
    const html = rendered(<ChangesPage of={{ crumb, total: 1, chosen: [], clear: null, changes: [fall], next: '/more', follow: null }} />);
    expect(html).toContain('<div class="flip"><h3>');
    expect(html).toContain('<a class="more" href="/more" rel="next">');
  });
});

describe('method and problems', () => {
  const words = wordsOf(rendered(<MethodPage of={{ crumb, promises: 42, verifyCommand: 'npm run milepost -- verify', data: null }} />));
  it.each([
    'Not being pursued',
    'Provisional agreement',
    'Cancelled',
    'Disputed',
    'A step due in a year is overdue on 1 January of the next.',
    'npm run milepost -- verify',
  ])('explains: %s', (sentence) => expect(words).toContain(sentence));
  it('a missing page says what may have happened and where to go', () => {
    const html = rendered(<NotFoundPage nearest={[{ href: '/en/', label: 'Home' }]} />);
    expect(wordsOf(html)).toContain('There is no page at this address');
    expect(html).toContain('<a href="/en/">Home</a>');
  });
  it('an unknown failure promises nothing it cannot keep', () =>
    expect(wordsOf(rendered(<ProblemPage of={{ status: 500, detail: null, nearest: [] }} />))).toContain('Something went wrong'));
});
