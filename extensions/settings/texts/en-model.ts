import { plural } from '../../shared/texts/plural.ts';

/** The model's report card and its versions. */
export const enModel = {
  own: (day: string): string => `The model of your own portal is used, fitted on ${day}.`,
  ownWithoutDay: 'The model of your own portal is used.',
  seed: 'The starting assumptions are used, not a model of your own portal.',
  id: (id: string): string => `Model ${id}`,
  reason: 'Why',
  gate: {
    better: (own: string, seed: string): string =>
      `In the backtest the model of your portal ranked ${own} of 100 pairs rightly, the starting assumptions ${seed}.`,
    alone: (own: string): string => `In the backtest the model of your portal ranked ${own} of 100 pairs rightly.`,
  },
  noBacktest: {
    title: 'Not tested yet',
    about: 'There is too little to test on: forecasts from days in the past are compared with what came after.',
  },
  tested: (cases: string, losses: string): string =>
    `Tested on ${cases} forecasts made from days in the past; ${losses} of them ended in a loss.`,
  scores: {
    title: 'How well it forecast',
    about:
      'A pair is one customer who stayed and one who left. It is ranked rightly where the one who stayed had the higher score; 50 of 100 is chance.',
    method: 'Method',
    pairs: 'Pairs ranked rightly, of 100',
    error: 'Squared error (lower is better)',
    names: {
      portal: 'The model of your portal',
      seed: 'The starting assumptions',
      recency: 'Rule of thumb: when they last bought',
    },
  },
  calibration: {
    title: 'What was expected, and what came',
    about: 'Where both lines lie together, “80 in 100” was true of 80 in 100.',
    expected: 'Expected to stay, in 100',
    observed: 'Stayed, in 100',
    line: 'Line',
    came: 'What came',
    promised: 'As expected',
    cases: 'Forecasts',
    none: 'There are no forecasts to compare.',
  },
  flagged: {
    title: 'Customers it warned of',
    warned: (lost: string, of: string, inHundred: string): string =>
      `Of ${of} it warned of, ${lost} were lost (${inHundred} in 100).`,
    others: (lost: string, of: string, inHundred: string): string =>
      `Of the ${of} others, ${lost} were lost (${inHundred} in 100).`,
    noneWarned: 'It warned of nobody.',
    noneOther: 'It warned of everybody.',
  },
  versions: {
    title: 'Versions',
    none: 'No model is kept yet.',
    about: (count: number, text: string): string => `${text} ${plural(count, 'model is', 'models are')} kept.`,
    id: 'Model',
    fitted: 'Fitted on',
    kept: 'Kept',
    kind: 'Kind',
    own: 'Own portal',
    seed: 'Starting assumptions',
    inUse: 'in use',
    reason: 'Why',
  },
};
