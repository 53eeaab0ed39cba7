import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { partialDate } from '@milepost/contracts';
import { eventually } from '@milepost/testing';
import { linesOf, textOf } from './page-text.js';
import { type Running, said, Team } from './team.js';

const pages = fileURLToPath(new URL('../../../libs/department/src/import-export/record/pages/', import.meta.url));

/**
 * What everybody may expect of a product into which the record was just imported, however and in whatever shape it was started.
 * Afterwards it has one event more.
 */
export const describeRecord = (started: () => Running) =>
  describe('The record of the two pages', () => {
    const site = (path: string) => fetch(started().url('aggregator') + path);
    const page = async (path: string) => {
      const response = await site(path);
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      return textOf(await response.text());
    };
    const promise = (id: string) => page(`/en/commitments/${id}`);

    it('agrees from log to read model, and a second import changes nothing', async () => {
      const product = started();
      expect(await product.milepost('import')).toMatchObject({ code: 0, printed: expect.stringMatching(/\b0 events recorded, 554/) });
      expect(await product.milepost('verify')).toMatchObject({ code: 0, printed: expect.stringContaining('554 events of 269 entries') });
    });

    it.each([
      ['promises-kept-2019-2024.md', '/en/promises-kept/mandate-2019-2024'],
      ['security-and-defence-2024-2029.md', '/en/priorities/european-defence-and-security'],
    ])('shows every heading and bullet of %s', async (file, path) => {
      const lines = linesOf(readFileSync(pages + file, 'utf8'));
      expect(lines.length).toBeGreaterThan(30);
      const plain = (text: string) =>
        text
          .replace(/ – /g, ' ')
          .replace(/\.( |$)/g, ' ')
          .trim();
      const shown = plain(await page(path));
      expect(lines.map(plain).filter((line) => !shown.includes(line))).toEqual([]);
    });

    describe('tells the twelve hard stories', () => {
      it.each<[story: string, id: string, ...shown: (string | RegExp)[]]>([
        ['late good news', 'eu-talent-pool', 'Partly kept', 'published since 12 May 2026', 'CELEX 32026R1047'],
        [
          'a due date that moved',
          'frontex-standing-corps',
          'Moved four times, 20 years in all, back to the first date',
          /2018: first set: by 2027/,
          /pulled forward to 2020/,
          /put back to 2027/,
        ],
        ['a regression', 'child-sexual-abuse-rules', 'Partly kept, then undone', 'lapsed on 3 April 2026', 'nothing replaces it'],
        [
          'a correction',
          'firearms-and-explosives-rules',
          'Corrected',
          'in force since July 2019, applicable since 1 February 2021',
          'Corrected by a later entry',
          'The page says the rules entered into force in February 2021',
        ],
        [
          'sources eleven days apart',
          'critical-entities-resilience',
          'The record uses 16 January 2023',
          'Another source says 5 January 2023',
        ],
        ['sources one day apart', 'european-health-data-space', 'The record uses 26 March 2025', 'Another source says 25 March 2025'],
        ['two mandates', 'blue-card-directive', 'Promise of the Commission 2014–2019, carried into 2019–2024'],
        ['five weeks from proposal to law', 'europol-and-eurojust-mandates', 'From tabled to in force: 37 days'],
        ['five years from proposal to law', 'blue-card-directive', /From tabled to in force: 1,?989 days/],
        ['not yet law', 'common-approach-on-returns', 'provisional agreement since 1 June 2026', /Adopted not yet In force not yet/],
        [
          'a claim without evidence',
          'single-market-for-defence',
          'No evidence: The regulation cannot be identified',
          /fits November 2023\. low confidence/,
          'Not assessed',
        ],
        [
          'a joint promise',
          'pact-on-migration-and-asylum',
          'Joint promise, counted once',
          '9 more acts',
          'Due on 12 June 2026',
          'Due on 1 July 2026',
          'Contributes to this promise',
        ],
        ['a report with no news', 'blue-card-directive', /Overdue, no news Due on 18 November 2026\. Nothing has been reported since/],
        ['reporting duties with no news', 'cyber-resilience-act', /Overdue, no news Due on 11 September 2026/],
        ['identification with no news', 'critical-entities-resilience', /Overdue, no news Due on 17 July 2026/],
        ['transposition with no news', 'anti-trafficking-rules', /Overdue, no news Due on 15 July 2026/],
        [
          'agreed, in force, applicable',
          'cyber-resilience-act',
          'Provisional agreement 30 November 2023',
          /In force \(where it is now\) 10 December 2024/,
          /11 December 2027/,
        ],
      ])('%s: %s', async (_, id, ...shown) => {
        const text = await promise(id);
        for (const words of shown) expect(text).toMatch(typeof words === 'string' ? new RegExp(words.replace(/[()]/g, '\\$&')) : words);
      });
    });

    it('shows a fact of low confidence as such, never as the status', async () => {
      const text = await promise('firearms-and-explosives-rules');
      expect(text).toMatch(/The firearms rules in question are not identified.{0,300}low confidence/);
    });

    it('knows two answers for one day: as it was, and as we knew it', async () => {
      const was = await page('/en/commitments/frontex-standing-corps?asOf=2019-06-09');
      expect(was).toContain('9 June 2019');
      expect(was).not.toContain('put back to 2027 A notice');
      const knew = await site('/en/commitments/frontex-standing-corps?knownAt=2019-06-09');
      expect(knew.status).toBe(404);
    });

    it('counts a joint promise once, and every number opens its list', async () => {
      const card = (await (await site('/v1/scorecard')).json()) as { all: { all: { count: number; list: string } } };
      expect(card.all.all.count).toBe(42);
      const list = (await (await site(`${card.all.all.list}?limit=200`)).json()) as { items: unknown[] };
      expect(list.items).toHaveLength(42);
    });

    it('shows what a team posts within a second: page, API, history', async () => {
      const team = await Team.of(started(), 'migration', 'migration-editor');
      const change = { from: partialDate('2026-11-18'), to: partialDate('2027-03'), reason: { en: 'Two Member States asked for time.' } };
      const told = await team.post('/v1/milestones/blue-card-report/reschedule', { ...said(), change }, { 'if-match': '"1"' });
      expect(told).toMatchObject({ status: 201, body: { id: 'blue-card-report', version: 2 } });
      await eventually(async () => expect(await promise('blue-card-directive')).toContain('Two Member States asked for time.'), {
        timeout: 1_000,
      });
      expect(await promise('blue-card-directive')).toMatch(/Moved once/);
      const entry = (await (await site('/v1/milestones/blue-card-report')).json()) as { version: number; state: { due: unknown } };
      expect(entry).toMatchObject({ version: 2, state: { due: change.to } });
      const { items } = (await (await site('/v1/events?entry=blue-card-report')).json()) as { items: { id: string }[] };
      expect(items.map(({ id }) => id)).toContain(told.body.eventId);
    });

    it('keeps the page as we knew it before that post', async () => {
      const before = new Date(Date.now() - 60_000 * 60 * 24).toISOString().slice(0, 10);
      expect((await site(`/en/commitments/blue-card-directive?knownAt=${before}`)).status).toBe(404);
      expect(await page('/en/commitments/blue-card-directive?asOf=2026-11-17')).not.toContain('Two Member States asked for time.');
    });
  });
