import {
  Button,
  CurrencyInput,
  LineChart,
  NumberInput,
  Select,
  StatusTag,
  Table,
  TextArea,
  Toggle,
} from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import {
  accessSetting,
  allDone,
  emptyAccount,
  alertSetting,
  changedPolicy,
  noHistory,
  policyHistory,
  policySetting,
  settings,
} from './fixtures.ts';
import { model, untestedModel } from './model-fixtures.ts';
import { openTab, renderSettings, type Replies } from './render-settings.tsx';
import { textOf } from './text-of.ts';

describe('the page', () => {
  it('says that it reads the settings, and then that they cannot be read, and tries again', async () => {
    const page = await renderSettings({
      replies: {
        'GET /settings': [
          [503, {}],
          [200, settings],
        ],
      },
    });
    await page.sees('The service failed or does not answer. Try again later.');
    page.press('retry');
    await page.sees('Loyalty Lens settings');
    expect(page.calls.filter(({ route }) => route === 'GET /settings')).toHaveLength(2);
  });

  it('asks for what a tab shows only once it is looked at', async () => {
    const page = await renderSettings({ replies: { 'GET /settings/model': [[200, model]] } });
    await page.sees('Set-up');
    expect(page.calls.map(({ route }) => route)).not.toContain('GET /settings/model');
    await page.open('model');
    await page.sees('The model of your own portal is used');
    await page.open('setup');
    await page.open('model');
    expect(page.calls.filter(({ route }) => route === 'GET /settings/model')).toHaveLength(1);
  });

  it('explains its words', async () => {
    const page = await renderSettings();
    await page.sees('What the words mean');
    expect(textOf(page.findByTestId(Button, 'glossary'))).toContain('Backtest Forecasts made from days in the past');
  });
});

describe('set-up', () => {
  it('says of an account without companies that there are none, and not that every customer was read', async () => {
    const page = await renderSettings({ replies: { 'GET /settings/checklist': [[200, emptyAccount]] } });
    await page.sees('First fill Nothing yet The account has no companies yet.');
    expect(page.text()).not.toContain('Every customer was read');
  });

  it('says of each step how far it is and what to do', async () => {
    const page = await renderSettings();
    await page.sees('1 of 6 steps are done.');
    const list = textOf(page.findByTestId(Table, 'checklist'));
    expect(list).toContain('Permissions Not known HubSpot could not be asked.');
    expect(list).toContain('missing or of another type: loyalty_score, loyalty_risk');
    expect(list).toContain('First fill Under way');
    expect(list).toContain('HubSpot tells the app of changes. Last seen 21 Nov 2026, 09:15.');
    expect(page.findAll(StatusTag).map((tag) => tag.props.variant)).toEqual([
      'default',
      'warning',
      'info',
      'success',
      'warning',
      'warning',
    ]);
  });

  it('looks again when told to, and keeps what it shows where that fails', async () => {
    const page = await renderSettings({
      replies: {
        'GET /settings/checklist': [
          [200, allDone],
          [500, {}],
        ],
      },
    });
    await page.sees('Everything is set up.');
    page.press('look-again');
    await page.sees('What is shown is older');
    expect(page.text()).toContain('Everything is set up.');
  });
});

describe('value and segments', () => {
  it('calls provisional defaults so, and lets them be confirmed', async () => {
    const confirmed = changedPolicy({ provisional: false });
    const page = await openTab('value', {
      replies: {
        'PUT /settings/policy': [[200, { kind: 'changed', setting: confirmed, takesEffect: 'with_next_run' }]],
      },
    });
    await page.sees('Provisional defaults');
    page.findByTestId(Toggle, 'provisional').props.onChange?.(true);
    await page.sees('The numbers of this policy are confirmed No Yes');
    await page.confirm('settings-save-value', 'they are ours');
    await page.sees('saved as version 4');
    expect(page.text()).not.toContain('Nobody has confirmed these numbers yet.');
    expect(page.calls.findLast(({ route }) => route === 'PUT /settings/policy')?.body).toMatchObject({
      value: { provisional: false },
    });
    await page.waitFor(() => {
      expect(page.calls.filter(({ route }) => route === 'GET /settings/checklist')).toHaveLength(2);
    });
  });

  it('shows shares as percentages and amounts in the currency of the portal', async () => {
    const page = await openTab('value', { replies: { 'GET /settings': [[200, { ...settings, currency: 'CHF' }]] } });
    await page.sees('Gross margin (%)');
    expect(page.findByTestId(NumberInput, 'grossMargin').props.value).toBe(75);
    expect(page.findByTestId(CurrencyInput, 'idealLifetimeValue').props).toMatchObject({
      currency: 'CHF',
      value: 90_000,
    });
  });

  it('takes an amount out again, but not the Ideal lifetime value once it is fixed', async () => {
    const page = await openTab('value');
    await page.sees('Gross margin (%)');
    expect(page.maybeFindByTestId(Button, 'clear-costToServe')).toBeNull();
    page.findByTestId(CurrencyInput, 'costToServe').props.onChange?.(1_200);
    await page.sees('Not entered €1,200');
    page.press('clear-costToServe');
    await page.sees('No changes.');
    expect(page.maybeFindByTestId(Button, 'clear-idealLifetimeValue')).toBeNull();
  });

  it('wants the bounds of the risks to rise', async () => {
    const page = await openTab('value');
    await page.sees('Gross margin (%)');
    page.findByTestId(NumberInput, 'risk.watch').props.onChange?.(40);
    await page.sees('High risk from: The bounds must rise from watch to high to critical.');
  });
});

