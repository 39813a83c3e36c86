import type { GroupView, PortfolioView } from '../../operations/describe/describe-portfolio.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { showRisk } from './show-value.ts';
import { plainTable, shownName } from './table.ts';

const HEAD = [
  'Head',
  'Name',
  'Companies',
  'Customers',
  'Lifetime value',
  'Now a year',
  'Value gap',
  'At risk',
] as const;

/** Groups of companies for a manager to read. @param money shows an amount */
export function groupsText({ groups }: PortfolioView, money: (amount: number) => string): string {
  if (groups.length === 0) return 'No company with customers names another one as its parent.';
  const table = plainTable(
    [...HEAD, 'Most at risk', 'Last contact not about a renewal'],
    ['Companies', 'Customers', 'Lifetime value', 'Now a year', 'Value gap', 'At risk'],
  );
  for (const group of groups) {
    table.push([
      group.headId,
      shownName(group.name),
      String(group.companies),
      String(group.customers),
      money(group.lifetimeValue),
      money(group.currentAnnualValue),
      gapText(group, money),
      money(group.valueAtRisk),
      group.mostAtRisk === null ? '--' : `${group.mostAtRisk.companyId} (${showRisk(group.mostAtRisk.risk)})`,
      group.lastNonRenewalTouchOn === null ? 'never' : formatIsoDay(group.lastNonRenewalTouchOn),
    ]);
  }
  return `${table.toString()}\nEvery purchase is credited to one company, so that nothing is counted twice; influence is left out.`;
}

function gapText({ valueGap, gapUnknown, customers }: GroupView, money: (amount: number) => string): string {
  if (valueGap === null) return 'not known';
  return gapUnknown === 0 ? money(valueGap) : `${money(valueGap)} of ${customers - gapUnknown} of ${customers}`;
}
