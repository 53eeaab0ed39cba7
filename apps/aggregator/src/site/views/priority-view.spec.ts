import { plain } from '@milepost/ui';
import { readingOf } from '../reading.fixtures.js';
import { closingOf, priorityView, promisesKeptView } from './priority-view.js';

const reading = readingOf();
const priority = priorityView(reading.record.one('priority', 'new-era')!, reading);
const kept = promisesKeptView(closingOf('2019-2024', reading.record)!, reading);

describe('The page of a priority', () => {
  it('has every heading and bullet in the order of the Commission page', () => {
    expect(priority).toMatchObject({
      title: { text: 'A new era' },
      mandate: '2024–2029',
      overview: [{ text: 'Citizens are safer.' }],
      approach: { text: 'Over the mandate, we will' },
      page: { href: 'https://example.org/new-era', wordedIn: { date: '2024-12' } },
      spotlights: [{ title: { text: 'Preparedness' }, commitment: { status: 'delivered' } }],
      roles: [{ holder: 'Magnus Brunner' }],
    });
    expect(priority.objectives).toMatchObject([
      {
        title: { text: 'Strengthen common borders' },
        tagline: { text: 'to make them more secure' },
        promises: [
          { statement: { text: 'Statement of borders' }, leadIn: { text: 'To deliver stronger borders, we will' }, from: 'bullet' },
        ],
      },
    ]);
  });

  it('shows the findings of a survey, the largest first, those of low confidence not at all', () => {
    expect(priority.surveys[0]).toMatchObject({ sample: 27292, evidence: [{ title: { text: 'ev-survey-published' } }] });
    expect(priority.surveys[0]?.findings.map(({ value }) => value)).toEqual([52, 42]);
  });

  it('keeps a post as it was posted, and says why it has no evidence', () => {
    expect(priority.progress.entries.map(({ title }) => title.text)).toEqual([
      'An agreement nobody can identify',
      'The border system opens',
    ]);
    expect(priority.progress.entries[0]?.entry).toMatchObject({ confidence: 'low', evidenceMissing: { lang: 'en' } });
  });
});

describe('The page "Promises kept"', () => {
  it('is found by either name of its mandate, and only where a page closes it', () => {
    expect(closingOf('mandate-2019-2024', reading.record)?.id).toBe('way-of-life');
    expect(closingOf('mandate-2024-2029', reading.record)).toBeUndefined();
  });

  it('has its themes and promises in order, and policy areas without an owner', () => {
    expect(kept.themes.map(({ title, promises }) => [title.text, promises.map(({ href }) => href)])).toEqual([
      ['Managing migration', ['/en/commitments/corps', '/en/commitments/smuggling']],
      ['Combating child sexual abuse', ['/en/commitments/interim-rules']],
    ]);
    expect(kept.policyAreas).toEqual([{ statement: { text: 'Fighting discrimination', lang: 'en' }, department: null }]);
    expect([kept.promises, kept.notAssessed, kept.counts.partiallyDelivered.count]).toEqual([3, 3, 1]);
  });

  it.each([
    [
      'corps',
      ['since: Standing corps of 10,000: the due date moved 4 times and is 2027 again.', 'next: Standing corps of 10,000, due 2027.'],
    ],
    ['smuggling', ['fact: The law was still a proposal.', 'since: The law is adopted, due 18 November 2026, is not reported.']],
    ['interim-rules', ['since: The interim regulation lapses, 3 April 2026.']],
  ])('says what became of %s', (id, expected) => {
    const bullet = kept.themes.flatMap(({ promises }) => promises).find(({ href }) => href.endsWith(id));
    expect(bullet?.since.map(({ kind, words }) => `${kind}: ${plain(words, 'en').replaceAll('\u00a0', ' ')}`)).toEqual(expected);
  });
});
