import { Alert, Button, Form, Modal, SearchInput, Select, Text, TextArea } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import type { CardAnswer } from '../../extensions/shared/card-view.ts';
import { healthy, lapsed, notCustomer } from './fixtures.ts';
import { type CardSetting, renderCard, textOf } from './render-card.tsx';

const MODALS = {
  'enter-competitor': 'loyalty-competitor',
  'enter-churn-reason': 'loyalty-churn',
  'name-referrer': 'loyalty-referrer',
} as const;

async function openForm(
  button: keyof typeof MODALS,
  view: CardAnswer,
  setting: CardSetting = {},
  ...answers: (() => unknown)[]
) {
  const card = await renderCard({ ...setting, answers: [() => view, ...answers] });
  await card.waitFor(() => {
    expect(card.findByTestId(Button, button).props.disabled).toBe(false);
  });
  const modal = () => card.find(Modal, { id: MODALS[button] });
  modal().trigger('onOpen');
  const parameters = (): unknown => {
    const options = card.serverless.mock.lastCall?.[1];
    return options !== null && typeof options === 'object' && 'parameters' in options ? options.parameters : null;
  };
  return { ...card, modal, parameters, save: () => modal().find(Form).trigger('onSubmit') };
}

describe('naming a competitor', () => {
  it('sends the name, closes the form and has the record read again', async () => {
    const form = await openForm('enter-competitor', healthy, {}, () => healthy);
    expect(form.findByTestId(Button, 'enter-competitor').text).toBe('Name a competitor');
    form.modal().find(TextArea).props.onChange?.(' Babbage Ltd ');
    form.save();
    await form.waitFor(() => {
      expect(form.mocks.actions.closeOverlay.calls).toEqual([['loyalty-competitor']]);
    });
    expect(form.parameters()).toEqual({ action: 'enter_competitor', name: 'Babbage Ltd' });
    expect(form.mocks.actions.refreshObjectProperties.callCount).toBe(1);
  });

  it.each(['', '   ', 'x'.repeat(201)])('sends nothing where the name is %j', async (name) => {
    const form = await openForm('enter-competitor', healthy);
    form.modal().find(TextArea).props.onChange?.(name);
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(TextArea).props.validationMessage).toContain('at most 200 characters');
    });
    expect(form.serverless).toHaveBeenCalledTimes(1);
  });

  it('shows the one that is known, and takes it back', async () => {
    const properties = { loyalty_known_competitor: 'Babbage Ltd' };
    const form = await openForm('enter-competitor', healthy, { properties }, () => healthy);
    expect(textOf(form.findByTestId(Text, 'competitor'))).toBe('Known competitor: Babbage Ltd.');
    expect(form.modal().find(TextArea).props.value).toBe('Babbage Ltd');
    form.modal().find(Button, { testId: 'loyalty-competitor-clear' }).trigger('onClick');
    await form.waitFor(() => {
      expect(form.mocks.actions.addAlert.calls).toEqual([[{ type: 'success', message: 'Removed.' }]]);
    });
    expect(form.parameters()).toEqual({ action: 'enter_competitor', name: null });
  });
});

describe('entering why a customer left', () => {
  it('is there for one that lapsed, and sends the reason', async () => {
    const form = await openForm('enter-churn-reason', lapsed, {}, () => lapsed);
    form.modal().find(TextArea).props.onChange?.('Budget was cut');
    form.save();
    await form.waitFor(() => {
      expect(form.mocks.actions.closeOverlay.callCount).toBe(1);
    });
    expect(form.parameters()).toEqual({ action: 'enter_churn_reason', reason: 'Budget was cut' });
  });

  it('is not asked of one that stays, unless a reason is known', async () => {
    const staying = await openForm('enter-competitor', healthy);
    expect(staying.maybeFindByTestId(Button, 'enter-churn-reason')).toBeNull();
    const known = await openForm('enter-churn-reason', healthy, { properties: { loyalty_churn_reason: 'Price' } });
    expect(textOf(known.findByTestId(Text, 'churn-reason'))).toBe('They left because: Price');
  });
});

