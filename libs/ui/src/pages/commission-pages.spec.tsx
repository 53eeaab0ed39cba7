import { priority, promisesKept } from '../samples/priority.js';
import { rendered, wordsOf } from '../samples/render.js';
import { PriorityPage } from './priority-page.js';
import { PromisesKeptPage } from './promises-kept-page.js';

/** Each part stands after the one before it. */
function expectInOrder(words: string, parts: readonly string[]) {
  let from = 0;
  for (const part of parts) {
    const at = words.indexOf(part, from);
    expect([part, at >= 0]).toEqual([part, true]);
    from = at + part.length;
  }
}

describe('the page of a priority', () => {
  const html = rendered(<PriorityPage of={priority} />);
  const words = wordsOf(html.slice(html.indexOf('<div class="body">')));

  it('has every heading and bullet of the Commission page, in its order', () =>
    expectInOrder(words, [
      'Overview',
      'The European Commission will work',
      'What Europeans think',
      'Objectives',
      'Build a European Defence Union',
      'to protect the European Union and its people',
      'How we will achieve our objectives',
      'Over the course of the Commission’s mandate between 2024-2029',
      'Build a European Defence Union',
      'We will',
      'help Member States rebuild',
      'develop a Single Market',
      'Central to this work will be',
      'Enhance preparedness and crisis management',
      'We will develop a Preparedness Union Strategy',
      'better preparing the whole of society',
      'Strengthen common borders',
      'To deliver stronger common borders, we will',
      'develop and EU Visa Policy Strategy',
      'Progress to date',
      'Monitor, follow, and stay updated',
      'November 2023',
      'In the spotlight',
      'Who is in charge',
      'Commissioner for Defence and Space',
    ]));
  it('prints a lead-in once, and not again where it is itself a promise', () => {
    expect(words.match(/We will develop a Preparedness/g)).toHaveLength(1);
    expect(words.match(/We will help Member/g)).toHaveLength(1);
  });
  it('shows where each promise stands', () => expect(html.match(/<span class="st k-way">/g)!.length).toBeGreaterThanOrEqual(6));
  it('says that evidence is missing', () => {
    expect(words).toContain('Evidence missing');
    expect(words).toContain('The regulation cannot be identified.');
  });
  it('gives the survey its sample, fieldwork and publication', () => {
    expect(words).toContain('68%');
    expect(words).toContain('n = 27,292, asked from 5 January 2026 to 12 January 2026, published 13 February 2026');
    expect(html).toContain('<rect class="part" width="68%"');
  });
  it('says once since when all are in charge', () => expect(words).toContain('All since 1 December 2024.'));
  it('keeps every heading when nothing stands under it', () => {
    const empty = wordsOf(rendered(<PriorityPage of={{ ...priority, surveys: [], spotlights: [], roles: [], progress: { lead: null, entries: [], all: null } }} />)); // prettier-ignore
    expectInOrder(empty, ['No survey is on the record', 'No news has been received under this priority.', 'Nothing is in the spotlight', 'No one is on the record']); // prettier-ignore
  });
});

describe('the page "Promises kept"', () => {
  const words = wordsOf(rendered(<PromisesKeptPage of={promisesKept} />));
  it('has every heading and bullet of the Commission page, in its order', () =>
    expectInOrder(words, [
      'Promoting our European way of life',
      'Protecting our citizens and our values',
      'Delivering on our promises',
      'In an increasingly unpredictable world',
      'Promises kept',
      'Managing migration',
      'The Blue Card Directive entered into force in November 2021.',
      'Promise kept',
      'Since: transposition, due 18 November 2023, is not reported.',
      'Combating child sexual abuse',
      'The page has this heading and no text under it.',
      'Partly kept, then undone',
      'Learn more about what the Commission has done',
      'Policy areas',
      'Preventing antisemitism',
      'Outside the departments of this record',
    ]));
  it('says that a claim is a claim', () => expect(words).toContain('None of the 2 has been assessed by an independent reviewer.'));
});
