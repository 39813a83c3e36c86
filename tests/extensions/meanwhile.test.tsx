import { Button, DescriptionListItem, Flex, Modal, Text } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import type { ScoredView } from '../../extensions/shared/card-view.ts';
import { healthy, healthyProperties, nothingLogged } from './fixtures.ts';
import { never, renderCard } from './render-card.tsx';

const silentFor = (days: number): ScoredView => ({
  ...healthy,
  contact: { ...healthy.contact, status: days > 90 ? 'overdue' : 'due', daysSinceNonRenewal: days },
});

/** What stands behind "What happens in that time?"; null where there is no such question. */
async function meanwhileOf(view: ScoredView, locale = 'en-gb') {
  const card = await renderCard({ locale, answers: [() => view] });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });
  const button = card.findByTestId(DescriptionListItem, 'fact-contact').maybeFind(Button, { testId: 'meanwhile' });
  if (button === null) return null;
  const modal = card.find(Modal, { id: 'loyalty-meanwhile' });
  return {
    asked: button.text,
    title: modal.props.title,
    sentences: card
      .findByTestId(Flex, 'meanwhile-sentences')
      .findAll(Text)
      .map(({ text }) => text),
    context: modal.findAll(Text, { variant: 'microcopy' }).map(({ text }) => text),
  };
}

describe('what happens while we are silent', () => {
  it('is asked beside the contact clock, and answered behind one click with year and sample size', async () => {
    const meanwhile = await meanwhileOf(silentFor(400));
    expect(meanwhile?.asked).toContain('What happens in that time?');
    expect(meanwhile?.title).toBe('What happens in that time?');
    expect(meanwhile?.sentences).toHaveLength(3);
    for (const sentence of meanwhile?.sentences ?? [])
      expect(sentence).toMatch(/^Of about 200 IT decision makers asked in 2013, .*\.$/);
    expect(meanwhile?.context).toEqual([
      'This is an old and small survey, shown as context. It says nothing about this customer and is in no score.',
    ]);
  });

  it.each([
    [0, []],
    [29, []],
    [30, ['52 in 100']],
    [90, ['52 in 100']],
    [91, ['52 in 100', '42 in 100']],
    [364, ['52 in 100', '42 in 100']],
    [365, ['52 in 100', '42 in 100', '69 in 100']],
  ])('after %d days of silence says only what holds for so long: %j', async (days, figures) => {
    const sentences = (await meanwhileOf(silentFor(days)))?.sentences ?? [];
    expect(sentences).toHaveLength(figures.length);
    figures.forEach((figure, index) => {
      expect(sentences[index]).toContain(figure);
    });
  });

  it('says it in German to a German reader', async () => {
    const meanwhile = await meanwhileOf(silentFor(400), 'de-de');
    expect(meanwhile?.title).toBe('Was geschieht in dieser Zeit?');
    expect(meanwhile?.sentences).toHaveLength(3);
    for (const sentence of meanwhile?.sentences ?? [])
      expect(sentence).toMatch(/^Von etwa 200 IT-Entscheidern, die 2013 befragt wurden, .*\.$/);
  });

  it('is not asked where silence cannot be told from missing logging, or nobody knows how long it is', async () => {
    expect(await meanwhileOf(nothingLogged)).toBeNull();
    const never = { ...healthy.contact, status: 'never', lastNonRenewal: null, daysSinceNonRenewal: null } as const;
    expect(await meanwhileOf({ ...healthy, contact: never })).toBeNull();
  });

  it('is asked of the published values too', async () => {
    const properties = { ...healthyProperties, loyalty_last_non_renewal_contact: '2025-01-10' };
    const card = await renderCard({ properties, answers: [never] });
    expect(card.findByTestId(Flex, 'meanwhile-sentences').findAll(Text)).toHaveLength(3);
  });
});
