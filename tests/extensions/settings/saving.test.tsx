import { Button, LoadingButton, Modal, NumberInput, TextArea } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { adminsOnly, changedPolicy, conflictWith, invalid, policy, policySetting, settings } from './fixtures.ts';
import { openTab, type Reply, type SettingsRendered } from './render-settings.tsx';
import { textOf } from './text-of.ts';

const GRACE = 'contract.graceDays';
const MODAL = 'settings-save-renewals';

const withGrace = (graceDays: number) => ({ contract: { ...policy.contract, graceDays } });

async function openRenewals(...puts: Reply[]) {
  return openTab('renewals', { replies: { 'PUT /settings/policy': puts } });
}

async function setGrace(page: SettingsRendered, days: number): Promise<void> {
  await page.waitFor(() => {
    expect(page.maybeFindByTestId(NumberInput, GRACE)).not.toBeNull();
  });
  page.findByTestId(NumberInput, GRACE).props.onChange?.(days);
  await page.waitFor(() => {
    expect(page.findByTestId(NumberInput, GRACE).props.value).toBe(days);
  });
}

const lastPut = ({ calls }: SettingsRendered): unknown =>
  calls.findLast(({ route }) => route === 'PUT /settings/policy')?.body;

describe('saving a change', () => {
  it('shows what changes, sends it with the version and the reason, and says when it takes effect', async () => {
    const setting = changedPolicy(withGrace(30));
    const page = await openRenewals([200, { kind: 'changed', setting, takesEffect: 'with_next_run' }]);
    await setGrace(page, 30);
    expect(textOf(page.modal(MODAL))).toContain('Grace after the end of a contract 60 days 30 days');
    await page.confirm(MODAL, '  the grace was too long ');
    await page.sees('Policy: saved as version 4.');
    expect(page.text()).toContain('the run waits for a yes before it writes anything');
    expect(page.text()).toContain('That run begins by itself on 22 Nov 2026, 01:47.');
    expect(lastPut(page)).toEqual({
      value: { ...policy, ...withGrace(30) },
      version: 3,
      why: 'the grace was too long',
    });
    expect(page.mocks.actions.closeOverlay.calls).toEqual([[MODAL]]);
    expect(page.findByTestId(NumberInput, GRACE).props.value).toBe(30);
    expect(page.text()).toContain('No changes.');
  });

  it('starts the run at once where somebody does not want to wait for the night, and says that it has', async () => {
    const setting = changedPolicy(withGrace(30));
    const page = await openTab('renewals', {
      replies: {
        'PUT /settings/policy': [[200, { kind: 'changed', setting, takesEffect: 'with_next_run' }]],
        'POST /settings/run': [
          [503, {}],
          [200, { started: true }],
        ],
      },
    });
    await setGrace(page, 30);
    await page.confirm(MODAL, 'too long');
    await page.sees('Start it now');
    const start = () => page.findByTestId(LoadingButton, 'start-run').trigger('onClick');
    start();
    await page.sees('No answer: The service failed or does not answer.');
    start();
    await page.sees('The run has been started.');
    expect(page.maybeFindByTestId(LoadingButton, 'start-run')).toBeNull();
  });

  it('sends nothing before somebody says why', async () => {
    const page = await openRenewals();
    await setGrace(page, 30);
    await page.confirm(MODAL, '   ');
    await page.waitFor(() => {
      expect(page.modal(MODAL).find(TextArea).props.validationMessage).toBe('Say in a few words why.');
    });
    expect(lastPut(page)).toBeUndefined();
  });

  it('counts a change that is taken back as none', async () => {
    const page = await openRenewals();
    await setGrace(page, 30);
    expect(page.text()).toContain('1 change is not saved yet.');
    await setGrace(page, 60);
    expect(page.text()).toContain('No changes.');
    expect(page.findByTestId(Button, 'save-renewals').props.disabled).toBe(true);
  });

  it('drops the draft when told to', async () => {
    const page = await openRenewals();
    await setGrace(page, 30);
    page.press('discard-renewals');
    await page.sees('No changes.');
    expect(page.findByTestId(NumberInput, GRACE).props.value).toBe(60);
  });
});

describe('a change that somebody else was faster with', () => {
  it('says who changed what, keeps the draft and saves it on top the next time', async () => {
    const theirs = changedPolicy({ grossMargin: 0.6 });
    const ours = changedPolicy({ grossMargin: 0.6, ...withGrace(30) }, { version: 5 });
    const page = await openRenewals(
      [409, conflictWith(theirs)],
      [200, { kind: 'changed', setting: ours, takesEffect: 'with_next_run' }],
    );
    await setGrace(page, 30);
    await page.confirm(MODAL, 'shorter');
    await page.sees('Somebody changed this meanwhile');
    const said = textOf(page.modal(MODAL));
    expect(said).toContain('b.stein@example.com, 21 Nov 2026, 15:05: grace was too long');
    expect(said).toContain('Gross margin 75 % 60 %');
    expect(said).toContain('Grace after the end of a contract 60 days 30 days');
    expect(page.findByTestId(NumberInput, GRACE).props.value).toBe(30);
    await page.confirm(MODAL, 'shorter');
    await page.sees('saved as version 5');
    expect(lastPut(page)).toEqual({
      value: { ...policy, grossMargin: 0.6, ...withGrace(30) },
      version: 4,
      why: 'shorter',
    });
  });

  it('is no conflict where it is the own change that was sent twice', async () => {
    const own = changedPolicy(withGrace(30), { why: 'shorter' });
    const page = await openRenewals([409, conflictWith(own)]);
    await setGrace(page, 30);
    await page.confirm(MODAL, 'shorter');
    await page.sees('Policy: saved as version 4.');
    expect(page.text()).not.toContain('meanwhile');
  });
});

