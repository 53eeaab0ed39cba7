import type { AxesView, EvidenceView, TagView } from '../views.js';
import { rendered, wordsOf } from '../samples/render.js';
import { counts, d, en, evidence } from '../samples/values.js';
import { frontex } from '../samples/frontex.js';
import { Axes } from './axes.js';
import { Acts } from './acts.js';
import { Answer } from './answer.js';
import { EvidenceTable } from './evidence.js';
import { Follow } from './follow.js';
import { Scorecard } from './scorecard.js';
import { Source } from './source.js';
import { Tags } from './tags.js';

const span = (years: number, months: number, days: number) => ({ years, months, days, atLeast: false });

describe('derived words', () => {
  it.each<[TagView, string]>([
    [{ kind: 'keptLate' }, 'Kept, late'],
    [{ kind: 'late', by: span(0, 0, 29) }, '29 days late'],
    [{ kind: 'late', by: { ...span(2, 4, 0), atLeast: true } }, 'at least 2 years, 4 months late'],
    [{ kind: 'overdue', steps: 1, noNews: true }, 'One step overdue'],
    [{ kind: 'overdue', steps: 3, noNews: false }, '3 steps overdue'],
    [{ kind: 'overdue', steps: 0, noNews: true }, 'Overdue, no news'],
    [{ kind: 'moved', moves: 2, sum: span(0, 11, 0), backToFirst: false }, 'Moved twice, 11 months in all'],
    [{ kind: 'moved', moves: 4, sum: span(20, 0, 0), backToFirst: true }, 'Moved four times, 20 years in all, back to the first date'],
    [{ kind: 'undone', highest: 'delivered' }, 'Kept, then undone'],
    [{ kind: 'undone', highest: 'partiallyDelivered' }, 'Partly kept, then undone'],
    [{ kind: 'quietFor', months: 9 }, 'No news for nine months'],
    [{ kind: 'noNews', since: d('2024') }, 'No news since 2024'],
    [{ kind: 'sourcesDiffer', values: [d('2024'), d('2027')] }, 'Sources differ: 2024 or 2027'],
    [{ kind: 'sourcesDiffer', values: [] }, 'Sources differ'],
    [{ kind: 'departments', lead: 'Migration', contributors: ['Security', 'Health'] }, 'Migration, with Security and Health'],
    [{ kind: 'joint' }, 'Joint promise, counted once'],
    [{ kind: 'mediumConfidence' }, 'Medium confidence'],
    [{ kind: 'claimedNotAssessed' }, 'Claimed, not assessed'],
  ])('%j', (tag, words) => expect(wordsOf(rendered(<Tags of={[tag]} />)).trim()).toBe(words));

  it('colours red only what was undone', () => {
    expect(rendered(<Tags of={[{ kind: 'undone', highest: 'delivered' }]} />)).toContain('k-bad');
    expect(rendered(<Tags of={[{ kind: 'overdue', steps: 2, noNews: true }]} />)).toContain('k-wait');
  });
});

describe('the four questions', () => {
  const axes = (more: Partial<AxesView>) => rendered(<Axes of={{ ...frontex.axes, ...more }} />);
  it('has four answers whatever is known', () => {
    const nothing = axes({ law: null, steps: { total: 0, reached: 0, overdue: 0, notReached: 0, reversed: 0, cancelled: 0, ahead: [] } });
    expect(nothing.match(/<dt>/g)).toHaveLength(4);
    expect(wordsOf(nothing)).toContain('No milestone or target is on record');
    expect(wordsOf(nothing)).toContain('No binding act belongs to this promise');
  });
  it('names what was before a fall', () => {
    const fallen = axes({
      delivery: { status: 'inProgress', claimedOn: null, was: { status: 'partiallyDelivered', until: d('2026-04-03') } },
    });
    expect(wordsOf(fallen)).toContain('Was “Partly kept” until 3 April 2026');
  });
  it('says what a reversed step and one not reached are', () => {
    const steps = axes({ steps: { total: 3, reached: 1, overdue: 0, notReached: 1, reversed: 1, cancelled: 0, ahead: [] } });
    expect(wordsOf(steps)).toContain('1 of 3 reached 1 reversed, 1 not reached in time');
    expect(steps).toContain('k-bad');
  });
  it('says that a new claim starts unassessed', () =>
    expect(wordsOf(axes({ assessment: { verdict: 'notAssessed', on: null, sinceNewClaim: true } }))).toContain(
      'A new claim starts unassessed',
    ));
});

