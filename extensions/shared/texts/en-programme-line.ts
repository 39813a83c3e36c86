import { plural } from './plural.ts';

/** What the card says of the loyalty programme, in one line. */
export const enProgrammeLine = {
  goal: (name: string): string => `In the goal “${name}”`,
  rank: (rank: string, of: string): string => `place ${rank} of ${of}`,
  milestones: {
    anniversary: (years: string): string => `${years} ${plural(Number(years), 'year', 'years')} a customer`,
    renewal: (number: string): string => `renewal no. ${number}`,
    spend: (amount: string): string => `${amount} spent in all`,
    lifetime_value: (amount: string): string => `lifetime value above ${amount}`,
    first_referral: (): string => 'first referral',
  },
  paused: (risk: string): string => ` (paused: ${risk})`,
  exchange: 'exchange of plans due',
  planned: (count: number): string => `${count} ${plural(count, 'activity', 'activities')} planned`,
};