describe('alerts and rights', () => {
  it('saves each of both by itself, at once', async () => {
    const saved = { ...alertSetting, version: 1, value: { ...alertSetting.value, digest: false } };
    const page = await openTab('alerts', {
      replies: { 'PUT /settings/alerts': [[200, { kind: 'changed', setting: saved, takesEffect: 'at_once' }]] },
    });
    await page.sees('Never set: the defaults count.');
    page.findByTestId(Toggle, 'digest').props.onChange?.(false);
    await page.sees('1 change is not saved yet.');
    await page.confirm('settings-save-alerts', 'too many tasks');
    await page.sees('Alerts: saved as version 1.');
    expect(page.text()).toContain('It takes effect at once.');
    expect(page.calls.at(-1)).toEqual({
      route: 'PUT /settings/alerts',
      body: { value: { ...alertSetting.value, digest: false }, version: 0, why: 'too many tasks' },
    });
  });

  it('asks people to name themselves among the admins, and does it for them', async () => {
    const page = await openTab('alerts');
    await page.sees('HubSpot user ids.');
    page.findByTestId(TextArea, 'admins').props.onChange?.('12\n');
    await page.sees('Name yourself too');
    page.press('add-me');
    await page.waitFor(() => {
      expect(page.findByTestId(TextArea, 'admins').props.value).toBe('12\n77');
    });
    expect(page.text()).not.toContain('Name yourself too');
    expect(page.text()).toContain('Admins -- with: 12, 77');
    expect(accessSetting.value.admins).toEqual([]);
  });
});

describe('the model', () => {
  it('shows how it forecast the past, and its versions', async () => {
    const page = await openTab('model', { replies: { 'GET /settings/model': [[200, model]] } });
    await page.sees('The model of your own portal is used, fitted on 20 Nov 2026.');
    expect(page.text()).toContain('ranked 78 of 100 pairs rightly, the starting assumptions 71.');
    expect(textOf(page.findByTestId(Table, 'scores'))).toContain('Rule of thumb: when they last bought 61 --');
    expect(textOf(page.findByTestId(Table, 'calibration'))).toContain('55.0 51.0 180 78.0 80.0 750 92.0 94.0 900');
    expect(page.find(LineChart).props.data).toContainEqual({ expected: '55.0', inHundred: 51, line: 'What came' });
    expect(page.text()).toContain('Of 240 it warned of, 96 were lost (40 in 100).');
    expect(page.text()).toContain('Of the 1,590 others, 118 were lost (7 in 100).');
    expect(textOf(page.findByTestId(Table, 'model-versions'))).toContain('portal-2026-11-20-ab12 (in use) Own portal');
  });

  it('says that nothing was tested where there is too little history', async () => {
    const page = await openTab('model', { replies: { 'GET /settings/model': [[200, untestedModel]] } });
    await page.sees('The starting assumptions are used');
    expect(page.text()).toContain('Not tested yet');
    expect(page.text()).toContain('No model is kept yet.');
    expect(page.maybeFind(LineChart)).toBeNull();
  });
});

describe('changes', () => {
  const withHistory: Replies = {
    'GET /settings/policy/history': [[200, policyHistory]],
    'GET /settings/alerts/history': [[200, noHistory]],
  };

  it('says of each version who changed what, when and why', async () => {
    const page = await openTab('changes', { replies: withHistory });
    await page.sees('3 (in force)');
    const list = textOf(page.findByTestId(Table, 'changes'));
    expect(list).toContain('Grace after the end of a contract: 90 days → 60 days');
    expect(list).toContain('Words of a renewal: without: extension → with: Verlängerung');
    expect(list).toContain('2 10 Nov 2026, 11:00 somebody Gross margin: 75 % → 70 % no reason given');
    expect(list).toContain('The first version that was kept.');
  });

  it('goes back to an old version, as a new one', async () => {
    const old = policyHistory.versions[2]!;
    const setting = { ...policySetting, version: 4, value: old.value };
    const page = await openTab('changes', {
      replies: {
        ...withHistory,
        'PUT /settings/policy': [[200, { kind: 'changed', setting, takesEffect: 'with_next_run' }]],
      },
    });
    await page.sees('3 (in force)');
    expect(textOf(page.modal('settings-back-policy-1'))).toContain('Go back to version 1?');
    expect(textOf(page.modal('settings-back-policy-1'))).toContain('60 days 90 days');
    await page.confirm('settings-back-policy-1', 'it was right');
    await page.sees('Policy: saved as version 4.');
    expect(page.calls.find(({ route }) => route === 'PUT /settings/policy')?.body).toEqual({
      value: old.value,
      version: 3,
      why: 'it was right',
    });
    await page.waitFor(() => {
      expect(page.calls.filter(({ route }) => route === 'GET /settings/policy/history')).toHaveLength(2);
    });
  });

  it('shows the changes of another setting, and that there are none', async () => {
    const page = await openTab('changes', { replies: withHistory });
    await page.sees('3 (in force)');
    page.findByTestId(Select, 'changes-of').props.onChange?.('alerts');
    await page.sees('Nothing was ever changed: the defaults count.');
  });

  it('says that not all versions are listed', async () => {
    const cut = { ...policyHistory, total: 120 };
    const page = await openTab('changes', { replies: { 'GET /settings/policy/history': [[200, cut]] } });
    await page.sees('The latest 3 of 120 versions.');
    expect(page.text()).toContain('The version before is not listed.');
  });
});
