export interface Sizes {
  readonly sequences: number;
  readonly kills: number;
  readonly outages: number;
  readonly faultCompanies: number;
  readonly faultSeeds: number;
  readonly faultsAtLeast: number;
  readonly portalCompanies: number;
  readonly latencyMilliseconds: number;
  readonly mirroredCompanies: number;
  readonly jobKills: number;
  readonly jobs: number;
  readonly serviceKills: number;
  readonly forged: number;
  readonly serviceRounds: number;
  readonly changes: number;
  readonly truthCompanies: number;
  readonly scored: number;
  readonly years: number;
  readonly paints: number;
  readonly growth: string;
  readonly lawSeeds: number;
  readonly mutatedShare: number;
}

/** What is promised, in its full size: hours. */
const WHOLE: Sizes = {
  sequences: 1_000,
  kills: 20,
  outages: 20,
  faultCompanies: 10_000,
  faultSeeds: 20,
  faultsAtLeast: 1_000,
  portalCompanies: 10_000,
  latencyMilliseconds: 50,
  mirroredCompanies: 100_000,
  jobKills: 100,
  jobs: 10_000,
  serviceKills: 10,
  forged: 100_000,
  serviceRounds: 6,
  changes: 25,
  truthCompanies: 2_000,
  scored: 1_000_000,
  years: 200,
  paints: 30,
  growth: '1000,10000,100000,1000000',
  lawSeeds: 20,
  mutatedShare: 1,
};

/** Within an hour on two cores. */
const USUAL: Sizes = {
  ...WHOLE,
  sequences: 300,
  kills: 4,
  outages: 2,
  faultCompanies: 1_000,
  faultSeeds: 2,
  faultsAtLeast: 100,
  portalCompanies: 2_000,
  mirroredCompanies: 10_000,
  jobKills: 20,
  jobs: 2_000,
  serviceKills: 3,
  truthCompanies: 1_000,
  growth: '1000,3000,10000',
  lawSeeds: 3,
  mutatedShare: 0.03,
};

/** To see in minutes whether everything runs; it proves less. */
const QUICK: Sizes = {
  ...USUAL,
  sequences: 50,
  kills: 2,
  outages: 1,
  faultCompanies: 300,
  faultsAtLeast: 30,
  portalCompanies: 300,
  latencyMilliseconds: 5,
  mirroredCompanies: 1_000,
  jobKills: 2,
  jobs: 200,
  serviceKills: 1,
  forged: 5_000,
  serviceRounds: 1,
  changes: 2,
  truthCompanies: 300,
  scored: 100_000,
  years: 5,
  paints: 3,
  growth: '300,1000',
  lawSeeds: 1,
  mutatedShare: 0.002,
};

export const SIZES = { whole: WHOLE, usual: USUAL, quick: QUICK } as const;
