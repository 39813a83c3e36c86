import { Text } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { readPublished } from '../../extensions/cards/sentences/read-published.ts';
import { toScore } from '../../extensions/shared/rounding.ts';
import { PROPERTY_DEFINITIONS } from '../../src/hubspot/properties/property-definitions.ts';
import { toProperties } from '../../src/hubspot/properties/to-properties.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import { parseIsoDay } from '../../src/scoring/day.ts';
import { PUBLISHED } from '../support/published-values.ts';
import { renderCard } from './render-card.tsx';

const written: PublishedValues = {
  ...PUBLISHED,
  segment: 'uncertain',
  segmentComputed: 'uncertain',
  previousSegment: 'ideal',
  segmentChangedAt: '2026-11-14T03:00:00.000Z',
  score: 71.3,
  risk: 'watch',
  previousRisk: 'low',
  riskChangedAt: '2026-11-14T03:00:00.000Z',
  changeReason: 'customer',
  renewalDate: parseIsoDay('2027-02-28'),
  contactStatus: 'due',
  lastNonRenewalContact: parseIsoDay('2026-09-21'),
  lifetimeValue: 99_000.5,
  currentAnnualValue: 20_000,
  valueAtRisk: 4_300,
  valueGap: 30_000,
  walletSource: 'estimated',
  budgetDated: null,
  valueTier: 'middle',
  nextAction: 'book_meeting',
  summary: 'A sentence.',
  scoredAt: '2026-11-21T02:00:00.000Z',
  model: 'seed-1/default-1',
};

describe('the card and the written properties', () => {
  it('asks only for properties that the app creates', async () => {
    const { mocks } = await renderCard({});
    const asked = mocks.useCrmProperties.calls[0]?.[0] ?? [];
    const known = new Set(PROPERTY_DEFINITIONS.map((definition) => definition.name));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('reads every value the way it was written', () => {
    expect(readPublished(toProperties(written), '2026-11-21', 'Europe/Berlin')).toMatchObject({
      kind: 'scored',
      scoredOn: '2026-11-21',
      summary: {
        segment: 'uncertain',
        previousSegment: 'ideal',
        segmentChangedOn: '2026-11-14',
        status: 'active',
        score: 71.3,
        evidence: 'some',
        risk: 'watch',
        previousRisk: 'low',
        renewal: { date: '2027-02-28', days: 99 },
        contact: { status: 'due', last: { date: '2026-09-21', days: 61 } },
        value: { annual: 20_000, gap: 30_000, share: 0.4, wallet: { amount: 50_000, source: 'estimated' } },
        lifetime: { value: 99_000.5 },
        nextAction: 'book_meeting',
      },
    });
  });

  it('says them as the details would', async () => {
    const { firstPaint } = await renderCard({ properties: toProperties(written) });
    expect(firstPaint.find(Text, { testId: 'headline' }).text).toBe(
      'Uncertain since 14 Nov (was Ideal), risk to watch since 14 Nov (was Low).',
    );
  });

  it.each([0.9249, 0.8855, 0.71349, 0.005])('rounds a loyalty of %d as it is written', (loyalty) => {
    expect(String(toScore(loyalty))).toBe(toProperties({ ...written, score: loyalty * 100 }).loyalty_score);
  });
});
