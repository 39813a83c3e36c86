import { plural } from './plural.ts';

/** How the score went, in the panel. */
export const enHistory = {
  title: 'How the score went',
  loading: 'Reading how the score went',
  none: 'No history yet: it begins when the service first scores this customer.',
  noService: 'There is no history here: only the service keeps one, and this app runs without it.',
  day: 'Day',
  score: 'Loyalty score',
  /** Name of a stretch of the line: the days on which one model and one policy scored. */
  stretch: (day: string): string => `From ${day}`,
  breaks: (count: number): string =>
    `The line breaks ${plural(count, 'once', `${count} times`)}, where the model or the policy changed: scores before and after are not of one measure.`,
  cause: 'What it came from',
  notScored: 'not scored',
  newModel: (model: string): string => `new model ${model}`,
  newPolicy: (policy: string): string => `new policy ${policy}`,
  /** In the middle of a sentence. */
  causes: {
    customer: 'what the customer did',
    data: 'new or corrected data',
    policy: 'a change of the scoring policy',
    model: 'a new model',
    person: 'a person decided',
    first: 'first scoring',
    backfill: 'worked out later, with what was known on the day',
    merge: 'two records were merged',
  },
};
