import { useState } from 'react';
import { Button, Text } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import { goingQuiet, healthy, healthyProperties, tooEarly } from './fixtures.ts';
import { renderCard, textOf } from './render-card.tsx';

type Properties = Readonly<Record<string, string | null>>;

/** The card, and a way to change what stands on the record under it. */
async function renderOnRecord(...answers: (() => unknown)[]) {
  const readers = new Set<(properties: Properties) => void>();
  const useRecord = () => {
    const [properties, setProperties] = useState<Properties>(healthyProperties);
    readers.add(setProperties);
    return {
      properties: { ...properties },
      error: null,
      isLoading: false,
      isRefetching: false,
      refetch: async () => {},
    };
  };
  const card = await renderCard({ readRecord: useRecord, answers: [() => healthy, ...answers] });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });
  return {
    ...card,
    change: (changes: Properties) => {
      for (const read of readers) read({ ...healthyProperties, ...changes });
    },
  };
}

describe('a card whose record changes under it', () => {
  it('shows what another card had worked out, without a wait in between', async () => {
    const card = await renderOnRecord(() => goingQuiet);
    const headlines = new Set<string>();
    card.change({ loyalty_risk: 'high', loyalty_score: '61' });
    await card.waitFor(() => {
      headlines.add(card.findByTestId(Text, 'headline').text ?? '');
      expect(card.findByTestId(Text, 'headline').text).toBe('High risk since 14 Nov (was Watch).');
    });
    expect([...headlines]).toEqual(['Ideal, low risk.', 'High risk since 14 Nov (was Watch).']);
    expect(card.serverless.mock.lastCall?.[1]).toMatchObject({ parameters: { action: 'show' } });
  });

  it('takes up a budget that a person edited among the properties', async () => {
    const wallet = { ...healthy.wallet!, amount: 90_000 };
    const card = await renderOnRecord(() => ({ ...healthy, wallet, valueGap: 42_000, shareOfWallet: 0.533 }));
    card.change({ loyalty_annual_budget: '90000' });
    await card.waitFor(() => {
      expect(card.text()).toContain('€48,000 of a €90,000 budget');
    });
  });

  it('asks again once the service has taken up the budget, where its first answer did not know it yet', async () => {
    const wallet = { ...healthy.wallet!, amount: 90_000 };
    const card = await renderOnRecord(
      () => healthy,
      () => ({ ...healthy, wallet, valueGap: 42_000, shareOfWallet: 0.533 }),
    );
    card.change({ loyalty_annual_budget: '90000' });
    await card.waitFor(() => {
      expect(card.serverless).toHaveBeenCalledTimes(2);
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    card.change({ loyalty_annual_budget: '90000', loyalty_value_gap: '42000' });
    await card.waitFor(() => {
      expect(card.text()).toContain('€48,000 of a €90,000 budget');
    });
  });

  it('takes up a conversation that was published, also where segment, risk and score stay', async () => {
    const talked = { record: '702', kind: 'meeting', date: '2026-11-20', because: 'no renewal word in its subject' };
    const contact = { ...healthy.contact, lastNonRenewal: talked, daysSinceNonRenewal: 1 };
    const card = await renderOnRecord(() => ({ ...healthy, contact }));
    card.change({ loyalty_last_non_renewal_contact: '2026-11-20' });
    await card.waitFor(() => {
      expect(card.text()).toContain('Last conversation not about renewal: meeting, 20 Nov, 1 day ago.');
    });
  });

  it('asks nothing where the change is what it shows already', async () => {
    const card = await renderOnRecord();
    card.change({ loyalty_score: '92.2', loyalty_scored_at: '2026-11-21T08:30:00.000Z' });
    await card.waitFor(() => {
      expect(textOf(card.findByTestId(Text, 'as-of'))).toBe('As of 21 Nov 2026, as on the record.');
    });
    expect(card.serverless).toHaveBeenCalledTimes(1);
  });

  it('asks once for one change, also where the answer still differs', async () => {
    const card = await renderOnRecord(
      () => tooEarly,
      () => tooEarly,
    );
    card.change({ loyalty_score: '50' });
    await vi.waitFor(() => {
      expect(card.findByTestId(Text, 'headline').text).toContain('Too early');
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(card.serverless).toHaveBeenCalledTimes(2);
  });
});
