import type { Filter } from './filters.ts';
import type { Action, CompanyList, Workflow } from './workflow.ts';

/** What an admin builds on the written properties for one purpose; docs/recipes.md tells it step by step. */
export interface Recipe {
  readonly name: string;
  readonly list: CompanyList;
  readonly workflows: readonly Workflow[];
}

/** A gap worth a conversation, in the home currency: an admin sets his own. */
const GAP_WORTH_A_TALK = 20_000;
const REVIEW_DAYS = 14;

const isCustomer: Filter = {
  property: 'loyalty_customer_status',
  is: 'any_of',
  values: ['active', 'renewal_overdue', 'won_back'],
};

function task(title: string, dueInDays: number, priority: 'LOW' | 'MEDIUM' | 'HIGH' = 'MEDIUM'): Action {
  return { kind: 'create_task', title, notes: '{{loyalty_summary}}', dueInDays, priority, forOwner: true };
}

const isQuiet: Filter = { property: 'loyalty_contact_status', is: 'any_of', values: ['overdue', 'never'] };

const QUIET_CUSTOMERS: Recipe = {
  name: 'Quiet customers',
  list: { name: 'Quiet customers', matches: [[isQuiet, isCustomer]] },
  workflows: [
    {
      name: 'Quiet customers: talk again',
      enrolsWhen: [[isQuiet, isCustomer]],
      reEnrolsOn: [isQuiet],
      actions: [task('Talk to {{name}} about anything but the renewal', 7)],
    },
  ],
};

function renewalWithin(days: number): Filter {
  return { property: 'loyalty_renewal_date', is: 'less_than_days_from_now', days };
}

/** One step of the renewal play: a customer that comes in late starts with the step that fits. */
function renewalStep(days: number, until: number, title: string, priority: 'MEDIUM' | 'HIGH'): Workflow {
  const notYet: readonly Filter[] =
    until === 0 ? [] : [{ property: 'loyalty_renewal_date', is: 'more_than_days_from_now', days: until }];
  return {
    name: `Renewal play: ${String(days)} days`,
    enrolsWhen: [[renewalWithin(days), ...notYet]],
    reEnrolsOn: [renewalWithin(days)],
    actions: [task(title, 7, priority)],
  };
}

const RENEWAL_PLAY: Recipe = {
  name: 'Renewal play',
  list: { name: 'Renewals in the next 120 days', matches: [[renewalWithin(120)]] },
  workflows: [
    renewalStep(120, 90, 'Review with {{name}} what they got out of the year', 'MEDIUM'),
    renewalStep(90, 60, 'Agree with {{name}} who decides about the renewal, and on what', 'MEDIUM'),
    renewalStep(60, 0, 'Send {{name}} the renewal proposal', 'HIGH'),
  ],
};

const hasAlert: Filter = { property: 'loyalty_alert_at', is: 'known' };

const WORSENED: Recipe = {
  name: 'Worsened',
  list: {
    name: 'Worsened in the last 30 days',
    matches: [[{ property: 'loyalty_alert_at', is: 'less_than_days_ago', days: 30 }]],
  },
  workflows: [
    {
      name: 'Worsened: act',
      enrolsWhen: [[hasAlert]],
      reEnrolsOn: [hasAlert],
      actions: [
        {
          kind: 'branch',
          on: { filter: { property: 'loyalty_risk', is: 'any_of', values: ['critical'] } },
          then: [task('Call {{name}} today', 1, 'HIGH')],
          otherwise: [task('Book a meeting with {{name}} this week', 5)],
        },
      ],
    },
  ],
};

const wasIdeal: Filter = { property: 'loyalty_previous_segment', is: 'any_of', values: ['ideal'] };
const isIdealNoMore: Filter = { property: 'loyalty_segment', is: 'any_of', values: ['uncertain', 'non_ideal'] };
const byTheCustomer: Filter = { property: 'loyalty_change_reason', is: 'any_of', values: ['customer'] };

function segmentChangedWithin(days: number): Filter {
  return { property: 'loyalty_segment_changed_at', is: 'less_than_days_ago', days };
}

