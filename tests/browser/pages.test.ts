import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { findViolations } from './check-accessibility.ts';
import { startHost, type HostUnderTest } from './open-host.ts';
import { soon } from './soon.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('the pages of the sandbox', () => {
  let browser: Browser;
  let host: HostUnderTest;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    host = await startHost(['SilentCard'], 'AppPage');
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });

  afterEach(async () => {
    await page.close();
  });

  afterAll(async () => {
    await browser.close();
    host.close();
  });

  const answer = (path: string, body: unknown, status = 200) =>
    page.route(`**${path}`, (route) => route.fulfill({ status, json: body }));
  const main = () => page.getByRole('main');

  it.each(['/', '/companies', '/companies/1', '/portfolio', '/settings', '/activity', '/nowhere'])(
    'say at %s that this is a stand-in, and have no violation that axe finds',
    async (path) => {
      await page.goto(`${host.origin}${path}`);
      await main().getByRole('heading', { level: 1 }).waitFor();
      await soon(() => main().getByText('Loading').count()).toBe(0);
      expect(await page.getByRole('banner').textContent()).toContain('Sandbox: a stand-in for HubSpot, not HubSpot');
      expect(await findViolations(page)).toEqual([]);
    },
  );

  it('list what the search finds, and keep the filters in the address', async () => {
    await page.goto(`${host.origin}/companies`);
    await main().getByText('No company matches').waitFor();
    await page.getByRole('link', { name: 'All companies' }).click();
    await main().getByRole('link', { name: 'Acme Hotels' }).waitFor();
    await page.getByLabel('Search companies by name').fill('hot');
    await soon(() => page.url()).toBe(`${host.origin}/companies?view=companies&q=hot`);
    await main().getByRole('link', { name: 'Acme Hotels' }).waitFor();
    await page.getByLabel('Search companies by name').fill('cold');
    await main().getByText('No company matches').waitFor();
    await page.getByRole('button', { name: 'Reset to the view' }).click();
    await main().getByRole('link', { name: 'Acme Hotels' }).click();
    await main().getByRole('heading', { level: 1, name: 'Acme Hotels' }).waitFor();
    await page.goBack();
    await soon(() => page.url()).toBe(`${host.origin}/companies?view=companies`);
  });

  it('tell that a list could not be loaded, and load it again when asked', async () => {
    await answer('/crm-api/**/companies/search', { message: 'internal error' }, 500);
    await page.goto(`${host.origin}/companies?view=companies`);
    expect(await main().getByRole('alert').textContent()).toContain('The portal answered with an error (500)');
    await page.unroute('**/crm-api/**/companies/search');
    await main().getByRole('button', { name: 'Try again' }).click();
    await main().getByRole('link', { name: 'Acme Hotels' }).waitFor();
  });

  it('tell that the sandbox does not answer', async () => {
    await page.route('**/api/activity', (route) => route.abort());
    await page.goto(`${host.origin}/activity`);
    expect(await main().getByRole('alert').textContent()).toContain('The sandbox does not answer. Is `npm start`');
  });

  it('tell that an answer was not of the form expected, and where', async () => {
    await answer('/api/activity', { entries: [], workflows: [], total: 'many' });
    await page.goto(`${host.origin}/activity`);
    expect(await main().getByRole('alert').textContent()).toContain('(total: ');
  });

  it('tell of a company that is not there', async () => {
    await page.goto(`${host.origin}/companies/999`);
    expect(await main().getByRole('alert').textContent()).toContain('There is no company 999 in this portal.');
  });

  it('say what to do where the portal is empty, and where rows could not be read', async () => {
    const facts: unknown = await (await fetch(`${host.origin}/api/portal`)).json();
    const problems = [{ file: 'deals.csv', line: 7, message: 'The amount "x" is no number.' }];
    await answer('/api/portal', { ...(facts as object), companies: 0, problems });
    await page.goto(`${host.origin}/`);
    await main().getByText('This portal has no companies yet').waitFor();
    expect(await main().getByRole('link').count()).toBe(0);
    await main().getByText('1 row could not be read; all others are there').click();
    expect(await main().getByRole('listitem').last().textContent()).toBe(
      'deals.csv, line 7: The amount "x" is no number.',
    );
    await page.getByRole('link', { name: 'Companies', exact: true }).click();
    await main().getByText('This portal has no companies yet').waitFor();
  });

  it('say what to do where the app’s properties were never made', async () => {
    await page.goto(`${host.origin}/companies`);
    await main().getByText('npm run -s loyalty -- properties --apply').waitFor();
  });

  it('show the app’s pages, which lead from one to another and back, each at its own address', async () => {
    await page.goto(`${host.origin}/portfolio`);
    await soon(() => page.title()).toBe('First page · Loyalty Lens sandbox');
    expect(await main().getByTestId('context').textContent()).toBe('pages en-gb on no record');
    await main().getByRole('link', { name: 'Seven' }).click();
    await soon(() => page.url()).toBe(`${host.origin}/portfolio/customers/7?sort=name`);
    const params = async (): Promise<unknown> => JSON.parse((await main().getByTestId('params').textContent()) ?? '');
    await soon(params).toEqual({ id: '7', sort: 'name' });
    expect(await main().getByRole('navigation', { name: 'Breadcrumbs' }).textContent()).toContain('Customer 7');
    await main().getByRole('link', { name: 'First page' }).click();
    await main().getByRole('button', { name: 'Nine' }).click();
    await soon(params).toEqual({ id: '9', filter: 'a b' });
    expect(await findViolations(page)).toEqual([]);
    await page.goBack();
    await soon(() => page.title()).toBe('First page · Loyalty Lens sandbox');
    await page.goto(`${host.origin}/portfolio/nowhere`);
    await main().getByText('Page not found').waitFor();
  });

  it('show a company beside the list, keep the focus inside and give it back', async () => {
    await page.goto(`${host.origin}/companies?view=companies`);
    const opener = main().getByRole('button', { name: 'Preview Acme Hotels' });
    const isFocused = () => opener.evaluate((element) => element === document.activeElement);
    await opener.focus();
    await page.keyboard.press('Enter');
    const preview = page.getByRole('dialog', { name: 'Acme Hotels' });
    await preview.getByRole('region', { name: 'Loyalty in the preview' }).waitFor();
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      // Past the last control the browser's own bar has the focus for a step; the page behind never has.
      expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName)).toMatch(
        /DIALOG|BODY/,
      );
      expect(await isFocused()).toBe(false);
    }
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await soon(() => preview.count()).toBe(0);
    expect(await isFocused()).toBe(true);
    await opener.click();
    await preview.getByRole('button', { name: 'Open the record' }).click();
    await soon(() => page.url()).toBe(`${host.origin}/companies/1`);
  });

  it('log a meeting on the timeline by keyboard alone', async () => {
    await page.goto(`${host.origin}/companies/1`);
    const log = page.getByRole('button', { name: 'Log a meeting' });
    await log.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Log a meeting' }).waitFor();
    await page.getByLabel('What it was about').fill('Plans for 2027');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await main().getByRole('listitem').filter({ hasText: 'Plans for 2027' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('save a budget by keyboard alone, refuse one that is none, and list the change', async () => {
    await page.goto(`${host.origin}/companies/1`);
    const edit = page.getByRole('button', { name: 'Edit Annual technology budget' });
    await edit.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('-5');
    await page.keyboard.press('Enter');
    await page.getByText('Enter an amount above zero').waitFor();
    await page.getByLabel('Annual technology budget').fill('64000');
    await page.keyboard.press('Enter');
    await soon(() => edit.textContent()).toContain('€64,000');
    await page.getByRole('link', { name: 'Activity' }).click();
    await soon(() => main().getByRole('row').last().textContent()).toMatch(
      /Acme HotelsAnnual technology budget--€64,000A person/,
    );
  });

  it('can be walked by keyboard from the top: past the navigation, into a filter and out again', async () => {
    await page.goto(`${host.origin}/companies?view=companies`);
    await main().getByRole('link', { name: 'Acme Hotels' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    const owner = page.getByRole('button', { name: 'Owner', exact: true }).first();
    await owner.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await soon(() => page.url()).toContain('owner=501');
    await page.keyboard.press('Escape');
    await soon(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Owner: Aylin Kaya');
  });
});
