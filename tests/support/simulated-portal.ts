import { addMonths, formatIsoDay } from '../../src/scoring/day.ts';
import type { Activity, CompanyHistory, Day, Deal } from '../../src/scoring/types.ts';
import { companyHistory, day, lostRenewal, meeting, wonDeal, wonRenewal } from './histories.ts';
import { seededRandom } from './seeded-random.ts';

export interface SimulatedPortal {
  readonly customers: number;
  readonly seed: number;
  /** Probability that a renewal is made by a customer whom the vendor did not meet in the half year before. */
  readonly renewalWithoutMeeting: number;
  /** The same for one whom it met. */
  readonly renewalWithMeeting: number;
}

export const SIMULATED_UNTIL = day('2026-11-21');
const YEARS = 6;

/** Customers with yearly contracts, half of whose terms see meetings; whether that matters is the caller's to say. */
export function simulateContractPortal(portal: SimulatedPortal): readonly CompanyHistory[] {
  const random = seededRandom(portal.seed);
  // The first numbers of a linear congruential generator are close for close seeds.
  for (let draw = 0; draw < 20; draw += 1) random();
  return Array.from({ length: portal.customers }, (_, index) => simulateCustomer(String(1000 + index), random, portal));
}

function simulateCustomer(companyId: string, random: () => number, portal: SimulatedPortal): CompanyHistory {
  const deals: Deal[] = [];
  const activities: Activity[] = [];
  let start: Day = SIMULATED_UNTIL - Math.floor(random() * YEARS * 365);
  deals.push(
    wonDeal({
      id: `${companyId}-0`,
      on: formatIsoDay(start),
      amount: 1000 + Math.floor(random() * 9000),
      termMonths: 12,
    }),
  );
  // Logged for everybody, so that contact can be measured.
  activities.push(meeting({ id: `${companyId}-kickoff`, on: formatIsoDay(start) }));
  for (let term = 1; ; term += 1) {
    const due = addMonths(start, 12);
    const isMet = random() < 0.5;
    const meetings = isMet ? [150, 90, 30] : [];
    for (const before of meetings) {
      const on = due - before - Math.floor(random() * 20);
      if (on <= SIMULATED_UNTIL) activities.push(meeting({ id: `${companyId}-${String(on)}`, on: formatIsoDay(on) }));
    }
    if (due > SIMULATED_UNTIL) break;
    const on = formatIsoDay(due);
    if (random() >= (isMet ? portal.renewalWithMeeting : portal.renewalWithoutMeeting)) {
      deals.push(lostRenewal({ id: `${companyId}-${String(term)}`, on }));
      break;
    }
    deals.push(wonRenewal({ id: `${companyId}-${String(term)}`, on, amount: 5000, termMonths: 12 }));
    start = due;
  }
  return companyHistory({
    companyId,
    name: `Customer ${companyId}`,
    industry: 'Software',
    employees: 100,
    deals,
    activities,
  });
}

/** Customers without a contract who buy at a rate of their own and drop out at one. */
export function simulateRepeatPortal(customers: number, seed: number): readonly CompanyHistory[] {
  const random = seededRandom(seed);
  for (let draw = 0; draw < 20; draw += 1) random();
  return Array.from({ length: customers }, (_, index) => {
    const companyId = String(5000 + index);
    const gapDays = 40 + 400 * random() ** 2;
    const leaving = 0.05 + 0.3 * random();
    const deals: Deal[] = [];
    let on = SIMULATED_UNTIL - Math.floor(random() * 5 * 365);
    for (let purchase = 0; on <= SIMULATED_UNTIL; purchase += 1) {
      deals.push(
        wonDeal({
          id: `${companyId}-${String(purchase)}`,
          on: formatIsoDay(on),
          amount: Math.round(500 + 5000 * random()),
        }),
      );
      if (random() < leaving) break;
      on += Math.max(1, Math.round(-Math.log(random()) * gapDays));
    }
    return companyHistory({ companyId, name: `Buyer ${companyId}`, deals });
  });
}
