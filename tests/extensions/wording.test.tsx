import { Alert, Button, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { describe, expect, it } from 'vitest';
import type { ScoredView } from '../../extensions/shared/card-view.ts';
import {
  goingQuiet,
  healthy,
  healthyProperties,
  nothingLogged,
  overdue,
  serviceAway,
  staleBudget,
  tooEarly,
} from './fixtures.ts';
import { renderCard, textOf } from './render-card.tsx';

/** The sentences that the card has to say word for word, by situation, in reading order. */
const viaParent: ScoredView = {
  ...healthy,
  contact: {
    ...healthy.contact,
    lastNonRenewal: { record: '701', kind: 'meeting', date: '2026-10-10', because: '', viaParent: true },
  },
};

/** Finance keeps the budget in a property of its own. */
const ownProperty: ScoredView = {
  ...healthy,
  wallet: { ...healthy.wallet!, by: null, asOf: null, property: 'Annual IT budget' },
};

const SITUATIONS: readonly {
  readonly name: string;
  readonly view: ScoredView;
  readonly sentences: readonly string[];
}[] = [
  {
    name: "a budget in the account's own property",
    view: ownProperty,
    sentences: [
      '€48,000 of a €120,000 budget (40 %; from the property “Annual IT budget”, date unknown): €72,000 open.',
    ],
  },
  {
    name: 'healthy',
    view: healthy,
    sentences: [
      'Ideal, low risk.',
      'We expect 92 in 100 such customers to renew; renewal 28 Feb 2027, in 99 days.',
      'Last conversation not about renewal: meeting, 10 Oct, 42 days ago.',
      '€48,000 of a €120,000 budget (40 %; entered by A. Kaya, 3 Feb 2026): €72,000 open.',
    ],
  },
  {
    name: 'in touch by way of the parent company',
    view: viaParent,
    sentences: ['Last conversation not about renewal: meeting via parent company, 10 Oct, 42 days ago.'],
  },
  {
    name: 'going quiet',
    view: goingQuiet,
    sentences: [
      'High risk since 14 Nov (was Watch).',
      'Only renewal contact for 138 days; usually you talk every 35.',
      '€48,000 renews in 99 days; about 4 in 10 such customers leave.',
      'Book a meeting this week.',
      'Five records did not count as contact: see why.',
    ],
  },
  {
    name: 'new',
    view: tooEarly,
    sentences: [
      'Too early to tell: one purchase, no renewal yet.',
      "84 in 100 is our starting assumption, not this customer's record.",
    ],
  },
  {
    name: 'nothing logged',
    view: nothingLogged,
    sentences: [
      'Contact not measurable: nothing is logged for this company or its 3 contacts. This may be missing logging, not silence.',
      'Budget unknown, so no gap: ask, then enter it.',
    ],
  },
  {
    name: 'overdue',
    view: overdue,
    sentences: [
      'Renewal overdue 37 days (due 15 Oct); no open renewal deal.',
      'Record the outcome; from 15 Dec it counts as lost.',
    ],
  },
  {
    name: 'stale budget',
    view: staleBudget,
    sentences: ['Budget €40,000 is below current spend €48,000: ask again.'],
  },
];

describe('what the card says', () => {
  it.each(SITUATIONS)('speaks word for word where the customer is: $name', async ({ view, sentences }) => {
    const { waitFor, maybeFindByTestId, text } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(maybeFindByTestId(Button, 'how')).not.toBeNull();
    });
    const said = text();
    let from = 0;
    for (const sentence of sentences) {
      const at = said.indexOf(sentence, from);
      expect(at, `"${sentence}" after character ${from} of: ${said}`).toBeGreaterThanOrEqual(from);
      from = at + sentence.length;
    }
  });

  it('speaks word for word where the service is away, above the published values', async () => {
    const { find, waitFor, findByTestId } = await renderCard({
      properties: healthyProperties,
      answers: [() => serviceAway],
    });
    await waitFor(() => {
      expect(find(Alert).props.title).toBe('Shown as of 19 Nov; the service has not answered since.');
    });
    expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
  });

  it.each([
    ['book_meeting', 'SCHEDULE_MEETING'],
    ['ask_budget', 'SEND_EMAIL'],
    ['check_logging', 'ADD_NOTE'],
    ['record_renewal_outcome', 'ADD_TASK'],
    ['something_newer_than_the_card', 'ADD_TASK'],
  ])('opens the form that fits the next step %s', async (nextAction, form) => {
    const { find, waitFor, maybeFind } = await renderCard({ answers: [() => ({ ...healthy, nextAction })] });
    await waitFor(() => {
      expect(maybeFind(CrmActionButton)).not.toBeNull();
    });
    const { props } = find(CrmActionButton);
    expect(props.actionType).toBe(form);
    expect(props.actionContext).toMatchObject({ objectTypeId: '0-2', objectId: 9001 });
    expect(props.variant).toBe('primary');
  });

  it('does not say that a renewal counts as lost while a renewal deal is open', async () => {
    const view: ScoredView = { ...overdue, renewal: { ...overdue.renewal!, openRenewalDeals: ['77'] } };
    const { waitFor, findByTestId } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(findByTestId(Text, 'next-step').text).toBe('Record the outcome.');
    });
    expect(findByTestId(Text, 'headline').text).toBe('Renewal overdue 37 days (due 15 Oct); one open renewal deal.');
  });

  it('says why the risk is high where only the renewal is overdue, and no more once it is not', async () => {
    const { waitFor, findByTestId } = await renderCard({
      answers: [() => ({ ...overdue, risk: 'high', loyalty: 0.81 })],
    });
    await waitFor(() => {
      expect(textOf(findByTestId(DescriptionListItem, 'fact-loyalty'))).toBe(
        'About 2 in 10 such customers leave. High risk, because the renewal is overdue.',
      );
    });
    const { text, waitFor: wait } = await renderCard({ answers: [() => goingQuiet] });
    await wait(() => {
      expect(text()).toContain('High risk since 14 Nov');
    });
    expect(text()).not.toContain('because the renewal is overdue');
  });

  it('says that nothing was bought in twelve months where there is no contract', async () => {
    const view: ScoredView = { ...nothingLogged, currentAnnualValue: 0, loyaltyTest: 'purchase_within_horizon' };
    const { waitFor, text } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(text()).toContain('Budget unknown, so no gap: ask, then enter it. €0 in the last 12 months.');
    });
    expect(text()).not.toContain('€0 a year now');
  });

  it('speaks of the renewal where keeping in touch falls into an open one', async () => {
    const renewal = { ...healthy.renewal!, openRenewalDeals: ['77'] };
    const { waitFor, findByTestId } = await renderCard({
      answers: [() => ({ ...healthy, renewal, nextAction: 'keep_in_touch' })],
    });
    await waitFor(() => {
      expect(findByTestId(Text, 'next-step').text).toBe('Keep in touch, and close the renewal.');
    });
  });

  it('does not claim renewal-only contact where nobody was talked to at all', async () => {
    const view: ScoredView = { ...goingQuiet, contact: { ...goingQuiet.contact, lastRenewal: null } };
    const { waitFor, text } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(text()).toContain('No conversation for 138 days; usually you talk every 35.');
    });
  });

  it('says that only part of a score is assumption where other drivers speak too', async () => {
    const view: ScoredView = { ...tooEarly, drivers: healthy.drivers, loyalty: healthy.loyalty };
    const { waitFor, text } = await renderCard({ answers: [() => view] });
    await waitFor(() => {
      expect(text()).toContain("92 in 100 is mostly our starting assumption, not this customer's record.");
    });
  });
});
