import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { selectors, type Browser, type Locator, type Page } from 'playwright-core';
import type { SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { createDemoServer } from '../../sandbox/demo/demo-server.ts';
import { createSignedIn, usersOf } from '../../sandbox/demo/signed-in-user.ts';
import { buildHost } from '../../sandbox/host/build-host.ts';
import { compileExtensions } from '../../src/build/compile-extensions.ts';
import { writeFunctions } from '../sandbox/demo/functions.ts';
import { smallCrm } from '../sandbox/crm/small-crm.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const CARDS = join(import.meta.dirname, 'cards');
const VIEW = { asOf: '2026-11-21', currency: 'EUR' };

export interface HostUnderTest {
  readonly crm: SandboxCrm;
  readonly origin: string;
  /** Opens the record with a card of the folder `cards` as its tab. */
  readonly openCard: (browser: Browser, card: string) => Promise<OpenCard>;
  readonly close: () => void;
}

export interface OpenCard {
  readonly page: Page;
  /** The place of the card in the middle of the record. */
  readonly frame: Locator;
  /** What the browser had to complain of. */
  readonly complaints: readonly string[];
}

/**
 * The pages with the cards of this folder, compiled by HubSpot's builder, over a portal with one company.
 *
 * @param page name of a page of the app in the same folder; without it the app has no pages
 */
export async function startHost(entries: readonly string[], page: string | null = null): Promise<HostUnderTest> {
  // HubSpot's `testId`, as the host writes it into the page.
  selectors.setTestIdAttribute('data-test-id');
  const output = makeTemporaryDirectory();
  const hostDirectory = join(output, 'host');
  await buildHost(hostDirectory);
  await compileExtensions({
    folder: CARDS,
    entries: entries.map((entry) => `${entry}.tsx`),
    output: join(output, 'cards'),
  });
  if (page !== null)
    await compileExtensions({ folder: CARDS, entries: [`${page}.tsx`], output: join(output, 'pages') });
  const shown = { tab: '' };
  const crm = await portalWithOneCompany();
  const app = createDemoServer({
    crm,
    crmToken: 'token',
    hostDirectory,
    compiledDirectory: output,
    functionsDirectory: writeFunctions({
      echo: 'exports.main = async ({ parameters, propertiesToSend }) => ({ parameters, propertiesToSend })',
      throws: 'exports.main = async () => { throw new Error("inner detail") }',
    }),
    functionEnvironment: () => ({}),
    signedIn: createSignedIn(usersOf([])),
    portal: () => ({
      ...VIEW,
      title: 'A portal for tests',
      portalId: 4711,
      timeZone: 'Europe/Berlin',
      now: '2026-11-21T12:00:00Z',
      companies: 1,
      user: { id: 1, firstName: 'Ana', lastName: 'Ruiz', email: 'ana@example.com', locale: 'en-gb', language: 'en' },
      problems: [],
      card: { title: 'Loyalty', tab: `${shown.tab}.js`, sidebar: `${shown.tab}.js`, preview: `${shown.tab}.js` },
      pages: page === null ? null : `${page}.js`,
      settings: null,
    }),
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    crm,
    origin,
    openCard: async (browser, card) => {
      shown.tab = card;
      const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${origin}/companies/1`);
      return { page, frame: page.getByRole('region', { name: 'Loyalty', exact: true }), complaints };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function portalWithOneCompany(): Promise<SandboxCrm> {
  const company = { type: 'companies', id: '1' } as const;
  const deal = (id: string, dealname: string) => ({
    id,
    properties: { dealname, amount: '1000', closedate: `2026-0${id.slice(-1)}-01T00:00:00Z`, dealstage: 'won' },
  });
  const crm = smallCrm(
    {
      companies: [{ id: '1', properties: { name: 'Acme Hotels', domain: 'acme.example' } }],
      deals: [deal('11', 'First order'), deal('12', 'Renewal 2026')],
    },
    ['11', '12'].map((id) => ({ from: { type: 'deals', id }, to: company, primary: true })),
    { token: 'token' },
  );
  await crm.handle(
    new Request('http://crm/crm/properties/2026-09/companies', {
      method: 'POST',
      headers: { authorization: 'Bearer token' },
      body: JSON.stringify({
        name: 'loyalty_annual_budget',
        label: 'Annual technology budget',
        type: 'number',
        fieldType: 'number',
        groupName: 'companyinformation',
      }),
    }),
  );
  return crm;
}