describe('the answer', () => {
  const said = (more: object) => wordsOf(rendered(<Answer of={{ ...frontex.answer, ...more }} />)).trim();
  it('tells of what was undone before anything else', () => {
    const lapsed = { act: en('Regulation (EU) 2021/1232'), on: d('2026-04-03'), replaced: false };
    const undone = { highest: 'partiallyDelivered', on: d('2026-04-03') };
    expect(said({ undone, lapsed, moves: null })).toBe(
      'Partly kept, then undone. Regulation (EU) 2021/1232 lapsed on 3 April 2026 and nothing replaces it. Since 3 April 2026 it stands at “under way” again.',
    );
  });
  it('gives no due date to a promise that is kept', () =>
    expect(said({ status: 'delivered', moves: null, noFigure: null, overdueSteps: 0, law: null })).toBe('Promise kept.'));
  it('counts overdue steps in words', () =>
    expect(said({ moves: null, noFigure: null, due: null, overdueSteps: 2, law: null })).toBe('Under way. Two steps are overdue.'));
});

describe('evidence', () => {
  const foreign: EvidenceView = evidence('Juncker najavio', 'tportal', {
    language: 'hr',
    confidence: 'medium',
    publishedOn: d('2018-07-06'),
  });
  it('names publisher, day, and confidence where it is not high', () => {
    expect(wordsOf(rendered(<Source of={foreign} />))).toBe('Juncker najavio, tportal, 6 July 2018 · medium confidence');
    expect(rendered(<Source of={foreign} />)).toContain('lang="hr"');
  });
  it('does not tag what is of high confidence', () =>
    expect(wordsOf(rendered(<Source of={evidence('Page', 'Commission')} />))).toBe('Page, Commission'));
  it('counts its sources and explains the three words', () => {
    const words = wordsOf(rendered(<EvidenceTable of={[foreign]} />));
    expect(words).toContain('One source. High:');
    expect(words).toContain('Juncker najavio (in Croatian)');
  });
});

describe('a law', () => {
  const [act] = frontex.acts;
  it('says what is not reported, what is not yet, and where it ended', () => {
    const html = rendered(<Acts of={[{ ...act!, stages: [{ stage: 'tabled', on: null, at: 'passed' }, { stage: 'lapsed', on: d('2026-04-03'), at: 'ended' }, { stage: 'adopted', on: null, at: 'ahead' }] }]} />); // prettier-ignore
    expect(wordsOf(html)).toContain('Tabled not reported'.replace(' ', ''));
    expect(wordsOf(html)).toContain('not yet');
    expect(html).toContain('<li class="end"><b>Lapsed</b><time datetime="2026-04-03">');
  });
  it('folds more than three', () => {
    const five = Array.from({ length: 5 }, (_, i) => ({ ...act!, id: `act-${i}` }));
    expect(wordsOf(rendered(<Acts of={five} />))).toContain('2 more acts');
  });
  it('shortens the ELI address and links it', () =>
    expect(rendered(<Acts of={[act!]} />)).toContain('<a href="https://eur-lex.europa.eu/eli/reg/2019/1896/oj">ELI reg/2019/1896</a>'));
});

describe('the scorecard', () => {
  const rows = [{ label: 'Defence', href: null, counts: counts(1, 1, 4, 1) }, { label: 'Health', href: null, counts: counts(4, 0, 1, 0) }]; // prettier-ignore
  const html = rendered(<Scorecard caption="Promises by department." rows={rows} totals={counts(5, 1, 5, 1)} />);
  it('links each number to its list, and not a zero', () => {
    expect(html).toContain('<a href="/en/promises?status=delivered" aria-label="4 Health: Promise kept">4</a>');
    expect(html.match(/<span class="z">0<\/span>/g)).toHaveLength(2);
  });
  it('folds columns that are zero throughout into the caption', () => {
    expect(wordsOf(html)).toContain('No promise is put off or not pursued.');
    expect(wordsOf(html)).not.toContain('Put off');
  });
  it('draws one square for each promise, out of hearing', () => {
    expect(html.match(/viewBox="0 0 12 12"/g)).toHaveLength(12);
    expect(html).toContain('<div class="units" aria-hidden="true">');
  });
});

it('offers no way to follow that does not exist', () => {
  expect(rendered(<Follow of={{ what: 'promise', feed: null, calendar: null, data: null, mail: null }} />)).toBe('');
  const some = rendered(<Follow of={{ what: 'promise', feed: '/feed', calendar: null, data: null, mail: null }} />);
  expect(wordsOf(some)).toContain('Feed');
  expect(wordsOf(some)).not.toContain('Calendar');
});
