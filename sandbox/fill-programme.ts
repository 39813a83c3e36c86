import type { Account } from '../src/accounts/account.ts';
import { enterExchange } from '../src/operations/programme/roadmap/enter-exchange.ts';
import { setGoal } from '../src/operations/programme/goals/set-goal.ts';
import type { PortfolioRow } from '../src/operations/ports/portfolio-store.ts';
import type { NewActivity } from '../src/operations/ports/programme-entries.ts';
import { PROGRAMME_PARTS } from '../src/operations/settings/portal-settings.ts';
import type { Segment } from '../src/scoring/types.ts';

/** Runs the account, and began the programme. */
const BY = 'Noor Haddad';
const GOAL_DAYS = 210;
const USUAL_COSTS = { recognition: 250, training: 1_200, personal_offer: 400, survey: 60 };

/** What was done and is planned, by days from today, for the customers of a segment in the order of their lifetime value. */
const ACTIVITIES = [
  { segment: 'ideal', kind: 'recognition', days: -160, note: 'Award at the user day' },
  { segment: 'ideal', kind: 'advisory_board', days: -150, note: 'Spring meeting of the board' },
  { segment: 'ideal', kind: 'early_access', days: -130, note: 'Beta of the new planner' },
  { segment: 'ideal', kind: 'recognition', days: 12, note: 'Customer story' },
  { segment: 'uncertain', kind: 'training', days: -140, note: 'Two days for new users' },
  { segment: 'uncertain', kind: 'training', days: -120, note: '' },
  { segment: 'uncertain', kind: 'survey', days: -110, note: 'Asked what they miss' },
  { segment: 'uncertain', kind: 'training', days: 9, note: 'For the new team in the warehouse' },
  { segment: 'uncertain', kind: 'personal_offer', days: 20, note: '' },
] as const;

const EXCHANGES = [
  { theirs: 'One system for all sites', byYear: 4, ours: 'Offline mode, and an interface to their warehouse' },
  { theirs: 'Half of the orders without a phone call', byYear: 3, ours: '' },
] as const;

/** All parts on, as an admin would switch them on before the first night. */
export async function switchProgrammeOn({ store }: Pick<Account, 'store'>): Promise<void> {
  await store.runs.writeSetting({
    name: 'programme',
    value: { parts: Object.fromEntries(PROGRAMME_PARTS.map((part) => [part, true])), usualCosts: USUAL_COSTS },
    setBy: BY,
    why: 'The loyalty programme begins',
  });
}

/** A goal, some activities and two exchanges of plans: what people would have entered after the first night. */
export async function enterProgramme(account: Account): Promise<void> {
  const { store, today } = account;
  const [ideal, uncertain] = await Promise.all([bestOf(account, 'ideal'), bestOf(account, 'uncertain')]);
  const customers = { ideal, uncertain };
  // A portal without anybody Uncertain has no goal to set.
  await setGoal(
    store,
    {
      key: 'demo-goal',
      name: 'More Ideal by next summer',
      endsOn: today() + GOAL_DAYS,
      target: { kind: 'share', share: 0.15 },
      by: BY,
    },
    today(),
  );
  for (const [index, { segment, kind, days, note }] of ACTIVITIES.entries()) {
    const customer = customers[segment][index % Math.max(1, customers[segment].length)];
    if (customer !== undefined)
      await store.programmeEntries.enterActivity(toActivity(index, customer, kind, days, note));
  }
  for (const [index, exchange] of EXCHANGES.entries()) {
    const companyId = ideal[index]?.companyId;
    if (companyId === undefined) continue;
    const byYear = account.now().getUTCFullYear() + exchange.byYear;
    await enterExchange(account, { ...exchange, key: `demo-exchange-${String(index)}`, companyId, byYear, by: BY });
  }

  function toActivity(
    index: number,
    { companyId }: PortfolioRow,
    kind: (typeof ACTIVITIES)[number]['kind'],
    days: number,
    note: string,
  ): NewActivity {
    return {
      key: `demo-activity-${String(index)}`,
      ...{ companyId, kind, day: today() + days, cost: costOf(kind), note, isDone: days < 0, by: BY },
      beneficiary: { kind: 'company' },
      wantsTask: days > 0,
    };
  }
}

function costOf(kind: string): number {
  return Object.entries(USUAL_COSTS).find(([name]) => name === kind)?.[1] ?? 0;
}

async function bestOf({ store }: Account, segment: Segment): Promise<readonly PortfolioRow[]> {
  const { rows } = await store.portfolio.listRows({
    filter: { segments: [segment] },
    sort: 'lifetimeValue',
    descending: true,
    offset: 0,
    limit: 20,
  });
  return rows;
}
