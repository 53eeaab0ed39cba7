import { assets } from './assets.js';
import { renderPage } from './page.js';
import { CommitmentPage } from './pages/commitment-page.js';
import { NotFoundPage } from './pages/problem-page.js';
import { frame } from './samples/frame.js';
import { frontex } from './samples/frontex.js';
import { wordsOf } from './samples/render.js';
import { d } from './samples/values.js';

const html = renderPage({ frame: frame(), body: <CommitmentPage of={frontex} /> });

describe('the document', () => {
  it('names its language, title and day', () => {
    expect(html.startsWith('<!doctype html><html lang="en"><head><meta charset="utf-8"')).toBe(true);
    expect(html).toContain('<title>Build a Frontex standing corps of 10,000 – Milepost</title>');
    expect(wordsOf(html)).toContain('The record as it stands today, 21 November 2026');
  });
  it('has no style attribute and asks no other host for anything', () => {
    expect(html).not.toMatch(/ style=/);
    expect([...html.matchAll(/<(?:link|script|img|source|use)[^>]*(?:src|href)="(https?:)?\/\/[^"]*"/g)]).toEqual([]);
  });
  it('carries exactly the symbols it uses', () => {
    const used = new Set([...html.matchAll(/href="#g-(\w+)"/g)].map(([, name]) => name));
    const defined = [...html.matchAll(/<symbol id="g-(\w+)"/g)].map(([, name]) => name);
    expect(new Set(defined)).toEqual(used);
    expect(defined).toHaveLength(used.size);
  });
  it('uses every id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
  it('escapes what the record says', () => {
    const nasty = renderPage({ frame: frame({ title: '<script>' }), body: <CommitmentPage of={{ ...frontex, title: { text: '<img src=x onerror=alert(1)>"&', lang: 'en' } }} /> }); // prettier-ignore
    expect(nasty).not.toContain('<img');
    expect(nasty).toContain('&lt;img src=x onerror=alert(1)');
    expect(nasty).toContain('<title>&lt;script');
  });
  it('marks words in another language', () => {
    const foreign = renderPage({ frame: frame({ lang: 'fr' }), body: <CommitmentPage of={frontex} /> });
    expect(foreign).toContain('<span lang="en">Build a Frontex standing corps of 10,000</span>');
  });
  it('links no page that does not exist', () => {
    expect(html).not.toContain('Feeds and notices');
    expect(html).not.toContain('href="#"');
  });
});

describe('time travel', () => {
  const past = { asOf: d('2019-06-09'), knownAt: null, before: { on: d('2019-04-17'), href: '?asOf=2019-04-17' }, after: null, leftOut: 7, backToToday: '/now', otherClock: '?knownAt=2019-06-09' }; // prettier-ignore
  const page = renderPage({ frame: frame({ past }), body: <NotFoundPage nearest={[]} /> });
  it('says which day and clock, what is left out, and how to get back', () => {
    const words = wordsOf(page);
    expect(words).toContain('As it was on 9 June 2019');
    expect(words).toContain('Change before: 17 April 2019');
    expect(words).toContain('7 later entries are not on this page');
    expect(page).toContain('<a class="btn" href="/now">Back to today</a>');
    expect(page).toContain('<body class="is-past">');
    expect(page).toContain('– As it was on 9\u00a0June\u00a02019 – Milepost</title>');
  });
  it('tells the two clocks apart', () => {
    const known = renderPage({
      frame: frame({ past: { ...past, asOf: null, knownAt: d('2019-06-09') } }),
      body: <NotFoundPage nearest={[]} />,
    });
    expect(wordsOf(known)).toContain('As we knew it on 9 June 2019');
    expect(known).toContain('value="known" checked');
  });
});

describe('assets', () => {
  const { all, stylesheet } = assets();
  it('have the hash of their content in their address', () => {
    for (const { path, etag } of all) expect(path).toContain(etag.replaceAll('"', ''));
    expect(stylesheet).toMatch(/^\/assets\/milepost\.[\w-]{12}\.css$/);
  });
  it('the stylesheet refers only to fonts of this site', () => {
    const css = all[0]!.body.toString();
    const fonts = [...css.matchAll(/url\(([^)#]+)\)/g)].map(([, address]) => address);
    expect(fonts).toHaveLength(4);
    for (const font of fonts) expect(all.map(({ path }) => path)).toContain(font);
  });
  it('the stylesheet has a rule for every class of the page', () => {
    const css = all[0]!.body.toString();
    const classes = new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names!.split(' ')));
    const unstyled = [...classes].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(css));
    expect(unstyled).toEqual([]);
  });
});
