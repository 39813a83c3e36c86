import type { ProofStep } from './proof-step.ts';
import {
  faultFigures,
  keepsBudget,
  killFigures,
  mirroredFigures,
  portalFigures,
  storeKillFigures,
} from './read-figures.ts';

export interface Sizes {
  readonly sequences: number;
  readonly kills: number;
  readonly faultCompanies: number;
  readonly faultSeeds: number;
  readonly faultsAtLeast: number;
  readonly portalCompanies: number;
  readonly latencyMilliseconds: number;
  readonly mirroredCompanies: number;
}

export const WHOLE: Sizes = {
  sequences: 1_000,
  kills: 20,
  faultCompanies: 10_000,
  faultSeeds: 20,
  faultsAtLeast: 1_000,
  portalCompanies: 10_000,
  latencyMilliseconds: 50,
  mirroredCompanies: 100_000,
};

/** To see in minutes whether everything runs; it proves less. */
export const QUICK: Sizes = {
  sequences: 50,
  kills: 2,
  faultCompanies: 300,
  faultSeeds: 2,
  faultsAtLeast: 30,
  portalCompanies: 300,
  latencyMilliseconds: 5,
  mirroredCompanies: 1_000,
};

/** What is proved, in the order in which it runs. */
export function proofSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  const text = String;
  return [
    {
      name: 'convergence',
      claim: 'After a night the mirror is as the account, whatever happened in it.',
      command: ['bench/convergence.ts', '--sequences', text(sizes.sequences), '--seed', text(seed)],
      seed,
      figures: (output) => output.trim().split('\n').join(' '),
    },
    {
      name: 'killed store',
      claim: 'What the store said to be safe is there after kill -9 and a server that died.',
      command: ['bench/kill-store.ts', '--kills', text(sizes.kills), '--seed', text(seed), '--json'],
      seed,
      figures: storeKillFigures,
    },
    {
      name: 'killed runs',
      claim: 'After kill -9 the next run finishes: nothing is lost, nothing is written twice with another value.',
      command: ['bench/kills.ts', '--kills', text(sizes.kills), '--seed', text(seed), '--json'],
      seed,
      figures: killFigures,
    },
    {
      name: 'faults',
      claim: 'A run in which calls fail ends with the same properties, byte for byte.',
      command: [
        'bench/faults.ts',
        ...['--companies', text(sizes.faultCompanies), '--seeds', text(sizes.faultSeeds), '--seed', text(seed)],
        ...['--at-least', text(sizes.faultsAtLeast), '--json'],
      ],
      seed,
      figures: faultFigures,
    },
    {
      name: 'portal',
      claim: 'A portal is filled at the allowed rate without one call too many, and a night stays within its calls.',
      command: [
        'bench/portal.ts',
        ...['--companies', text(sizes.portalCompanies), '--latency', text(sizes.latencyMilliseconds)],
        ...['--seed', text(seed), '--own-postgres', '--json'],
      ],
      seed,
      figures: portalFigures,
      holds: keepsBudget,
    },
    {
      name: 'from the mirror',
      claim: 'A large portal is scored from its mirror in little memory.',
      command: [
        'bench/portal.ts',
        ...['--companies', text(sizes.mirroredCompanies), '--mirror-only', '--own-postgres', '--json'],
      ],
      seed: null,
      figures: mirroredFigures,
    },
  ];
}
