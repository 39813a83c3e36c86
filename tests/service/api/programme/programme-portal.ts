import type { CompanyHistory } from '../../../../src/scoring/types.ts';
import { PROGRAMME_PARTS, type ProgrammePart } from '../../../../src/operations/settings/portal-settings.ts';
import type { PortalStore } from '../../../../src/operations/ports/portal-store.ts';
import { companyHistory, meeting, wonDeal, wonRenewal } from '../../../support/histories.ts';
import { simulateContractPortal } from '../../../support/simulated-portal.ts';

export const REP = '501';
/** Owned by nobody's team but their own. */
export const OWN = ['1000', '1001', '1002', '7001'];

/** Who brought another one, and on whom a competitor is known; both have been customers for five years soon. */
const REFERRER = companyHistory({
  companyId: '7001',
  name: 'Referrer',
  ownerId: '31',
  industry: 'Software',
  employees: 100,
  deals: [
    wonDeal({ id: '7001-0', on: '2021-12-20', amount: 90_000, termMonths: 12 }),
    ...['2022', '2023', '2024', '2025'].map((year) =>
      wonRenewal({ id: `7001-${year}`, on: `${year}-12-20`, amount: 90_000, termMonths: 12 }),
    ),
  ],
  activities: [meeting({ on: '2026-11-02' }), meeting({ on: '2026-08-02' })],
  entered: { knownCompetitor: 'Rival' },
  referred: [
    { dealId: '9-1', companyId: '1003', day: 20_500, amount: 40_000 },
    { dealId: '9-2', companyId: '1004', day: 20_600, amount: 8_000 },
  ],
});

/** It says that it brought one of the same companies. */
const SECOND_REFERRER = companyHistory({
  companyId: '7002',
  name: 'Second referrer',
  deals: [wonDeal({ id: '7002-0', on: '2025-06-20', amount: 9_000, termMonths: 12 })],
  referred: [{ dealId: '9-2', companyId: '1004', day: 20_600, amount: 8_000 }],
});

const PROSPECTS = ['8001', '8002'].map((companyId) =>
  companyHistory({ companyId, name: `Prospect ${companyId}`, industry: 'Software', employees: 100 }),
);

export function programmePortal(customers: number): readonly CompanyHistory[] {
  const simulated = simulateContractPortal({
    ...{ customers, seed: 7, renewalWithoutMeeting: 0.6, renewalWithMeeting: 0.95 },
  }).map((history) => ({ ...history, ownerId: OWN.includes(history.companyId) ? '31' : '32' }));
  return [...simulated, REFERRER, SECOND_REFERRER, ...PROSPECTS];
}

export async function switchOn({ runs }: Pick<PortalStore, 'runs'>, on: readonly ProgrammePart[]): Promise<void> {
  const parts = Object.fromEntries(PROGRAMME_PARTS.map((part) => [part, on.includes(part)]));
  await runs.writeSetting({ name: 'programme', value: { parts, usualCosts: {} }, setBy: 'A. Kaya', why: 'to try it' });
}
