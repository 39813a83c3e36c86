import { MOVER_OPTIONS } from './property-options.ts';
import type { WrittenProperty } from './written-property.ts';

/** What the loyalty programme writes on a company, each while its part is on. */
export const PROGRAMME_PROPERTIES: readonly WrittenProperty[] = [
  {
    name: 'loyalty_goal',
    label: 'Loyalty: goal',
    carries: 'goal',
    format: 'text',
    part: 'goals',
    description: 'The goal that the customer is a member of: Uncertain when it began, to become Ideal by its end.',
  },
  {
    name: 'loyalty_next_milestone',
    label: 'Loyalty: next milestone',
    carries: 'nextMilestone',
    format: 'text',
    part: 'milestones',
    description: 'The next anniversary, renewal or round amount within 60 days, with its day.',
  },
  {
    name: 'loyalty_fit',
    label: 'Loyalty: fit',
    carries: 'fit',
    format: 'score',
    part: 'profile',
    description:
      'Of 100 such companies that become customers, about how many become Ideal. Only for companies that are no customers yet.',
  },
  {
    name: 'loyalty_mover',
    label: 'Loyalty: mover',
    carries: 'mover',
    format: 'choice',
    options: MOVER_OPTIONS,
    part: 'ranking',
    description: 'Whether the customer rose or fell significantly since the last ranking was fixed.',
  },
];
