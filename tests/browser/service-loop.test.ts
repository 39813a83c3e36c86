import type { AddressInfo } from 'node:net';
import { selectors, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenRecord } from '../../sandbox/crm/sandbox-crm.ts';
import { startDemo, type Demo } from '../../sandbox/start-demo.ts';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { picture } from './picture.ts';
import { soon } from './soon.ts';

const chromium = findChromium();
const COMPANIES = 120;
const RENEWALS = { pipeline: '751200340', open: ['1093400501', '1093400502'], lost: '1093400504' };

describe.skipIf(chromium === null)('a change in the account', () => {
  let browser: Browser;
  let demo: Demo;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    selectors.setTestIdAttribute('data-test-id');
    demo = await startDemo({ port: 0, companies: COMPANIES }, () => {});
    origin = `http://127.0.0.1:${String((demo.server.address() as AddressInfo).port)}`;
    browser = await launchChromium(chromium ?? '');
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  });

  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  const card = (): Locator => page.getByRole('region', { name: 'Loyalty', exact: true });
  const value = (companyId: string, property: string): string =>
    demo.portal.crm.record('companies', companyId)?.properties[property] ?? '';

  function companyWith(matches: (company: SeenRecord) => boolean): SeenRecord {
    const found = demo.portal.crm.records('companies').find(matches);
    if (found === undefined) throw new Error('the generated portal must have such a customer');
    return found;
  }

  async function openRecord(companyId: string): Promise<void> {
    await page.goto(`${origin}/companies/${companyId}`);
    await card().waitFor();
    await soon(() => page.locator('[aria-busy=true]').count()).toBe(0);
  }

  it('reaches the card by itself: a deal is won, and the record shows the new segment', async () => {
    const { crm, now } = demo.portal;
    const lapsed = companyWith(({ properties }) => properties.loyalty_customer_status === 'lapsed');
    await openRecord(lapsed.id);
    await soon(() => card().textContent()).toContain('Not a fit now');
    crm.change({
      change: 'create',
      type: 'deals',
      properties: {
        dealname: 'A new start',
        amount: '250000',
        pipeline: 'default',
        dealstage: 'closedwon',
        dealtype: 'newbusiness',
        closedate: now().toISOString(),
      },
      associations: [{ to: { type: 'companies', id: lapsed.id }, primary: true }],
    });
    await soon(() => value(lapsed.id, 'loyalty_customer_status')).toBe('won_back');
    const segment = value(lapsed.id, 'loyalty_segment');
    expect(['ideal', 'uncertain']).toContain(segment);
    await openRecord(lapsed.id);
    await soon(() => card().textContent()).toMatch(
      segment === 'ideal' ? /Ideal since .*was Not a fit now/ : /Uncertain since .*was Not a fit now/,
    );
  });

  it('alerts once where a customer made it worse: a renewal is lost, the workflow runs, and the owner gets a task', async () => {
    const { crm, now } = demo.portal;
    const [deal, customer] = openRenewalOfAHappyCustomer();
    crm.change({
      change: 'update',
      type: 'deals',
      id: deal.id,
      properties: { dealstage: RENEWALS.lost, closedate: now().toISOString() },
    });
    await soon(() => value(customer.id, 'loyalty_alert_at')).not.toBe('');
    expect(['high', 'critical']).toContain(value(customer.id, 'loyalty_risk'));
    const alertTasks = () =>
      crm
        .associatedIds('companies', customer.id, 'tasks')
        .map((id) => crm.record('tasks', id)?.properties.hs_task_subject ?? '');
    await soon(() => alertTasks().length).toBeGreaterThanOrEqual(2);
    await page.goto(`${origin}/activity`);
    const steps = page.getByRole('region', { name: 'What workflows did' }).first();
    await soon(() => steps.textContent()).toContain('Worsened: act');
    expect(await steps.textContent()).toContain('Task created: ');
    await picture(page, 'activity');
  });

  function openRenewalOfAHappyCustomer(): readonly [deal: SeenRecord, customer: SeenRecord] {
    const { crm } = demo.portal;
    for (const deal of crm.records('deals')) {
      if (!RENEWALS.open.includes(deal.properties.dealstage ?? '')) continue;
      const [companyId] = crm.associatedIds('deals', deal.id, 'companies');
      const company = companyId === undefined ? undefined : crm.record('companies', companyId);
      if (company !== undefined && ['low', 'watch'].includes(company.properties.loyalty_risk ?? ''))
        return [deal, company];
    }
    throw new Error('the generated portal must have an open renewal of a customer without risk');
  }
});
