import {
  Alert,
  Button,
  CurrencyInput,
  DateInput,
  Form,
  LoadingButton,
  Modal,
  Select,
  Text,
  TextArea,
} from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import type { ScoredView } from '../../extensions/shared/card-view.ts';
import { healthy, nothingLogged, serviceAway } from './fixtures.ts';
import { type RenderedCard, renderCard, textOf } from './render-card.tsx';

const MODALS = { 'enter-budget': 'loyalty-budget', 'override-segment': 'loyalty-override' } as const;

async function openForm(button: keyof typeof MODALS, view: ScoredView, ...answers: (() => unknown)[]) {
  const card = await renderCard({ answers: [() => view, ...answers] });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, button)).not.toBeNull();
  });
  const modal = () => card.find(Modal, { id: MODALS[button] });
  const save = (): void => {
    modal().find(Form).trigger('onSubmit');
  };
  return { ...card, modal, save };
}

const lastParameters = ({ serverless }: Pick<RenderedCard, 'serverless'>): unknown => {
  const options = serverless.mock.lastCall?.[1];
  return options !== null && typeof options === 'object' && 'parameters' in options ? options.parameters : null;
};

describe('entering a budget', () => {
  it('sends the amount and the day, closes the form and shows the new gap', async () => {
    const withBudget = { ...healthy, wallet: { ...healthy.wallet!, amount: 90_000 }, valueGap: 42_000 };
    const form = await openForm('enter-budget', nothingLogged, () => withBudget);
    expect(form.findByTestId(Button, 'enter-budget').text).toBe('Enter budget');
    expect(form.modal().find(CurrencyInput).props).toMatchObject({ currency: 'EUR', label: 'Budget a year' });
    form.modal().find(CurrencyInput).props.onChange?.(90_000);
    form.modal().find(DateInput).props.onChange?.({ year: 2026, month: 10, date: 3 });
    form.save();
    await form.waitFor(() => {
      expect(form.text()).toContain('€42,000 open');
    });
    expect(lastParameters(form)).toEqual({ action: 'enter_budget', amount: 90_000, asOf: '2026-11-03' });
    expect(form.mocks.actions.closeOverlay.calls).toEqual([['loyalty-budget']]);
    expect(form.mocks.actions.refreshObjectProperties.callCount).toBe(1);
    expect(form.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'Budget saved; the gap is worked out again.' }],
    ]);
  });

  it.each([
    ['nothing', null],
    ['zero', 0],
    ['a negative amount', -5],
    ['no number', Number.NaN],
  ])('sends nothing and says why where the amount is %s', async (_name, amount) => {
    const form = await openForm('enter-budget', nothingLogged);
    if (amount !== null) form.modal().find(CurrencyInput).props.onChange?.(amount);
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(CurrencyInput).props).toMatchObject({
        error: true,
        validationMessage: 'Enter an amount above zero.',
      });
    });
    // A lower bound would have the field say something else of a negative amount than of zero.
    expect(form.modal().find(CurrencyInput).props.min).toBeUndefined();
    expect(form.serverless).toHaveBeenCalledTimes(1);
  });

  it('refuses a day in the future', async () => {
    const form = await openForm('enter-budget', healthy);
    form.modal().find(DateInput).props.onChange?.({ year: 2026, month: 10, date: 22 });
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(DateInput).props.validationMessage).toBe('Enter a day that is not in the future.');
    });
    expect(form.serverless).toHaveBeenCalledTimes(1);
  });

  it('takes an entered budget back', async () => {
    const form = await openForm('enter-budget', healthy, () => nothingLogged);
    expect(form.findByTestId(Button, 'enter-budget').text).toBe('Change budget');
    form.modal().find(Button, { testId: 'loyalty-budget-clear' }).trigger('onClick');
    await form.waitFor(() => {
      expect(form.text()).toContain('Budget unknown');
    });
    expect(lastParameters(form)).toEqual({ action: 'enter_budget', amount: null, asOf: '2026-11-21' });
  });

  it('stays open, keeps the card and says why where it was not taken', async () => {
    const refused = {
      kind: 'failed',
      code: 'refused',
      message: 'The budget must be below 1 million.',
      correlationId: null,
    };
    const form = await openForm('enter-budget', healthy, () => refused);
    form.save();
    await form.waitFor(() => {
      expect(textOf(form.modal().find(Alert))).toContain('The budget must be below 1 million.');
    });
    expect(form.mocks.actions.closeOverlay.callCount).toBe(0);
    expect(form.mocks.actions.addAlert.callCount).toBe(0);
    expect(form.findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    expect(form.findAll(Alert)).toHaveLength(1);
  });

  it('does not call an entry saved where the answer does not say so', async () => {
    const form = await openForm('enter-budget', healthy, () => ({ ...serviceAway, why: 'other_policy_or_model' }));
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(Alert).props.title).toBe('Not worked out again');
    });
    expect(form.mocks.actions.addAlert.callCount).toBe(0);
  });

  it('starts from what stands now each time it is opened, without an earlier failure', async () => {
    const form = await openForm('enter-budget', healthy, () => ({ ...serviceAway, why: 'too_slow' }));
    form.modal().find(CurrencyInput).props.onChange?.(7);
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(Alert).props.title).toBe('No answer');
    });
    form.modal().trigger('onOpen');
    await form.waitFor(() => {
      expect(form.modal().find(CurrencyInput).props.value).toBe(120_000);
    });
    expect(form.modal().maybeFind(Alert)).toBeNull();
  });

  it('closes without sending on "Cancel"', async () => {
    const form = await openForm('enter-budget', healthy);
    const closeModal = vi.fn();
    const cancel = form.modal().find(Button, (button) => button.text === 'Cancel');
    await (cancel.props as { onClick: (event: unknown, reactions: unknown) => unknown }).onClick({}, { closeModal });
    expect(closeModal).toHaveBeenCalledExactlyOnceWith('loyalty-budget');
    expect(form.serverless).toHaveBeenCalledTimes(1);
  });
});

