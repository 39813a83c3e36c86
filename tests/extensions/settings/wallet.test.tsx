import { Alert, Button, Input, Select, Table } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { policy, policySetting, readOnlySettings, settings, untouchedSettings } from './fixtures.ts';
import { walletChoices, walletPreview } from './preview-fixtures.ts';
import { openTab, type Replies, type SettingsRendered } from './render-settings.tsx';
import { textOf } from './text-of.ts';

const UNTOUCHED: Replies = { 'GET /settings': [[200, untouchedSettings]] };

const selectOf = (page: SettingsRendered, name: 'wallet.property' | 'wallet.datedBy') =>
  page.findByTestId(Select, name).props;
const offeredBy = (page: SettingsRendered, name: 'wallet.property' | 'wallet.datedBy'): unknown[] =>
  selectOf(page, name).options.map(({ value }) => value);
const looksOf = ({ calls }: SettingsRendered): unknown[] =>
  calls.filter(({ route }) => route === 'POST /settings/wallet').map(({ body }) => body);

describe('the property that holds the budget', () => {
  it('is chosen among the numbers of companies, and looked at before anything is saved', async () => {
    const page = await openTab('value', { replies: UNTOUCHED });
    await page.waitFor(() => {
      expect(page.maybeFindByTestId(Select, 'wallet.property')).not.toBeNull();
    });
    expect(offeredBy(page, 'wallet.property')).toEqual(['-', 'annual_it_budget', 'annualrevenue']);
    expect(looksOf(page)).toEqual([]);
    selectOf(page, 'wallet.property').onChange?.('annual_it_budget');
    await page.sees('412 of 1,240 companies have a value.');
    expect(looksOf(page)).toEqual([{ property: 'annual_it_budget', datedBy: null }]);
    expect(page.text()).toContain('read as EUR a year; nothing is converted');
    expect(page.text()).toContain('31 of them also have a budget that was entered on the card.');
    expect(page.text()).toContain('reads it for all 1,240 companies (13 calls of HubSpot)');
    expect(textOf(page.findByTestId(Table, 'wallet-examples'))).toContain('Nordwind Logistics €120,000 3 Feb 2026');
    expect(page.text()).toContain('1 change is not saved yet.');
  });

  it('is taken back by choosing none, and with it the date', async () => {
    const page = await openTab('value');
    await page.sees('Property that dates it');
    selectOf(page, 'wallet.property').onChange?.('-');
    await page.sees('1 change is not saved yet.');
    expect(page.maybeFindByTestId(Select, 'wallet.datedBy')).toBeNull();
    expect(textOf(page.modal('settings-save-value'))).toContain(
      'Your own property for the budget annual_it_budget Not entered',
    );
  });

  it('is dated by a date of companies, and looked at again with it', async () => {
    const page = await openTab('value');
    await page.sees('Property that dates it');
    expect(offeredBy(page, 'wallet.datedBy')).toEqual(['-', 'budget_date']);
    selectOf(page, 'wallet.datedBy').onChange?.('budget_date');
    await page.waitFor(() => {
      expect(looksOf(page).at(-1)).toEqual({ property: 'annual_it_budget', datedBy: 'budget_date' });
    });
  });

  it('is saved with the policy, without a name that a person would have to know', async () => {
    const wallet = { property: 'annualrevenue', datedBy: null, label: 'Annual revenue' };
    const setting = { ...policySetting, version: 4, value: { ...policy, wallet } };
    const page = await openTab('value', {
      replies: { 'PUT /settings/policy': [[200, { kind: 'changed', setting, takesEffect: 'with_next_run' }]] },
    });
    await page.sees('Property that dates it');
    selectOf(page, 'wallet.property').onChange?.('annualrevenue');
    await page.sees('1 change is not saved yet.');
    await page.confirm('settings-save-value', 'finance keeps it there');
    await page.sees('Policy: saved as version 4.');
    expect(page.calls.find(({ route }) => route === 'PUT /settings/policy')?.body).toMatchObject({
      value: { wallet: { property: 'annualrevenue', datedBy: null, label: '' } },
    });
  });

  it('says that nobody has a value, and that a plain number may be something else', async () => {
    const [, plain] = walletChoices.properties;
    const sample = { ...walletPreview.sample, withValue: 0, alsoEntered: 0, examples: [] };
    const empty = { ...walletPreview, property: plain!, sample };
    const page = await openTab('value', { replies: { 'POST /settings/wallet': [[200, empty]] } });
    await page.sees('No company has a value in “Annual revenue” yet.');
    expect(page.text()).toContain('HubSpot shows it as a plain number: make sure that it is an amount in EUR');
    expect(page.maybeFindByTestId(Table, 'wallet-examples')).toBeNull();
  });

  it('says that HubSpot has it no more', async () => {
    const gone = { ...policySetting, value: { ...policy, wallet: { ...policy.wallet, property: 'old_budget' } } };
    const page = await openTab('value', {
      replies: {
        'GET /settings': [[200, { ...settings, settings: [gone, ...settings.settings.slice(1)] }]],
        'POST /settings/wallet': [
          [400, { error: 'invalid', message: 'It cannot be chosen.', problems: ['it is gone'] }],
        ],
      },
    });
    await page.waitFor(() => {
      expect(page.maybeFindByTestId(Select, 'wallet.property')).not.toBeNull();
    });
    expect(selectOf(page, 'wallet.property').options).toContainEqual({
      value: 'old_budget',
      label: 'old_budget (not in HubSpot any more)',
    });
    expect(selectOf(page, 'wallet.property')).toMatchObject({ error: true, value: 'old_budget' });
    await page.waitFor(() => {
      expect(page.maybeFindByTestId(Alert, 'wallet-failed')).not.toBeNull();
    });
  });

  it('can be typed where HubSpot does not tell its properties', async () => {
    const page = await openTab('value', { replies: { ...UNTOUCHED, 'GET /settings/wallet': [[503, {}]] } });
    await page.waitFor(() => {
      expect(page.maybeFindByTestId(Input, 'wallet.property')).not.toBeNull();
    });
    page.findByTestId(Input, 'wallet.property').props.onChange?.('Annual Budget');
    await page.sees('Enter an internal name');
    expect(page.findByTestId(Button, 'save-value').props.disabled).toBe(true);
  });

  it('is only shown to those who may not change it', async () => {
    const page = await openTab('value', { replies: { 'GET /settings': [[200, readOnlySettings]] } });
    await page.sees('Your own property for the budget');
    expect(page.findByTestId(Input, 'wallet.property').props).toMatchObject({
      readOnly: true,
      value: 'annual_it_budget',
    });
    expect(page.calls.map(({ route }) => route)).not.toContain('GET /settings/wallet');
  });
});
