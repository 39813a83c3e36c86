import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { findViolations } from './check-accessibility.ts';
import { startHost, type HostUnderTest, type OpenCard } from './open-host.ts';
import { soon } from './soon.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('HubSpot’s components in the sandbox', () => {
  let browser: Browser;
  let host: HostUnderTest;
  let card: OpenCard;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    host = await startHost(['GalleryCard', 'FormCard']);
  });

  afterAll(async () => {
    await browser.close();
    host.close();
  });

  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => (document.activeElement?.textContent ?? '').trim());

  describe('that show something', () => {
    beforeEach(async () => {
      card = await host.openCard(browser, 'GalleryCard');
      await card.frame.getByRole('heading', { name: 'Words' }).waitFor();
    });

    afterEach(async () => {
      await card.page.close();
    });

    it('say what they show to those who do not see it', async () => {
      const { frame } = card;
      for (const [role, name] of [
        ['img', 'Score 77 of 100'],
        ['img', 'Attention'],
        ['img', 'A picture of companies'],
        ['progressbar', 'Share of wallet'],
        ['group', 'Lifetime value'],
        ['tab', 'Numbers'],
        ['link', 'The method (opens in a new tab)'],
        ['button', 'Saving'],
      ] as const) {
        expect(await frame.getByRole(role, { name, exact: true }).count(), `${role} “${name}”`).toBe(1);
      }
      expect(await frame.getByRole('alert').first().textContent()).toContain('Record the outcome.');
      expect(await frame.getByRole('status').filter({ hasText: 'Loading the rest' }).count()).toBe(1);
    });

    it('have no violation that axe finds, closed or open', async () => {
      const { page, frame } = card;
      expect(await findViolations(page)).toEqual([]);
      await frame.getByRole('tab', { name: 'Charts' }).click();
      await frame.getByRole('button', { name: 'What did not count' }).click();
      await frame.getByRole('button', { name: 'More' }).click();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await frame.getByRole('button', { name: 'How?' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await findViolations(page)).toEqual([]);
    });

    it('keep the focus in a panel, close it by Escape and give the focus back', async () => {
      const { page, frame } = card;
      await frame.getByRole('button', { name: 'How?' }).focus();
      await page.keyboard.press('Enter');
      await soon(() => focused(page)).toBe('How is this worked out?');
      const reached = new Set<string>();
      for (let step = 0; step < 6; step += 1) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement?.closest('dialog')?.tagName ?? 'outside'));
        // Beyond the last field the focus goes to the browser's own bar, and comes back into the dialog.
        if (await page.evaluate(() => document.activeElement === document.body)) reached.delete('outside');
      }
      expect([...reached]).toEqual(['DIALOG']);
      await page.keyboard.press('Escape');
      await soon(() => page.getByRole('dialog').count()).toBe(0);
      await soon(() => focused(page)).toBe('How?');
      // And again: a browser lets a page hear of the second Escape in another way.
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await soon(() => page.getByRole('dialog').count()).toBe(0);
    });

    it('tell the card that a modal was closed', async () => {
      const { page, frame } = card;
      await frame.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog', { name: 'Are you sure?' }).getByRole('button', { name: 'Close' }).click();
      await soon(() => frame.getByTestId('done').textContent()).toBe('modal closed');
    });

    it('let tabs be walked by arrow keys, past a disabled one', async () => {
      const { page, frame } = card;
      await frame.getByRole('tab', { name: 'Numbers' }).focus();
      await page.keyboard.press('ArrowLeft');
      await soon(() => focused(page)).toBe('Charts');
      expect(await frame.getByRole('tab', { name: 'Charts' }).getAttribute('aria-selected')).toBe('true');
      expect(await frame.getByRole('tabpanel', { name: 'Charts' }).isVisible()).toBe(true);
      expect(await frame.getByText('Never seen').isVisible()).toBe(false);
    });

    it('give the numbers of a chart as a table, series by series', async () => {
      const { frame } = card;
      await frame.getByRole('tab', { name: 'Charts' }).click();
      const rows = frame.getByRole('table', { name: 'Score by Month' }).getByRole('row');
      await soon(() => rows.allTextContents()).toEqual(['MonthNorthSouth', 'Aug 20264061', 'Sept 20265258']);
      expect(await frame.getByRole('table', { name: 'Points by Driver' }).getByRole('row').last().textContent()).toBe(
        'Renewal lost-9',
      );
    });

    it('sort and page a table through the card', async () => {
      const { frame } = card;
      const header = frame.getByRole('columnheader', { name: 'Letter' });
      const firstCell = frame.getByRole('cell').first();
      await header.getByRole('button').click();
      await soon(() => header.getAttribute('aria-sort')).toBe('ascending');
      await header.getByRole('button').click();
      await soon(() => firstCell.textContent()).toBe('b');
      await frame.getByRole('button', { name: 'Next' }).click();
      await soon(() => frame.getByRole('group', { name: 'Pages of the table' }).textContent()).toContain('Page 2 of 3');
    });

    it('open a menu that is walked by arrow keys and closed by Escape', async () => {
      const { page, frame } = card;
      const button = frame.getByRole('button', { name: 'More' });
      await button.click();
      await soon(() => focused(page)).toBe('Export');
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe('About');
      await page.keyboard.press('Escape');
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      expect(await focused(page)).toBe('More');
      await button.click();
      await frame.getByRole('menuitem', { name: 'Export' }).click();
      await soon(() => frame.getByTestId('done').textContent()).toBe('exported');
      await button.click();
      await frame.getByRole('menuitem', { name: 'About' }).click();
      await page.getByRole('dialog', { name: 'About' }).waitFor();
    });

    it('show a tooltip on focus and hide it on Escape, without moving the focus', async () => {
      const { page, frame } = card;
      await frame.getByRole('button', { name: 'Ideal' }).focus();
      await soon(() => frame.getByRole('tooltip').textContent()).toBe('At least 60 % sure');
      await page.keyboard.press('Escape');
      await soon(() => frame.getByRole('tooltip').count()).toBe(0);
      expect(await focused(page)).toBe('Ideal');
    });

    it('take no click while they are loading', async () => {
      const { frame } = card;
      await frame.getByRole('button', { name: 'Saving' }).click({ force: true });
      await frame.getByRole('button', { name: 'Delete' }).click();
      await card.page.keyboard.press('Escape');
      await soon(() => frame.getByTestId('done').textContent()).toBe('modal closed');
    });

    it('say what HubSpot would open for a CRM action, with what it would be filled in with', async () => {
      const { page, frame } = card;
      await frame.getByRole('button', { name: 'Others' }).click();
      await frame.getByRole('menuitem', { name: 'Write an e-mail' }).click();
      const dialog = page.getByRole('dialog', { name: 'New e-mail' });
      expect(await dialog.textContent()).toContain('SEND_EMAIL, subject Hello, record 1');
    });
  });

  describe('that take something', () => {
    beforeEach(async () => {
      card = await host.openCard(browser, 'FormCard');
      await card.frame.getByRole('button', { name: 'Send' }).waitFor();
    });

    afterEach(async () => {
      await card.page.close();
    });

    const told = async (): Promise<unknown> =>
      JSON.parse((await card.frame.getByTestId('told').textContent()) ?? 'null') as unknown;

    it('tell the card values of the type that HubSpot tells', async () => {
      const { frame } = card;
      await frame.getByLabel('Seats').fill('12');
      await frame.getByLabel('Budget').fill('120000.5');
      await frame.getByLabel('Reason').fill('They said so');
      await frame.getByLabel('Until').fill('2027-02-28');
      await frame.getByLabel('At', { exact: true }).fill('09:30');
      await frame.getByLabel('Segment').selectOption({ label: 'Uncertain' });
      await frame.getByRole('button', { name: 'Several: Ideal' }).click();
      await frame.getByRole('group', { name: 'Several' }).getByLabel('Uncertain').check();
      await card.page.keyboard.press('Escape');
      await frame.getByRole('button', { name: 'Several: Ideal, Uncertain' }).waitFor();
      await frame.getByLabel('I am sure').check();
      await frame.getByRole('switch', { name: 'Alerts' }).focus();
      await card.page.keyboard.press('Space');
      await frame.getByRole('group', { name: 'Groups' }).getByLabel('Ideal').check();
      await soon(told).toEqual({
        seats: 12,
        budget: 120000.5,
        reason: 'They said so',
        until: { year: 2027, month: 1, date: 28, formattedDate: '2027-02-28' },
        at: { hours: 9, minutes: 30 },
        segment: 'uncertain',
        several: ['ideal', 'uncertain'],
        sure: true,
        alerts: true,
        group: 'ideal',
      });
    });

    it('show what the card holds, months counted from zero', async () => {
      const { frame } = card;
      expect(await frame.getByLabel('Name').inputValue()).toBe('Acme');
      expect(await frame.getByLabel('Until').inputValue()).toBe('2026-11-21');
      expect(await frame.getByRole('button', { name: 'Several: Ideal', exact: true }).count()).toBe(1);
    });

    it('commit what was typed when Enter sends the form', async () => {
      const { page, frame } = card;
      await frame.getByLabel('Name').fill('Acme Hotels');
      await soon(told).toEqual({ typed: 'Acme Hotels' });
      await page.keyboard.press('Enter');
      await soon(() => frame.getByTestId('sent').textContent()).toContain('"target":"Acme Hotels"');
    });

    it('tie label, hint and message to their field, and have no violation that axe finds', async () => {
      const { page, frame } = card;
      const code = frame.getByLabel('Code');
      expect(await code.getAttribute('aria-invalid')).toBe('true');
      const described = await code.evaluate((element) =>
        (element.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' | '),
      );
      expect(described).toBe('As on the invoice | Three letters.');
      expect(await findViolations(page)).toEqual([]);
    });
  });
});