const IDEAL_LOST: Recipe = {
  name: 'Ideal lost',
  list: { name: 'Ideal lost in the last 90 days', matches: [[wasIdeal, isIdealNoMore, segmentChangedWithin(90)]] },
  workflows: [
    {
      name: 'Ideal lost: find out why',
      enrolsWhen: [[wasIdeal, isIdealNoMore, byTheCustomer, segmentChangedWithin(1)]],
      reEnrolsOn: [{ property: 'loyalty_segment_changed_at', is: 'known' }],
      actions: [task('Find out what changed at {{name}}: no longer Ideal', 3, 'HIGH')],
    },
  ],
};

const hasLargeGap: Filter = { property: 'loyalty_value_gap', is: 'greater_than', number: GAP_WORTH_A_TALK };
const growable: readonly Filter[] = [
  hasLargeGap,
  { property: 'loyalty_wallet_source', is: 'any_of', values: ['entered'] },
  { property: 'loyalty_segment', is: 'any_of', values: ['ideal', 'uncertain'] },
  { property: 'loyalty_risk', is: 'any_of', values: ['low', 'watch'] },
];

const GROW: Recipe = {
  name: 'Grow',
  list: { name: 'Room to grow', matches: [growable] },
  workflows: [
    {
      name: 'Grow: plan the next offer',
      enrolsWhen: [growable],
      reEnrolsOn: [hasLargeGap],
      actions: [task('Plan the next offer for {{name}}: {{loyalty_value_gap}} a year open', 14)],
    },
  ],
};

const topWithoutBudget: readonly Filter[] = [
  { property: 'loyalty_value_tier', is: 'any_of', values: ['top_5', 'top_20'] },
  { property: 'loyalty_wallet_source', is: 'any_of', values: ['none', 'estimated'] },
];

const TOP_WITHOUT_BUDGET: Recipe = {
  name: 'Top tier without a budget',
  list: { name: 'Top tier without a budget', matches: [topWithoutBudget] },
  workflows: [
    {
      name: 'Top tier without a budget: ask',
      enrolsWhen: [topWithoutBudget],
      reEnrolsOn: [],
      actions: [task('Ask {{name}} for the annual technology budget, and enter it', 30)],
    },
  ],
};

const isOverridden: Filter = { property: 'loyalty_segment_override', is: 'known' };
const overrideEndsSoon: Filter = {
  property: 'loyalty_override_until',
  is: 'less_than_days_from_now',
  days: REVIEW_DAYS,
};

const OVERRIDE_REVIEW: Recipe = {
  name: 'Override review',
  list: {
    name: 'Segments set by a person: to review',
    matches: [
      [isOverridden, overrideEndsSoon],
      [isOverridden, { property: 'loyalty_override_until', is: 'unknown' }],
    ],
  },
  workflows: [
    {
      name: 'Override review: keep it or let it end',
      enrolsWhen: [[isOverridden, overrideEndsSoon]],
      reEnrolsOn: [overrideEndsSoon],
      actions: [
        task('Does the set segment of {{name}} still hold? It ends on {{loyalty_override_until}}', REVIEW_DAYS - 4),
      ],
    },
  ],
};

const hasLapsed: Filter = { property: 'loyalty_customer_status', is: 'any_of', values: ['lapsed'] };
const lapsedWithoutReason: readonly Filter[] = [hasLapsed, { property: 'loyalty_churn_reason', is: 'unknown' }];

const LAPSED_WITHOUT_REASON: Recipe = {
  name: 'Lapsed without a reason',
  list: { name: 'Lapsed without a reason', matches: [lapsedWithoutReason] },
  workflows: [
    {
      name: 'Lapsed without a reason: ask why',
      enrolsWhen: [lapsedWithoutReason],
      reEnrolsOn: [hasLapsed],
      actions: [task('Ask {{name}} why they left, and enter the reason in their words', 14)],
    },
  ],
};

export const RECIPES: readonly Recipe[] = [
  QUIET_CUSTOMERS,
  RENEWAL_PLAY,
  WORSENED,
  IDEAL_LOST,
  GROW,
  TOP_WITHOUT_BUDGET,
  OVERRIDE_REVIEW,
  LAPSED_WITHOUT_REASON,
];
