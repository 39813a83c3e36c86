import { Button, ErrorState, Text } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { describe, expect, it, vi } from 'vitest';
import type { ScoredView } from '../../extensions/shared/card-view.ts';
import { en } from '../../extensions/shared/texts/en.ts';
import { goingQuiet, healthy, healthyProperties, overdue } from './fixtures.ts';
import { renderCard, textOf } from './render-card.tsx';

async function show(view: ScoredView, locale = 'en-gb') {
  const card = await renderCard({ answers: [() => view], locale });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });
  return card;
}

describe('what changed last', () => {
  const moved = { previousSegment: 'uncertain', segmentChangedAt: '2026-11-02T08:00:00.000Z' };

  it('says what it came from where the first sentence names the change', async () => {
    const { findByTestId } = await show({ ...goingQuiet, changeReason: 'customer' });
    expect(findByTestId(Text, 'headline').text).toBe('High risk since 14 Nov (was Watch).');
    expect(textOf(findByTestId(Text, 'last-change'))).toBe('Reason of the change of 14 Nov: what the customer did.');
  });

  it('says what and when where the first sentence is about something more pressing', async () => {
    const risk = { previousRisk: 'low', riskChangedAt: '2026-11-02T09:00:00.000Z' } as const;
    const { findByTestId } = await show({ ...overdue, ...moved, ...risk, changeReason: 'data' });
    expect(textOf(findByTestId(Text, 'last-change'))).toBe(
      'Changed 2 Nov: risk Low to High, segment Uncertain to Ideal. Reason: new or corrected data.',
    );
  });

  it('says nothing where nothing changed, and nothing of what it does not know', async () => {
    expect((await show(healthy)).maybeFindByTestId(Text, 'last-change')).toBeNull();
    const { findByTestId } = await show({ ...overdue, ...moved, changeReason: 'the_moon' });
    expect(textOf(findByTestId(Text, 'last-change'))).toBe('Changed 2 Nov: segment Uncertain to Ideal.');
  });

  it('is worked out again, not decided by a person, once an override no longer stands', async () => {
    const { findByTestId } = await show({ ...overdue, ...moved, override: null, changeReason: 'person' });
    expect(textOf(findByTestId(Text, 'last-change'))).toBe(
      'Changed 2 Nov: segment Uncertain to Ideal. Reason: no longer set by a person, so it is worked out again.',
    );
  });

  it('is said in German to a German reader', async () => {
    const override = { segment: 'ideal' as const, reason: 'Sie kaufen bald', until: null };
    const { findByTestId } = await show({ ...overdue, ...moved, override, changeReason: 'person' }, 'de-de');
    expect(textOf(findByTestId(Text, 'last-change'))).toBe(
      'Geändert 2. Nov.: Segment Unsicher zu Ideal. Grund: eine Person entschied.',
    );
  });
});

describe('the form of the next step', () => {
  it('opens with a draft where it is an e-mail', async () => {
    const { find, maybeFindByTestId } = await show({ ...healthy, nextAction: 'ask_budget' });
    expect(find(CrmActionButton).props.actionContext).toEqual({
      objectTypeId: '0-2',
      objectId: 9001,
      initialEmailSubject: en.letters.ask_budget.subject,
      initialEmailBody: en.letters.ask_budget.body,
    });
    expect(maybeFindByTestId(Button, 'copy-reason')).toBeNull();
  });

  it('opens empty otherwise, so the reason can be copied', async () => {
    const card = await show(goingQuiet);
    expect(card.find(CrmActionButton).props.actionContext).toEqual({ objectTypeId: '0-2', objectId: 9001 });
    card.findByTestId(Button, 'copy-reason').trigger('onClick');
    await vi.waitFor(() => {
      expect(card.mocks.actions.addAlert.calls).toEqual([
        [{ type: 'info', message: 'The reason is copied: paste it into the form.' }],
      ]);
    });
    expect(card.mocks.actions.copyTextToClipboard.calls).toEqual([
      [
        'High risk since 14 Nov (was Watch). Only renewal contact for 138 days; usually you talk every 35. Book a meeting this week.',
      ],
    ]);
  });

  it('says so where nothing could be copied', async () => {
    const card = await show(goingQuiet);
    card.mocks.actions.copyTextToClipboard.willCall(() => Promise.reject(new Error('not allowed')));
    card.findByTestId(Button, 'copy-reason').trigger('onClick');
    await vi.waitFor(() => {
      expect(card.mocks.actions.addAlert.calls).toEqual([
        [{ type: 'danger', message: 'The reason could not be copied.' }],
      ]);
    });
  });
});

describe('a person who may not see this customer', () => {
  const notYours = {
    kind: 'failed',
    code: 'not_yours',
    message: 'You see the customers of yours.',
    correlationId: null,
  };

  it('is told whom to ask, and shown no figure, also none that is published', async () => {
    const card = await renderCard({ properties: healthyProperties, answers: [() => notYours, () => healthy] });
    await card.waitFor(() => {
      expect(card.findByTestId(ErrorState, 'no-permission').props).toMatchObject({
        type: 'lock',
        title: 'No permission',
      });
    });
    expect(card.text()).not.toContain('92 in 100');
    card.findByTestId(Button, 'retry').trigger('onClick');
    await card.waitFor(() => {
      expect(card.findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
  });
});
