import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Running } from './team.js';

const CHROMIUM = '/usr/bin/chromium';
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const pages = [
  '/en/',
  '/en/promises-kept/mandate-2019-2024',
  '/en/priorities/european-defence-and-security',
  '/en/commitments/frontex-standing-corps',
  '/en/commitments/child-sexual-abuse-rules',
  '/en/commitments/frontex-standing-corps?asOf=2019-06-09',
  '/en/commitments',
  '/en/departments/health',
  '/en/changes',
  '/en/about/method',
  '/en/commitments/there-is-no-such-promise',
];

/** What everybody may expect of the pages of a product that holds the record, as Chromium shows them. */
export const describePages = (started: () => Running) =>
  describe('The pages in Chromium', () => {
    const address = (path: string) => started().url('aggregator') + path;
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: quiet });
    }, 60_000);
    afterAll(() => browser.close());

    describe.each([
      [1280, 'light'],
      [390, 'dark'],
    ] as const)('at %d px, %s', (width, colorScheme) => {
      // One window for all pages: each new one makes Chromium draw its own surroundings, which takes longer than the page.
      let page: Page;
      const hosts = new Set<string>();
      beforeAll(async () => {
        page = await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme })).newPage();
        page.on('request', (request) => hosts.add(new URL(request.url()).origin));
      });
      afterAll(() => page.context().close());

      it.each(pages)('%s has no barrier, asks no other host and does not scroll sideways', async (path) => {
        hosts.clear();
        await page.goto(address(path));
        // Legacy: without a second window that joins what was found in frames. We have none, and it takes two thirds of the time.
        // Only violations: to tell where all that is right stands takes half of what is left.
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .options({ resultTypes: ['violations'] })
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect([...hosts]).toEqual([address('')]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      });
    });

    it('works without a script: another day by its form, and back', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      await page.goto(address('/en/commitments/frontex-standing-corps'));
      await page.locator('.asof summary, .asof details summary').first().click();
      await page.locator('input[name=asOf]').fill('2019-06-09');
      await page.locator('.asof button, form button').first().click();
      expect(page.url()).toContain('asOf=2019-06-09');
      expect(await page.locator('h1').innerText()).toMatch(/9\sJune\s2019/);
      await page
        .locator('.past a', { hasText: /today|back/i })
        .first()
        .click();
      expect(page.url()).not.toContain('asOf');
      await context.close();
    });
  });
