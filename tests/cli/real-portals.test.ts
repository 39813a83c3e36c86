import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk } from '../support/command-desk.ts';
import { findData } from '../support/data-folder.ts';

interface Scored {
  readonly company: string;
  readonly customerStatus: string;
  readonly segment: 'ideal' | 'uncertain' | 'non_ideal' | null;
  readonly loyalty: number | null;
  readonly reason?: string;
  readonly risk?: string;
  readonly currentAnnualValue?: number;
  readonly wallet?: { readonly amount: number; readonly source: string } | null;
  readonly valueGap?: number | null;
  readonly shareOfWallet?: number | null;
  readonly contactStatus: string;
  readonly credits: readonly { readonly record: string; readonly amount: number }[];
  readonly skipped: readonly unknown[];
}

async function score(folder: string): Promise<readonly Scored[]> {
  const desk = openDesk(new CrmBuilder().build());
  const { code, out, err } = await desk.run('score', '--data', folder, '--as-of', '2014-07-01', '--json');
  expect(code).toBe(0);
  expect(err).toBe('');
  return JSON.parse(out) as readonly Scored[];
}

function expectSegmentsToDivide(scores: readonly Scored[]): void {
  const customers = scores.filter(({ loyalty }) => loyalty !== null);
  for (const segment of ['ideal', 'uncertain', 'non_ideal'] as const) {
    const share = customers.filter((customer) => customer.segment === segment).length / customers.length;
    expect(share, segment).toBeGreaterThanOrEqual(0.05);
    expect(share, segment).toBeLessThanOrEqual(0.75);
  }
}

const portal = findData('gcloud-portal');
describe.skipIf(portal === null)('gcloud-portal', () => {
  const scores = portal === null ? Promise.resolve([]) : score(portal);

  it('has 89 customers', async () => {
    const all = await scores;
    expect(all).toHaveLength(89);
    expect(all.filter(({ loyalty }) => loyalty === null)).toEqual([]);
    expect(all.flatMap(({ skipped }) => skipped)).toEqual([]);
  });

  it('knows 85 wallets, all entered: 50 without a gap, 35 with one, and 7 that spend nothing now', async () => {
    const known = (await scores).filter(({ wallet }) => wallet?.source === 'entered');
    expect(known).toHaveLength(85);
    expect(known.filter(({ shareOfWallet }) => typeof shareOfWallet === 'number')).toHaveLength(85);
    expect(known.filter(({ valueGap }) => valueGap === null)).toHaveLength(50);
    expect(known.filter(({ valueGap }) => typeof valueGap === 'number' && valueGap > 0)).toHaveLength(35);
    expect(known.filter(({ currentAnnualValue }) => currentAnnualValue === 0)).toHaveLength(7);
  });

  it('makes up no wallet for the four of which none is entered', async () => {
    const unknown = (await scores).filter(({ wallet }) => wallet?.source !== 'entered');
    expect(unknown).toHaveLength(4);
    for (const { wallet, valueGap, shareOfWallet } of unknown)
      expect([wallet, valueGap, shareOfWallet]).toEqual([null, null, null]);
  });

  it('calls contact not measurable for all of them', async () => {
    expect(new Set((await scores).map(({ contactStatus }) => contactStatus))).toEqual(new Set(['not_measurable']));
  });

  it('puts between 5 and 75 % of the customers into each segment', async () => {
    expectSegmentsToDivide(await scores);
  });
});

const marketplace = findData('gcloud-marketplace');
describe.skipIf(marketplace === null)('gcloud-marketplace', () => {
  const scores = marketplace === null ? Promise.resolve([]) : score(marketplace);

  it('has 524 companies, of which 523 are customers and one says why it is none', async () => {
    const all = await scores;
    expect(all).toHaveLength(524);
    expect(all.filter(({ loyalty }) => loyalty !== null)).toHaveLength(523);
    expect(all.find(({ loyalty }) => loyalty === null)).toMatchObject({
      customerStatus: 'prospect',
      segment: null,
      reason: 'nothing_paid',
    });
  }, 60_000);

  it('shows each of the 489 credits and zero amounts on its company', async () => {
    const credits = (await scores).flatMap((company) => company.credits);
    expect(credits).toHaveLength(489);
    expect(new Set(credits.map(({ record }) => record)).size).toBe(489);
    expect(credits.every(({ amount }) => amount <= 0)).toBe(true);
  });

  it('puts between 5 and 75 % of the customers into each segment', async () => {
    expectSegmentsToDivide(await scores);
  });
});
