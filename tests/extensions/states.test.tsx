import {
  Button,
  DescriptionListItem,
  EmptyState,
  LoadingButton,
  LoadingSpinner,
  ProgressBar,
  StatusTag,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  goingQuiet,
  healthy,
  healthyProperties,
  lapsed,
  notCustomer,
  overdue,
  tooEarly,
  withoutSegment,
} from './fixtures.ts';
import { never, type RenderedCard, renderCard, textOf } from './render-card.tsx';

const FIRST_PAINT = new Date('2026-11-20T09:00:00.000Z');

afterEach(() => {
  vi.useRealTimers();
});

/** Only the clock: the card's own timers, and the test renderer's, go on. */
function openOn(instant: Date): void {
  vi.useFakeTimers({ now: instant, toFake: ['Date'] });
}

describe('the card before the details arrive', () => {
  it('waits with a labelled spinner where nothing is known yet', async () => {
    const { find } = await renderCard({ properties: null });
    expect(find(LoadingSpinner).props).toMatchObject({ label: 'Working out loyalty', showLabel: true });
  });

  it('shows the published values at once, in the same words as the details', async () => {
    openOn(new Date('2026-11-21T09:00:00.000Z'));
    const published = await renderCard({ properties: healthyProperties, answers: [never] });
    const detailed = await renderCard({ answers: [() => healthy] });
    await detailed.waitFor(() => {
      expect(detailed.maybeFindByTestId(Button, 'how')).not.toBeNull();
    });
    const headline = (card: RenderedCard) => card.findByTestId(Text, 'headline').text;
    const loyalty = (card: RenderedCard) => textOf(card.findByTestId(DescriptionListItem, 'fact-loyalty'));
    expect(headline(published)).toBe('Ideal, low risk.');
    expect(headline(published)).toBe(headline(detailed));
    expect(loyalty(published)).toBe(loyalty(detailed));
    expect(published.findByTestId(LoadingButton, 'how-pending').props.loading).toBe(true);
  });

  it('counts the days of published values on to today', async () => {
    openOn(FIRST_PAINT);
    const { text } = await renderCard({ properties: healthyProperties });
    expect(text()).toContain('renewal 28 Feb 2027, in 100 days.');
    expect(text()).toContain('10 Oct, 41 days ago.');
    expect(text()).toContain('Written to the record 19 Nov 2026.');
  });

  it('shows old published values as of the day they were written', async () => {
    openOn(new Date('2027-06-01T09:00:00.000Z'));
    const { text } = await renderCard({ properties: healthyProperties });
    expect(text()).toContain('renewal 28 Feb 2027, in 101 days.');
    expect(text()).toContain('Written to the record 19 Nov 2026. These values are 194 days old.');
  });

  it('lets the details through where HubSpot never answers for the properties', async () => {
    const { waitFor, findByTestId } = await renderCard({ properties: null, answers: [() => healthy] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
  });

  it('does without published values where the portal has no such properties', async () => {
    const { firstPaint, waitFor, findByTestId } = await renderCard({
      propertiesError: new Error('unknown property'),
      answers: [() => healthy],
    });
    expect(firstPaint.find(LoadingSpinner).props.label).toBe('Working out loyalty');
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
  });

  it('asks for the record by its id from HubSpot, not from the browser', async () => {
    const { serverless } = await renderCard({});
    await vi.waitFor(() => {
      expect(serverless).toHaveBeenCalledExactlyOnceWith('loyalty-card', {
        propertiesToSend: ['hs_object_id'],
        parameters: { action: 'show' },
      });
    });
  });
});

describe('the card of a customer', () => {
  it('shows the score to scale with its label, its range and no more red than the risk', async () => {
    const { waitFor, findByTestId } = await renderCard({ answers: [() => healthy] });
    await waitFor(() => {
      expect(findByTestId(ProgressBar, 'loyalty-bar').props).toMatchObject({
        title: 'Loyalty score (higher is better)',
        value: 92,
        valueDescription: '92 of 100; likely 84 to 97',
        'aria-label': 'Loyalty score (higher is better): 92 of 100; likely 84 to 97',
        variant: 'success',
      });
    });
  });

  it('names the segment in a tag where the sentence leaves it out', async () => {
    const { waitFor, findByTestId } = await renderCard({ answers: [() => goingQuiet] });
    await waitFor(() => {
      expect(findByTestId(Tag, 'segment').text).toBe('Segment: Ideal');
    });
  });

  it('never says a risk by colour alone', async () => {
    const { waitFor, findByTestId } = await renderCard({ answers: [() => overdue] });
    await waitFor(() => {
      const risk = findByTestId(StatusTag, 'risk');
      expect(risk.props.variant).toBe('danger');
      expect(risk.text).toBe('High risk');
    });
  });

  it('shows no bar for a score that is only an assumption', async () => {
    const { waitFor, maybeFind, findByTestId } = await renderCard({ answers: [() => tooEarly] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toContain('Too early to tell');
    });
    expect(maybeFind(ProgressBar)).toBeNull();
  });

  it('calls the loyalty of a lapsed customer win-back', async () => {
    const { waitFor, findByTestId, text } = await renderCard({ answers: [() => lapsed] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Lapsed: this would be a win-back.');
    });
    expect(findByTestId(DescriptionListItem, 'fact-loyalty').props.label).toBe('Win-back');
    expect(text()).toContain('We expect 8 in 100 such customers to come back within 12 months.');
    expect(findByTestId(Tag, 'segment').text).toBe('Segment: Not a fit now');
  });

  it('says that there is no segment while the policy has no Ideal lifetime value', async () => {
    const { waitFor, findByTestId, text } = await renderCard({ answers: [() => withoutSegment] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Low risk; no segment yet.');
    });
    expect(text()).toContain('the policy has no Ideal lifetime value');
  });

  it('says what changed and when, in both segment and risk', async () => {
    const view = {
      ...healthy,
      previousSegment: 'uncertain',
      segmentChangedAt: '2026-11-02T03:00:00.000Z',
      previousRisk: 'high' as const,
      riskChangedAt: '2026-11-14T23:30:00.000Z',
    };
    const { waitFor, findByTestId } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe(
        'Ideal since 2 Nov (was Uncertain), low risk since 15 Nov (was High).',
      );
    });
  });

  it('says that a customer was won back', async () => {
    const { waitFor, findByTestId } = await renderCard({ answers: [() => ({ ...healthy, status: 'won_back' })] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Won back. Ideal, low risk.');
    });
  });

  it.each([
    ['2026-11-21T02:00:00.000Z', 'As of 21 Nov 2026, as on the record.'],
    ['2026-11-19T02:00:00.000Z', 'As of 21 Nov 2026. Written to the record 19 Nov 2026.'],
  ])('says of which day it is and when it was written, for %s', async (scoredAt, said) => {
    const properties = { ...healthyProperties, loyalty_scored_at: scoredAt };
    const { waitFor, findByTestId } = await renderCard({ properties, answers: [() => healthy] });
    await waitFor(() => {
      expect(findByTestId(Text, 'as-of').text).toBe(said);
    });
  });

  it('leaves changes of long ago out of the first sentence', async () => {
    const view = { ...healthy, previousSegment: 'uncertain', segmentChangedAt: '2025-11-02T03:00:00.000Z' };
    const { waitFor, findByTestId } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
  });

  it('names the horizon, the discount rate and that the assumptions are provisional', async () => {
    const { waitFor, findByTestId } = await renderCard({ answers: [() => healthy] });
    await waitFor(() => {
      expect(textOf(findByTestId(DescriptionListItem, 'fact-lifetime'))).toBe(
        '€151,235: now and the next 5 years, discounted at 12 % a year (provisional assumptions).',
      );
    });
  });

  it.each(['crm.record.sidebar', 'crm.preview'] as const)('is narrow in %s', async (location) => {
    const { waitFor, maybeFind, maybeFindByTestId, findAll, findByTestId } = await renderCard({
      location,
      answers: [() => healthy],
    });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    });
    expect(maybeFind(ProgressBar)).toBeNull();
    expect(findAll(DescriptionListItem).map((item) => item.props.label)).toEqual([
      'Loyalty',
      'Contact',
      'Value and budget',
    ]);
    expect(maybeFindByTestId(Button, 'enter-budget')).toBeNull();
    expect(maybeFindByTestId(Button, 'how')).not.toBeNull();
  });

  it('speaks German to a German user, with German dates and money', async () => {
    const { waitFor, findByTestId, text } = await renderCard({ locale: 'de-de', answers: [() => goingQuiet] });
    await waitFor(() => {
      expect(findByTestId(Text, 'headline').text).toBe('Hohes Risiko seit 14. Nov. (vorher Beobachten).');
    });
    expect(text()).toContain(
      '48.000\u00a0€ stehen in 99 Tagen zur Verlängerung an; etwa 4 von 10 solchen Kunden gehen.',
    );
  });

  it.each([undefined, 'xx-not-a-locale!', 'fr'])('speaks English to a user of locale %s', async (locale) => {
    const { waitFor, text } = await renderCard({
      answers: [() => healthy],
      ...(locale === undefined ? {} : { locale }),
    });
    await waitFor(() => {
      expect(text()).toContain('We expect 92 in 100 such customers to renew');
    });
  });
});

describe('the card of a company that is no customer', () => {
  it('says why there is no score and which records could not be read', async () => {
    const { waitFor, find, text } = await renderCard({ answers: [() => notCustomer] });
    await waitFor(() => {
      expect(find(EmptyState).props.title).toBe('Not a customer yet');
    });
    expect(text()).toContain('No deal with this company is won yet.');
    expect(text()).toContain('has no close date');
  });

  it('says so at once where it was published', async () => {
    const { find } = await renderCard({
      properties: { loyalty_scored_at: '1795140000000', loyalty_customer_status: 'prospect' },
    });
    expect(find(EmptyState).props.title).toBe('Not a customer yet');
  });
});
