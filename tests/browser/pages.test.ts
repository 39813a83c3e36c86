import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RenewalOnlyView, RenewalsView } from '../../sandbox/demo/manager-views.ts';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { findViolations } from './check-accessibility.ts';
import { startHost, type HostUnderTest } from './open-host.ts';
import { soon } from './soon.ts';

const chromium = findChromium();

const CUSTOMER = {
  companyId: '1',
  name: 'Acme Hotels',
  owner: { id: '501', name: 'Aylin Kaya' },
  segment: 'ideal',
  risk: 'high',
  currentAnnualValue: 48_000,
  lifetimeValue: 190_000,
  valueAtRisk: 14_400,
  renewalDate: '2027-02-28',
  daysToRenewal: 99,
  contactStatus: 'overdue',
  lastNonRenewalContact: '2026-07-06',
  daysSinceNonRenewalContact: 138,
} as const;

const RENEWAL_ONLY: RenewalOnlyView = {
  asOf: '2026-11-21',
  currency: 'EUR',
  windowMonths: 24,
  customers: [
    {
      ...CUSTOMER,
      counted: [{ record: '11', kind: 'call', date: '2026-11-02', purpose: 'renewal', because: 'logged on a renewal' }],
      excluded: [
        { record: '12', kind: 'email', date: '2026-10-01', reason: 'sequence', because: 'Sent by a sequence.' },
      ],
    },
    {
      ...CUSTOMER,
      companyId: '2',
      name: 'Bolt Works',
      owner: null,
      currentAnnualValue: 900,
      counted: [],
      excluded: [],
    },
  ],
  notMeasurable: 3,
  customersInAll: 20,
};

const RENEWALS: RenewalsView = {
  asOf: '2026-11-21',
  currency: 'EUR',
  windowDays: 120,
  renewals: [
    { ...CUSTOMER, lossProbability: 0.4, openRenewalDeal: false, touchesCounted: 3, touchesExcluded: 5 },
    {
      ...CUSTOMER,
      companyId: '2',
      name: 'Bolt Works',
      owner: null,
      risk: 'low',
      contactStatus: 'in_touch',
      renewalDate: '2026-11-11',
      daysToRenewal: -10,
      lossProbability: 0.1,
      openRenewalDeal: true,
      touchesCounted: 9,
      touchesExcluded: 0,
    },
  ],
};

describe.skipIf(chromium === null)('the pages of the sandbox', () => {
  let browser: Browser;
  let host: HostUnderTest;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    host = await startHost(['SilentCard']);
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

  it.each(['/', '/companies', '/companies/1', '/renewal-only', '/renewals', '/activity', '/nowhere'])(
    'say at %s that this is a stand-in, and have no violation that axe finds',
    async (path) => {
      await answer('/api/manager/renewal-only', RENEWAL_ONLY);
      await answer('/api/manager/renewals', RENEWALS);
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
    await page.route('**/api/manager/renewals', (route) => route.abort());
    await page.goto(`${host.origin}/renewals`);
    expect(await main().getByRole('alert').textContent()).toContain('The sandbox does not answer. Is `npm start`');
  });

  it('tell that an answer was not of the form expected, and where', async () => {
    await answer('/api/manager/renewals', { ...RENEWALS, windowDays: 'many' });
    await page.goto(`${host.origin}/renewals`);
    expect(await main().getByRole('alert').textContent()).toContain('(windowDays: ');
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

  it('show each touch that did not count, with its reason, below its customer', async () => {
    await answer('/api/manager/renewal-only', RENEWAL_ONLY);
    await page.goto(`${host.origin}/renewal-only`);
    await main().getByText('2 customers of 20, worth €48,900 a year').waitFor();
    expect(await main().textContent()).toContain('3 of 20 customers, for whom nothing is logged');
    const expand = main().getByRole('button', { name: '1 counted, 1 not for Acme Hotels' });
    await expand.click();
    expect(await expand.getAttribute('aria-expanded')).toBe('true');
    const touches = main().getByRole('table', { name: 'Touches and whether they counted' });
    expect(await touches.getByRole('row').allTextContents()).toEqual([
      'DateWhatCounted?Why',
      '2 Nov 2026CallCounted, about the renewallogged on a renewal',
      '1 Oct 2026E-mailNot countedSent by a sequence.',
    ]);
  });

  it('do not take missing logging for good contact', async () => {
    await answer('/api/manager/renewal-only', { ...RENEWAL_ONLY, customers: [], notMeasurable: 20 });
    await page.goto(`${host.origin}/renewal-only`);
    await main().getByRole('heading', { name: 'This cannot be told: nothing is logged' }).waitFor();
    await answer('/api/manager/renewal-only', { ...RENEWAL_ONLY, customers: [] });
    await page.reload();
    await main().getByRole('heading', { name: 'Nobody hears from us only about the renewal' }).waitFor();
    expect(await main().textContent()).toContain('3 of 20 customers, for whom nothing is logged');
  });

  it('group the renewals by risk, silence and owner, and sort within', async () => {
    await answer('/api/manager/renewals', RENEWALS);
    await page.goto(`${host.origin}/renewals`);
    await main().getByText('2 contracts worth €96,000 a year end within 120 days or are overdue (1)').waitFor();
    const groups = () => main().getByRole('heading', { level: 2 }).allTextContents();
    expect(await groups()).toEqual(['High risk1 · €14,400 at risk', 'Low risk1 · €14,400 at risk']);
    await page.getByRole('button', { name: 'By owner' }).click();
    expect(await groups()).toEqual(['Aylin Kaya1 · €14,400 at risk', 'Nobody owns these1 · €14,400 at risk']);
    await page.getByRole('button', { name: 'One list' }).click();
    const names = () => main().getByRole('row').getByRole('link').allTextContents();
    await main().getByRole('button', { name: 'Renewal', exact: true }).click();
    expect(await names()).toEqual(['Bolt Works', 'Acme Hotels']);
    await page.getByRole('button', { name: 'Owner', exact: true }).first().click();
    await page.getByRole('group', { name: 'Owner' }).getByLabel('Aylin Kaya').check();
    expect(await names()).toEqual(['Acme Hotels']);
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