describe('setting the segment oneself', () => {
  it('sends segment, reason and the day until which it stands', async () => {
    const override = { segment: 'non_ideal' as const, reason: 'Going out of business', until: '2027-05-20' };
    const form = await openForm('override-segment', healthy, () => ({ ...healthy, segment: 'non_ideal', override }));
    expect(
      form
        .modal()
        .find(Select)
        .props.options.map((option) => option.label),
    ).toEqual(['Ideal', 'Uncertain', 'Not a fit now']);
    form.modal().find(Select).props.onChange?.('non_ideal');
    form.modal().find(TextArea).props.onChange?.('  Going out of business ');
    await form.waitFor(() => {
      expect(form.modal().find(TextArea).props.value).toContain('Going out');
    });
    form.save();
    await form.waitFor(() => {
      expect(form.findByTestId(Text, 'headline').text).toBe('Not a fit now (set by a person), low risk.');
    });
    expect(lastParameters(form)).toEqual({
      action: 'override_segment',
      segment: 'non_ideal',
      reason: 'Going out of business',
      until: '2027-05-20',
    });
  });

  it('asks for a reason and a day ahead before it sends anything', async () => {
    const form = await openForm('override-segment', healthy);
    form.modal().find(DateInput).props.onChange?.({ year: 2026, month: 10, date: 21 });
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(TextArea).props.validationMessage).toContain('Give a reason');
    });
    await form.waitFor(() => {
      expect(form.modal().find(DateInput).props.validationMessage).toBe('Enter a day after today.');
    });
    expect(form.serverless).toHaveBeenCalledTimes(1);
  });

  it('goes back to the worked-out segment', async () => {
    const override = { segment: 'uncertain' as const, reason: 'A hunch', until: '2027-01-31' };
    const form = await openForm('override-segment', { ...healthy, segment: 'uncertain', override }, () => healthy);
    form.modal().find(Button, { testId: 'loyalty-override-clear' }).trigger('onClick');
    await form.waitFor(() => {
      expect(form.findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
    expect(lastParameters(form)).toEqual({ action: 'clear_override' });
  });

  it('shows that it saves and takes no second click meanwhile', async () => {
    const form = await openForm('override-segment', healthy);
    form.modal().find(TextArea).props.onChange?.('A hunch');
    await form.waitFor(() => {
      expect(form.modal().find(TextArea).props.value).toBe('A hunch');
    });
    form.save();
    await form.waitFor(() => {
      expect(form.modal().find(LoadingButton).props.loading).toBe(true);
    });
    expect(form.findByTestId(Button, 'enter-budget').props.disabled).toBe(true);
  });
});
