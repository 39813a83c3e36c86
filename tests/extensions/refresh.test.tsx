import { Alert, Button, LoadingButton, Text } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import { goingQuiet, healthy, healthyProperties, serviceAway } from './fixtures.ts';
import { type RenderedCard, renderCard } from './render-card.tsx';

/** A promise to be settled by the test. */
function deferred(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise<unknown>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const headlineOf = (card: RenderedCard): string | null => card.findByTestId(Text, 'headline').text;

async function renderHealthy(...answers: (() => unknown)[]): Promise<RenderedCard> {
  const card = await renderCard({ properties: healthyProperties, answers: [() => healthy, ...answers] });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });
  return card;
}

describe('refreshing', () => {
  it('keeps the card on show while it works, then shows the new score and has the record read again', async () => {
    const answer = deferred();
    const card = await renderHealthy(() => answer.promise);
    card.findByTestId(LoadingButton, 'refresh').trigger('onClick');
    await card.waitFor(() => {
      expect(card.findByTestId(LoadingButton, 'refresh').props.loading).toBe(true);
    });
    expect(headlineOf(card)).toBe('Ideal, low risk.');
    expect(card.mocks.actions.refreshObjectProperties.callCount).toBe(0);
    answer.resolve({ ...goingQuiet, published: 'written' });
    await card.waitFor(() => {
      expect(headlineOf(card)).toBe('High risk since 14 Nov (was Watch).');
    });
    await vi.waitFor(() => {
      expect(card.mocks.actions.refreshObjectProperties.callCount).toBe(1);
    });
    expect(card.serverless.mock.lastCall).toEqual([
      'loyalty-card',
      { propertiesToSend: ['hs_object_id'], parameters: { action: 'refresh' } },
    ]);
    expect(card.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'Worked out again and written to the record.' }],
    ]);
  });

  it("passes on the record's own reason where it refused the values", async () => {
    const card = await renderHealthy(() => ({ ...healthy, published: 'refused', publishReason: 'Risk is locked.' }));
    card.findByTestId(LoadingButton, 'refresh').trigger('onClick');
    await vi.waitFor(() => {
      expect(card.mocks.actions.addAlert.calls).toEqual([
        [{ type: 'danger', message: 'Worked out again, but the record refused the values: Risk is locked.' }],
      ]);
    });
  });

  it('keeps the details and offers the refresh again where it failed', async () => {
    const card = await renderHealthy(
      () => {
        throw new Error('gone');
      },
      () => goingQuiet,
    );
    card.findByTestId(LoadingButton, 'refresh').trigger('onClick');
    await card.waitFor(() => {
      expect(card.find(Alert).props.title).toBe('Shown as of earlier today; the service has not answered since.');
    });
    expect(headlineOf(card)).toBe('Ideal, low risk.');
    expect(card.mocks.actions.refreshObjectProperties.callCount).toBe(0);
    card.findByTestId(Button, 'retry').trigger('onClick');
    await card.waitFor(() => {
      expect(headlineOf(card)).toBe('High risk since 14 Nov (was Watch).');
    });
    expect(card.serverless.mock.lastCall?.[1]).toMatchObject({ parameters: { action: 'refresh' } });
  });

  it('does not give up details for an answer without any', async () => {
    const card = await renderHealthy(() => serviceAway);
    card.findByTestId(LoadingButton, 'refresh').trigger('onClick');
    await card.waitFor(() => {
      expect(card.find(Alert).props.title).toContain('the service has not answered since');
    });
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });

  it('drops the answer to a question that was asked again since', async () => {
    const late = deferred();
    const card = await renderHealthy(
      () => late.promise,
      () => ({ ...goingQuiet, published: 'written' }),
    );
    const refresh = card.findByTestId(LoadingButton, 'refresh');
    refresh.trigger('onClick');
    refresh.trigger('onClick');
    await card.waitFor(() => {
      expect(headlineOf(card)).toBe('High risk since 14 Nov (was Watch).');
    });
    late.resolve({ ...healthy, risk: 'critical', published: 'written' });
    await vi.waitFor(() => {
      expect(card.mocks.actions.addAlert.callCount).toBe(2);
    });
    expect(headlineOf(card)).toBe('High risk since 14 Nov (was Watch).');
  });
});
