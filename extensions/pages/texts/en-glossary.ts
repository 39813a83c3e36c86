/** What the words of the page mean: the word, and one or two sentences. */
export const enGlossary: {
  readonly button: string;
  readonly title: string;
  readonly words: readonly (readonly [word: string, meaning: string])[];
} = {
  button: 'What the words mean',
  title: 'What the words mean',
  words: [
    ['Score', 'How many of 100 such customers make their next renewal, or buy again. Higher is better.'],
    [
      'Risk',
      'How likely a customer is to leave: low below 15 in 100, watch below 30, high below 50, else critical. A change against their own habits raises it one level; an overdue renewal is at least high. Your policy may set other limits.',
    ],
    ['Value at risk', 'The margin of the next twelve months times the chance of losing it.'],
    ['Lifetime value', "What a customer brings from now on, less costs, in today's money."],
    [
      'Influence',
      "What others bought on a customer's recommendation. It stands apart: it is in the value of those who bought.",
    ],
    [
      'Value a year',
      "The contracts in force, a year's worth; without a contract, purchases less credits of the last twelve months.",
    ],
    [
      'Value gap',
      "The customer's yearly budget for what we sell, less what they spend with us. Without a known budget there is no gap.",
    ],
    [
      'Segment',
      'Ideal: very likely to reach the ideal lifetime value, and loyal. Not a fit now: very unlikely to, or lapsed, or at a loss. Uncertain: between the two.',
    ],
    [
      'Contact',
      'Days since we last talked about anything but the renewal. Not measurable: nothing is logged, which may be missing logging and not silence.',
    ],
    ['Only about the renewal', 'Every conversation that counted in the last 24 months was about the renewal.'],
    [
      'Retention',
      'Logo: of 100 customers at the start, how many are still there. Gross: of their value, how much is left, growth not counted. Net: with growth counted.',
    ],
  ],
};
