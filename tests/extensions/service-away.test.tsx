import { Alert, Button, Panel, Text } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import type { PublishedOnlyView } from '../../extensions/shared/card-view.ts';
import { healthy, healthyProperties, serviceAway } from './fixtures.ts';
import { renderCard, textOf } from './render-card.tsx';

const withFacts: PublishedOnlyView = {
  ...serviceAway,
  facts: {
    contact: {
      ...healthy.contact,
      lastNonRenewal: { record: '709', kind: 'call', date: '2026-11-19', because: 'no renewal word in its subject' },
      daysSinceNonRenewal: 2,
    },
    purchases: healthy.purchases,
    skipped: [],
  },
};

async function renderAway(locale: string) {
  const card = await renderCard({ locale, properties: healthyProperties, answers: [() => withFacts] });
  await card.waitFor(() => {
    expect(card.find(Alert)).toBeDefined();
  });
  return card;
}

describe('the card while the service is away', () => {
  it.each([
    ['en-gb', 'the service has not answered since', 'What the record says now'],
    ['de-de', 'der Dienst hat seither nicht geantwortet', 'Was der Datensatz jetzt sagt'],
  ])('says so, and offers the facts of the record, in %s', async (locale, says, offers) => {
    const { find, findByTestId } = await renderAway(locale);
    expect(find(Alert).props.title).toContain(says);
    expect(findByTestId(Button, 'facts').text).toBe(offers);
  });

  it('counts the contact clock by what the record says now, and the score as it was published', async () => {
    const { text, findByTestId } = await renderAway('en-gb');
    expect(findByTestId(Text, 'headline').text).toBe('Ideal, low risk.');
    expect(text()).toContain('19 Nov, 2 days ago');
    expect(text()).not.toContain('10 Oct');
  });

  it('offers neither the working out nor an entry, which nobody could take', async () => {
    const { maybeFindByTestId, findByTestId } = await renderAway('en-gb');
    expect(maybeFindByTestId(Button, 'how')).toBeNull();
    expect(maybeFindByTestId(Button, 'enter-budget')).toBeNull();
    const { overlay } = findByTestId(Button, 'facts').props;
    expect(overlay).toBeDefined();
  });

  it('shows the purchases behind the facts', async () => {
    const { findAll } = await renderAway('en-gb');
    const panels = findAll(Panel);
    expect(panels.map((panel) => panel.props.id)).toContain('loyalty-facts');
    expect(panels.map(textOf).join(' ')).toContain(healthy.purchases[0]?.name ?? 'a purchase');
    vi.unstubAllGlobals();
  });
});
