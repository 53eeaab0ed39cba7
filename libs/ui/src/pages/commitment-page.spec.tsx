import { frontex, frontexHistory } from '../samples/frontex.js';
import { rendered, wordsOf } from '../samples/render.js';
import { d, en } from '../samples/values.js';
import { CommitmentPage } from './commitment-page.js';

const html = rendered(<CommitmentPage of={frontex} />);
const words = wordsOf(html);

describe('a commitment', () => {
  it('answers first: promise, sentence, four questions, in this order', () => {
    const order = ['“Frontex staff have been deployed', 'Under way and due in 2027.', 'Is the promise kept?', 'How far is the law?', 'Were the steps reached?', 'Does a reviewer agree?', 'Planned against actual']; // prettier-ignore
    expect(order.map((part) => words.indexOf(part))).toEqual([...order.map((part) => words.indexOf(part))].sort((a, b) => a - b));
    expect(order.every((part) => words.includes(part))).toBe(true);
  });
  it.each([
    'The due year has moved four times and is back where it began.',
    'Department’s claim, 12 September 2018',
    '2 of 4 reached 1 overdue, 1 due in 2027',
    'Moved four times, 20 years in all, back to the first date',
    'From tabled to in force: 448 days.',
    'Nobody outside the department has reviewed this claim. A department cannot confirm its own.',
    'The record used, until 2024',
    'Due in 2021. No figure has been reported since: not reached and reached are both possible.',
    'Reached in 2024, day not known.',
    'Due date moved from 2024 to 2027, 3 years later',
    'Follows from: The regulation enters into force.',
    'Commissioner for Internal Affairs and Migration, since 1 December 2024',
  ])('says: %s', (sentence) => expect(words).toContain(sentence));

  it('prints a date of the history once and repeats it for those who do not see it', () => {
    expect(html.match(/<span class="vh"><time datetime="2019-12-04">/g)).toHaveLength(2);
  });
  it('names the address that was not kept and the confidence that is not high', () => {
    expect(words).toContain('Notice on the start of the new Frontex mandate (in Slovenian) – address not kept');
    expect(words).toContain('Low');
  });
  it('links every contents entry to a section', () => {
    const targets = [...html.matchAll(/<li><a href="#([a-z-]+)">/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(4);
    for (const id of targets) expect(html).toContain(`<section class="sec" id="${id}"`);
  });
  it('says that nothing was claimed and no evidence named, rather than nothing', () => {
    const silent = wordsOf(rendered(<CommitmentPage of={{ ...frontex, claim: { ...frontex.claim, on: null, reason: null, evidence: [] }, evidence: [], history: { entries: [], total: 0, all: null } }} />)); // prettier-ignore
    expect(silent).toContain('Migration has claimed nothing about this promise.');
    expect(silent).toContain('No source has been named.');
    expect(silent).toContain('Nothing has been reported about this yet.');
  });
});

describe('on an earlier day', () => {
  const past = rendered(<CommitmentPage of={{ ...frontex, says: { ...frontex.says, statement: null } }} />, { asOf: '2019-06-09' });
  it('speaks in the past, names the day in the title and offers nothing to follow', () => {
    expect(wordsOf(past)).toContain('Build a Frontex standing corps of 10,000, As it was on 9 June 2019');
    expect(wordsOf(past)).toContain('Was the promise kept?');
    expect(wordsOf(past)).toContain('The due year had moved four times and was back where it began.');
    expect(past).not.toContain('class="follow"');
  });
  it('does not show words that no page carried yet', () => {
    expect(wordsOf(past)).toContain('On this day no Commission page carried it yet.');
    expect(wordsOf(past)).not.toContain('“Frontex staff have been deployed');
  });
});

describe('history', () => {
  const [first] = frontexHistory;
  const superseded = { ...first!, id: 'old', superseded: { by: 'correction' as const, href: '#new' } };
  const correction = { ...first!, id: 'new', change: { kind: 'corrected' as const, field: 'reason', from: 'entered into force in February 2021', to: 'applies from 1 February 2021' }, reason: en('Two dates.') }; // prettier-ignore
  const fall = { ...first!, id: 'fall', regression: true, change: { kind: 'delivery' as const, from: 'partiallyDelivered' as const, to: 'inProgress' as const }, occurredOn: d('2026-04-03') }; // prettier-ignore
  const page = rendered(
    <CommitmentPage of={{ ...frontex, history: { entries: [fall, correction, superseded], total: 9, all: '/all' } }} />,
  );
  it('keeps what was corrected, struck through, beside the correction', () => {
    expect(page).toContain('<del>Due date moved');
    expect(page).toContain('<del>entered into force in February 2021</del> <ins>applies from 1 February 2021</ins>');
    expect(page).toContain('<a href="#new">See that entry</a>');
  });
  it('flags a regression in the same size as good news', () => {
    expect(page).toContain('<div class="flip"><h3>Delivery: from “Partly kept” to “Under way”</h3>');
    expect(page).toContain('#g-undone');
  });
  it('leads to all entries when it shows a part', () => expect(wordsOf(page)).toContain('The newest 3 of 9 entries.'));
});
