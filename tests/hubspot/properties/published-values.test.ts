import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crmRecordSchema } from '../../../src/hubspot/records/crm-record.ts';
import { parsePublished } from '../../../src/hubspot/properties/parse-published.ts';
import { toProperties } from '../../../src/hubspot/properties/to-properties.ts';
import { anyPublishedValues, PUBLISHED } from '../../support/published-values.ts';

function throughHubSpot(properties: Readonly<Record<string, string>>) {
  return parsePublished(crmRecordSchema.parse({ id: '1', properties }).properties);
}

describe('published values', () => {
  it('come back from HubSpot as they were written, at published precision', () => {
    fc.assert(
      fc.property(anyPublishedValues, (values) => {
        expect(throughHubSpot(toProperties(values))).toEqual(values);
      }),
    );
  });

  it('are rounded: the score to a tenth, amounts to the cent, the share to a hundredth of a per cent', () => {
    const properties = toProperties({
      ...PUBLISHED,
      score: 84.1999,
      lifetimeValue: 10.005,
      valueGap: -0.001,
      shareOfWallet: 1 / 3,
    });
    expect(properties).toMatchObject({
      loyalty_score: '84.2',
      loyalty_lifetime_value: '10.01',
      loyalty_value_gap: '0',
      loyalty_share_of_wallet: '0.3333',
    });
  });

  it('write days as dates and instants in UTC', () => {
    expect(toProperties(PUBLISHED)).toMatchObject({
      loyalty_renewal_date: '2026-02-28',
      loyalty_scored_at: '2026-11-20T02:00:00.000Z',
      loyalty_previous_segment: '',
    });
  });

  it('read instants that HubSpot gives as milliseconds', () => {
    const properties = { ...toProperties(PUBLISHED), loyalty_scored_at: String(Date.UTC(2026, 10, 20, 2)) };
    expect(throughHubSpot(properties)?.scoredAt).toBe('2026-11-20T02:00:00.000Z');
  });

  it('are null where nothing was ever published', () => {
    expect(throughHubSpot({ name: 'Ada AG', loyalty_annual_budget: '5' })).toBeNull();
  });

  it('count as empty where somebody typed something else over them', () => {
    const properties = {
      ...toProperties(PUBLISHED),
      loyalty_risk: 'enormous',
      loyalty_score: 'high',
      loyalty_segment: 'gold',
    };
    expect(throughHubSpot(properties)).toEqual({ ...PUBLISHED, risk: null, score: null, segment: 'not_scored' });
  });
});