describe('a change that is not taken', () => {
  it('shows beside the inputs what the service did not accept, until they are changed', async () => {
    const page = await openRenewals([400, invalid]);
    await setGrace(page, 30);
    await page.confirm(MODAL, 'shorter');
    await page.sees('Not saved: some values were not accepted');
    const grace = () => page.findByTestId(NumberInput, GRACE).props;
    expect(grace()).toMatchObject({ error: true, validationMessage: 'Not accepted: Too big', value: 30 });
    expect(textOf(page.modal(MODAL))).toContain('Not accepted: partners: nobody knows why');
    await setGrace(page, 40);
    expect(grace()).toMatchObject({ error: false, validationMessage: '' });
  });

  it.each<[string, Reply, string]>([
    ['is forbidden', [403, adminsOnly], 'Only the admins named in the setting "access" change settings.'],
    ['fails', [500, {}], 'The service failed or does not answer.'],
    ['is answered with something unreadable', [200, { kind: 'perhaps' }], 'different versions'],
    [
      "is refused behind HubSpot's proxy",
      [200, { status: 'error', category: 'X', context: { appServerStatusCode: ['429'] } }],
      'Try again in a minute',
    ],
  ])('keeps the draft and says why where the call %s', async (_what, reply, said) => {
    const page = await openRenewals(reply);
    await setGrace(page, 30);
    await page.confirm(MODAL, 'shorter');
    await page.sees(said);
    expect(page.text()).toContain('Your changes are kept.');
    expect(page.findByTestId(NumberInput, GRACE).props.value).toBe(30);
    expect(page.text()).toContain('1 change is not saved yet.');
  });

  it('is forgotten by the dialog when it opens again', async () => {
    const page = await openRenewals([500, {}]);
    await setGrace(page, 30);
    await page.confirm(MODAL, 'shorter');
    await page.sees('Your changes are kept.');
    page.modal(MODAL).props.onOpen?.();
    await page.waitFor(() => {
      expect(page.text()).not.toContain('Your changes are kept.');
    });
  });
});

describe('an input', () => {
  it.each([
    [4000, 'Enter 3,660 or less.'],
    [-1, 'Enter 0 or more.'],
    [1.5, 'Enter a whole number.'],
  ])('says what is wrong with %d days, and nothing can be saved', async (days, said) => {
    const page = await openRenewals();
    await setGrace(page, days);
    expect(page.findByTestId(NumberInput, GRACE).props).toMatchObject({ error: true, validationMessage: said });
    expect(page.findByTestId(Button, 'save-renewals').props.disabled).toBe(true);
    expect(page.text()).toContain('1 input needs attention');
  });

  it('asks for a number where it was emptied', async () => {
    const page = await openRenewals();
    await setGrace(page, 30);
    page.findByTestId(NumberInput, GRACE).props.onChange?.(Number.NaN);
    await page.sees('Grace after the end of a contract: Enter a number.');
  });

  it('names its unit and its range', async () => {
    const page = await openRenewals();
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, GRACE).props).toMatchObject({
        label: 'Grace after the end of a contract (days)',
        description: expect.stringContaining('From 0 to 3,660.') as string,
      });
    });
  });
});

describe('a person who may not change anything', () => {
  it('sees what is set, with nothing to change, preview or save it by', async () => {
    const page = await openTab('renewals', {
      replies: { 'GET /settings': [[200, { ...settings, mayChange: false }]] },
    });
    await page.sees('You can look, but not change');
    expect(page.findByTestId(NumberInput, GRACE).props).toMatchObject({ readOnly: true, value: 60 });
    expect(page.findByTestId(TextArea, 'renewalWords').props.readOnly).toBe(true);
    expect(page.maybeFind(Modal, { id: MODAL })).toBeNull();
    expect(page.maybeFindByTestId(Button, 'preview-deals-ask')).toBeNull();
    expect(page.text()).toContain('Version 3, set by a.kaya@example.com, 18 Nov 2026, 10:30.');
  });
});

describe('a draft', () => {
  it('outlives a look at another tab, and is counted on each tab of the policy', async () => {
    const page = await openRenewals();
    await setGrace(page, 30);
    await page.open('contact');
    await page.waitFor(() => {
      expect(page.maybeFindByTestId(NumberInput, 'contact.dueDays')).not.toBeNull();
    });
    expect(textOf(page.modal('settings-save-contact'))).toContain('60 days 30 days');
    await page.open('renewals');
    expect(page.findByTestId(NumberInput, GRACE).props.value).toBe(30);
    expect(policySetting.value.contract.graceDays).toBe(60);
  });
});
