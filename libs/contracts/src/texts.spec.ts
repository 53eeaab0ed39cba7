import { en, LanguageMap, textIn } from './texts.js';

describe('A text in languages', () => {
  it.each([
    ['one language', { en: 'Proposal tabled' }],
    ['another than English', { mt: 'Proposta mressqa' }],
    ['two', { en: 'Kept', fr: 'Tenue' }],
  ])('has %s', (_, given) => {
    expect(LanguageMap.parse(given)).toEqual(given);
  });

  it.each([
    ['no language', {}],
    ['a language that is none of the 24', { en: 'Kept', tlh: 'pabta' }],
    ['an empty text', { en: '' }],
    ['a text of spaces', { en: '   ' }],
    ['too long a text', { en: 'x'.repeat(10_001) }],
    ['a number', { en: 5 }],
    ['plain text', 'Kept'],
  ])('is refused with %s', (_, given) => {
    expect(LanguageMap.safeParse(given).success).toBe(false);
  });

  it.each([
    ['the language asked for', { en: 'Kept', fr: 'Tenue' }, 'Tenue'],
    ['else English', { de: 'Gehalten', en: 'Kept' }, 'Kept'],
    ['else what there is', { de: 'Gehalten' }, 'Gehalten'],
    ['else nothing', {}, ''],
  ])('is read in %s', (_, map, text) => {
    expect(textIn(map, 'fr')).toBe(text);
  });

  it('is read in English when nothing is said', () => {
    expect(textIn({ fr: 'Tenue', ...en('Kept') })).toBe('Kept');
  });
});
