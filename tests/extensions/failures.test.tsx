import { Alert, Button, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ANSWER_TIMEOUT_MS } from '../../extensions/shared/await-answer.ts';
import { healthy, healthyProperties, noScope, serviceAway } from './fixtures.ts';
import { never, renderCard, textOf } from './render-card.tsx';

afterEach(() => {
  vi.useRealTimers();
});

describe('the card when something fails', () => {
  it('says what a person can do where a permission is missing', async () => {
    const { waitFor, find, text } = await renderCard({ answers: [() => noScope] });
    await waitFor(() => {
      expect(find(ErrorState).props).toMatchObject({ type: 'lock', title: 'No permission' });
    });
    expect(text()).toContain('The app may not read deals. Ask your admin to install it again.');
    expect(text()).toContain('Reference for your admin: c-17');
  });

  it.each([
    ['null', null],
    ['text', 'oops'],
    ['an unknown kind', { kind: 'wonderful' }],
    ['a view without its numbers', { ...healthy, loyalty: undefined }],
    ['a HubSpot error envelope', { status: 'error', message: 'There was a problem' }],
  ])('shows a failure and no white card where the answer is %s', async (_name, answer) => {
    const { waitFor, find, text } = await renderCard({ answers: [() => answer] });
    await waitFor(() => {
      expect(find(ErrorState).props.title).toBe('Not readable');
    });
    expect(text()).toContain('Try again');
  });

  it('asks again on "Try again" and then shows the details', async () => {
    const { waitFor, find, findByTestId } = await renderCard({
      answers: [
        () => {
          throw new Error('There was a problem reaching the app');
        },
        () => healthy,
      ],
    });
    await waitFor(() => {
      expect(find(ErrorState).props.title).toBe('No answer');
    });
    findByTestId(Button, 'retry').trigger('onClick');
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
  });

  it('ends the wait by itself where HubSpot drops the call', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { waitFor, find } = await renderCard({ answers: [never] });
    expect(find(LoadingSpinner).props.label).toBe('Working out loyalty');
    await vi.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS);
    vi.useRealTimers();
    await waitFor(() => {
      expect(find(ErrorState).props.title).toBe('No answer');
    });
  });

  it('goes on showing the published values with their age', async () => {
    const { waitFor, find, text } = await renderCard({
      properties: { ...healthyProperties, loyalty_scored_at: '2026-11-12T02:00:00.000Z' },
      answers: [() => serviceAway, never],
    });
    await waitFor(() => {
      expect(find(Alert).props.title).toBe('Shown as of 12 Nov; the service has not answered since.');
    });
    expect(text()).toContain('These values are 9 days old.');
    expect(text()).toContain('We expect 92 in 100 such customers to renew');
  });

  it('names a missing permission above the published values', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00.000Z'), toFake: ['Date'] });
    const { waitFor, find } = await renderCard({ properties: healthyProperties, answers: [() => noScope] });
    await waitFor(() => {
      expect(find(Alert).props.title).toBe('Shown as of 19 Nov.');
    });
    expect(textOf(find(Alert))).toContain('The app may not read deals. Ask your admin to install it again.');
  });
});
