import type { CrmOwner } from '../../../src/operations/ports/crm-desk.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, meeting, wonDeal, wonRenewal } from '../../support/histories.ts';

/** Owners of every portal have the same ids: only the portal tells them apart. */
export const OWNER_IDS = ['1', '2', '3', '4'] as const;
export const ADMIN = '900';

export function owner(id: string, teamIds: readonly string[]): CrmOwner {
  const teams = teamIds.map((teamId) => ({ id: teamId, name: `Team ${teamId}` }));
  return { id, name: `Owner ${id}`, email: `owner${id}@example.com`, userId: `80${id}`, isActive: true, teams };
}

/** Owners 1 and 2 are a team; 3 and 4 are alone. */
export const OWNERS = [owner('1', ['north']), owner('2', ['north', 'key']), owner('3', []), owner('4', ['south'])];
/** One of the customers of a portal: they differ in owner, amount and contact. */
export function customer(portalId: string, index: number): CompanyHistory {
  const companyId = `${portalId}${String(100 + index)}`;
  const amount = 5_000 + 1_000 * index;
  return companyHistory({
    ...{ companyId, name: `Company ${companyId}`, industry: index % 2 === 0 ? 'RETAIL' : 'BANKING' },
    ownerId: index % 5 === 4 ? null : (OWNER_IDS[index % 5] ?? null),
    deals: [
      wonDeal({ id: `${companyId}1`, on: '2024-12-01', amount, termMonths: 12 }),
      wonRenewal({ id: `${companyId}2`, on: '2025-12-01', amount, termMonths: 12 }),
    ],
    activities: index % 3 === 0 ? [] : [meeting({ id: `${companyId}7`, on: '2026-10-10' })],
    contactIds: ['301'],
  });
}

/** The setting by which people see their own customers and those of their teams. */
export function ownOnly() {
  return { name: 'access', value: { portfolio: 'own', admins: [ADMIN] }, setBy: 'test', why: 'narrow' };
}