describe('naming the referrer', () => {
  const found = [
    { objectId: 9001, properties: { name: 'Nordwind Logistics', domain: 'nordwind.example' } },
    { objectId: 7, properties: { name: 'Ada GmbH', domain: 'ada.example' } },
    { objectId: 8, properties: { name: 'Ada Ltd', domain: null } },
  ];

  async function search(setting: CardSetting, query: string, ...answers: (() => unknown)[]) {
    const form = await openForm('name-referrer', healthy, setting, ...answers);
    form.modal().find(SearchInput).props.onInput?.(query);
    return form;
  }

  it('finds companies by the words of their name, never the company itself, and sends the chosen one', async () => {
    const form = await search({ found }, ' ada g* ', () => healthy);
    await form.waitFor(() => {
      expect(form.modal().find(Select).props.options).toEqual([
        { value: '7', label: 'Ada GmbH (ada.example)' },
        { value: '8', label: 'Ada Ltd' },
      ]);
    });
    form.modal().find(Select).props.onChange?.('7');
    form.modal().find(SearchInput).props.onChange?.(' ada g* ');
    await form.waitFor(() => {
      expect(form.modal().find(Select).props.value).toBe('7');
    });
    form.save();
    await form.waitFor(() => {
      expect(form.mocks.actions.closeOverlay.calls).toEqual([['loyalty-referrer']]);
    });
    expect(form.parameters()).toEqual({ action: 'name_referrer', companyId: '7' });
    expect(form.fetchCrmSearch).toHaveBeenCalledTimes(1);
    const filters = ['ada*', 'g*'].map((value) => ({ propertyName: 'name', operator: 'CONTAINS_TOKEN', value }));
    expect(form.fetchCrmSearch.mock.lastCall?.[0]).toMatchObject({ objectType: '0-2', filterGroups: [{ filters }] });
  });

  it('takes a record number without a search', async () => {
    const form = await search({ found }, ' 4711 ', () => healthy);
    await form.waitFor(() => {
      expect(textOf(form.modal().find(Text, { testId: 'referrer-number' }))).toBe('Record 4711');
    });
    form.save();
    await form.waitFor(() => {
      expect(form.mocks.actions.closeOverlay.callCount).toBe(1);
    });
    expect(form.parameters()).toEqual({ action: 'name_referrer', companyId: '4711' });
    expect(form.fetchCrmSearch).not.toHaveBeenCalled();
  });

  it.each(['', 'a', '9001'])('sends nothing for %j', async (query) => {
    const form = await search({ found }, query);
    await form.waitFor(() => {
      expect(form.modal().find(SearchInput).props.value).toBe(query);
    });
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(SearchInput).props.validationMessage).toBe('Choose the company that recommended us.');
    });
    expect(form.serverless).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['finds nothing', [found[0]!], 'referrer-nothing', 'No other company of that name'],
    ['is not answered', new Error('429'), 'referrer-search-failed', 'Enter the record number'],
  ])('says so where the search %s', async (_case, companies, testId, said) => {
    const form = await search({ found: companies }, 'nordwind');
    await form.waitFor(() => {
      expect(textOf(form.modal().find(Text, { testId }))).toContain(said);
    });
  });

  it('says why it was not taken, and stays open', async () => {
    const refused = { kind: 'failed', code: 'refused', message: 'There is no such company.', correlationId: null };
    const form = await search({}, '4711', () => refused);
    await form.waitFor(() => {
      expect(form.modal().maybeFind(Text, { testId: 'referrer-number' })).not.toBeNull();
    });
    form.save();
    await form.waitFor(() => {
      expect(textOf(form.modal().find(Alert))).toContain('There is no such company.');
    });
    expect(form.mocks.actions.closeOverlay.callCount).toBe(0);
  });

  it('is possible before the company has bought anything', async () => {
    const form = await openForm('name-referrer', notCustomer);
    expect(form.modal().props.title).toBe('Who recommended us?');
  });
});
