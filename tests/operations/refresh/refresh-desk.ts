import { refreshCompanies, type RefreshOutcome } from '../../../src/operations/refresh/refresh-companies.ts';
import type { RescoreWorld } from '../../../src/operations/rescore/world.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

export const CUSTOMERS: readonly CompanyHistory[] = Array.from({ length: 30 }, (_, index) =>
  companyHistory({
    companyId: String(index + 1),
    deals: [
      wonDeal({ id: `${index}-1`, on: '2023-12-01', amount: 1000 * (index + 1), termMonths: 12 }),
      wonRenewal({ id: `${index}-2`, on: '2024-12-01', amount: 1000 * (index + 1), termMonths: 12 }),
      wonRenewal({ id: `${index}-3`, on: '2025-12-01', amount: 1000 * (index + 1), termMonths: 12 }),
    ],
  }),
);

export function refresh(
  desk: RescoreDesk,
  ids: readonly string[],
  world: RescoreWorld = desk.world,
): Promise<RefreshOutcome> {
  return refreshCompanies(world, { asOf: day(desk.today), model: SEED_MODEL, policy: null }, ids);
}

export function buys(desk: RescoreDesk, companyId: string, amount = 500_000): void {
  desk.histories = desk.histories.map((history) =>
    history.companyId === companyId
      ? { ...history, deals: [...history.deals, wonDeal({ id: `new ${amount}`, on: desk.today, amount })] }
      : history,
  );
}

export async function scoredDesk(wrap?: (world: RescoreWorld) => RescoreWorld): Promise<RescoreDesk> {
  const desk = openRescoreDesk(CUSTOMERS, wrap);
  await desk.run();
  return desk;
}

export function of(outcome: RefreshOutcome, companyId: string): unknown {
  if (outcome.kind !== 'refreshed') throw new Error(`expected a refresh, got ${outcome.kind}`);
  return outcome.companies.get(companyId);
}
