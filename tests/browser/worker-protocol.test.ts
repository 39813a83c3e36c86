import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { startHost, type HostUnderTest, type OpenCard } from './open-host.ts';
import { soon } from './soon.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('a compiled card in the extension worker', () => {
  let browser: Browser;
  let host: HostUnderTest;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    host = await startHost(['ProtocolCard', 'FailingCard', 'SilentCard']);
  });

  afterAll(async () => {
    await browser.close();
    host.close();
  });

  const said = ({ frame }: OpenCard) => frame.getByTestId('said');

  const open = (card: string): Promise<OpenCard> => host.openCard(browser, card);

  it('gets HubSpot’s context, and the portal’s day as today', async () => {
    const card = await open('ProtocolCard');
    await soon(() => card.frame.getByTestId('context').textContent()).toBe('crm.record.tab 1 0-2 en-gb Europe/Berlin');
    expect(await card.frame.getByTestId('today').textContent()).toBe('2026-11-21');
    const sidebar = card.page.getByRole('region', { name: 'Loyalty in the sidebar' });
    await soon(() => sidebar.getByTestId('context').textContent()).toContain('crm.record.sidebar');
    await card.page.close();
  });

  it('reads properties and associations, and is told of a change that a person makes on the page', async () => {
    const { page, frame } = await open('ProtocolCard');
    const properties = frame.getByTestId('properties');
    await soon(() => properties.textContent()).toBe('{"loyalty_annual_budget":null,"name":"Acme Hotels"}');
    await soon(() => frame.getByTestId('deals').textContent()).toBe('11 First order and more');
    await page.getByRole('button', { name: 'Edit Annual technology budget' }).click();
    await page.getByLabel('Annual technology budget').fill('120000');
    await page.keyboard.press('Enter');
    await soon(() => properties.textContent()).toContain('"loyalty_annual_budget":"120000"');
    const sidebar = page.getByRole('region', { name: 'Loyalty in the sidebar' });
    await soon(() => sidebar.getByTestId('properties').textContent()).toContain('120000');
    await page.close();
  });

  it('calls app functions on the record of the page, and gets HubSpot’s message where one fails', async () => {
    const card = await open('ProtocolCard');
    await card.frame.getByRole('button', { name: 'Call echo' }).click();
    await soon(() => said(card).textContent()).toBe(
      'value {"parameters":{"a":[1]},"propertiesToSend":{"hs_object_id":"1"}}',
    );
    await card.frame.getByRole('button', { name: 'Call throws' }).click();
    await soon(() => said(card).textContent()).toContain("error There was a problem reaching the app's API");
    await card.page.close();
  });

  it('has no network of its own, and hubspot.fetch only to permitted places', async () => {
    const card = await open('ProtocolCard');
    await card.frame.getByRole('button', { name: 'Reach for the network' }).click();
    await soon(() => said(card).textContent()).toContain('error fetch is not available in UI extensions');
    await card.frame.getByRole('button', { name: 'Fetch elsewhere' }).click();
    await soon(() => said(card).textContent()).toContain('is not among the app');
    await card.page.close();
  });

  it('shows alerts, keeps what it logs, and survives a mistake in a click', async () => {
    const { page, frame } = await open('ProtocolCard');
    await frame.getByRole('button', { name: 'Alert' }).click();
    await soon(() => page.getByRole('log', { name: 'Messages' }).textContent()).toContain('It was done.');
    await frame.getByRole('button', { name: 'Make a mistake' }).click();
    await frame.getByText('Card log (2, 1 error)').click();
    expect(await frame.getByRole('list').last().textContent()).toMatch(/a warning of the card.*a mistake in a click/);
    expect(await frame.getByTestId('context').isVisible()).toBe(true);
    await page.close();
  });

  it('closes its dialogs by reaction and by action', async () => {
    const { page, frame } = await open('ProtocolCard');
    const dialog = page.getByRole('dialog', { name: 'Asked' });
    for (const way of ['Close by reaction', 'Close by action']) {
      await frame.getByRole('button', { name: 'Ask', exact: true }).click();
      await dialog.getByRole('button', { name: way }).click();
      await soon(() => dialog.count()).toBe(0);
    }
    await page.close();
  });

  it('says what HubSpot would open, and shows a record that the page has', async () => {
    const card = await open('ProtocolCard');
    await card.frame.getByRole('button', { name: 'Open a frame' }).click();
    const dialog = card.page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('HubSpot would show https://frame.example/ in a frame here.');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await soon(() => said(card).textContent()).toBe('frame closed');
    await card.frame.getByRole('button', { name: 'Show the deal' }).click();
    await soon(() => card.page.evaluate(() => document.activeElement?.textContent)).toContain('First order');
    await card.page.close();
  });

  it('ends visibly where it crashes, and can be started again', async () => {
    const { page, frame } = await open('FailingCard');
    await frame.getByRole('button', { name: 'Crash' }).click();
    expect(await frame.getByRole('alert').textContent()).toContain('the card’s own mistake');
    await frame.getByRole('button', { name: 'Start it again' }).click();
    await frame.getByRole('button', { name: 'Crash' }).waitFor();
    await page.close();
  });

  it('ends visibly, by name, where it uses a component that the sandbox has not got', async () => {
    const { page, frame } = await open('FailingCard');
    await frame.getByRole('button', { name: 'Use what the sandbox has not got' }).click();
    expect(await frame.getByRole('alert').textContent()).toContain(
      'It uses CrmReport, which this sandbox does not show.',
    );
    await page.close();
  });

  it('says so where the card never called hubspot.extend, and where there is no such card', async () => {
    const silent = await open('SilentCard');
    expect(await silent.frame.getByRole('alert').textContent()).toContain(
      'The extension never called hubspot.extend().',
    );
    await silent.page.close();
    const missing = await open('NoSuchCard');
    expect(await missing.frame.getByRole('alert').textContent()).toContain('NoSuchCard.js');
    await missing.page.close();
  });

  it('works under the page’s content security policy without a complaint of the browser', async () => {
    const card = await open('ProtocolCard');
    await card.frame.getByRole('button', { name: 'Call echo' }).click();
    await soon(() => said(card).textContent()).toContain('value');
    expect(card.complaints).toEqual([]);
    await card.page.close();
  });
});
