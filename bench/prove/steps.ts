import { outageSteps } from './outage-steps.ts';
import type { ProofStep } from './proof-step.ts';
import {
  faultFigures,
  fitsInMemory,
  keepsBudget,
  killFigures,
  mirroredFigures,
  portalFigures,
  storeKillFigures,
} from './read-figures.ts';
import * as model from './read-model-figures.ts';
import * as service from './read-service-figures.ts';
import type { Sizes } from './sizes.ts';

/** What is proved, in the order in which it runs. */
export function proofSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  return [
    ...portalSteps(sizes, seed),
    ...outageSteps(sizes, seed),
    ...serviceSteps(sizes, seed),
    ...modelSteps(sizes, seed),
    ...houseSteps(sizes, seed),
  ];
}

const text = String;

function portalSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  return [
    {
      name: 'convergence',
      claim: 'After a night the mirror is as the account, whatever happened in it.',
      command: ['bench/convergence.ts', '--sequences', text(sizes.sequences), '--seed', text(seed)],
      seed,
      figures: allLines,
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
      measuresTime: true,
    },
    {
      name: 'from the mirror',
      claim: 'A large portal is scored from its mirror in a gigabyte, half of it for objects.',
      command: [
        'bench/portal.ts',
        ...['--companies', text(sizes.mirroredCompanies), '--mirror-only', '--heap', '500', '--own-postgres', '--json'],
      ],
      seed: null,
      figures: mirroredFigures,
      holds: fitsInMemory,
    },
  ];
}

function serviceSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  return [
    {
      name: 'killed workers',
      claim: 'A killed worker loses no job, and none takes effect twice.',
      command: [
        'bench/kill-jobs.ts',
        ...['--kills', text(sizes.jobKills), '--jobs', text(sizes.jobs), '--seed', text(seed), '--json'],
      ],
      seed,
      figures: service.jobFigures,
    },
    {
      name: 'killed service',
      claim: 'What the service acknowledged is done, whichever part of it is killed.',
      command: ['bench/kill-service.ts', '--kills', text(sizes.serviceKills), '--seed', text(seed), '--json'],
      seed,
      figures: service.serviceKillFigures,
    },
    {
      name: 'forged requests',
      claim: 'No request that HubSpot did not make is accepted, and no body makes the intake throw.',
      command: ['bench/forged.ts', '--requests', text(sizes.forged), '--seed', text(seed), '--json'],
      seed,
      figures: service.forgedFigures,
    },
    {
      name: 'forged routes',
      claim: 'The same over the wire, on every route.',
      command: ['bench/forged-routes.ts', '--requests', text(sizes.forged), '--seed', text(seed), '--json'],
      seed,
      figures: service.routeFigures,
    },
    {
      name: 'service',
      claim: 'Webhooks are taken in at 0.8 of the pace of a bare route, and a change is scored within five seconds.',
      command: [
        'bench/service.ts',
        ...['--rounds', text(sizes.serviceRounds), '--changes', text(sizes.changes), '--json'],
      ],
      seed: null,
      figures: service.serviceFigures,
      holds: service.keepsPace,
      measuresTime: true,
    },
  ];
}

function modelSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  return [
    {
      name: 'truth',
      claim: 'Scores and their intervals are right about portals whose truth is known.',
      command: ['bench/truth.ts', '--companies', text(sizes.truthCompanies), '--json'],
      seed: null,
      figures: model.truthFigures,
      holds: model.isNearTruth,
    },
    {
      name: 'scoring',
      claim:
        'Scoring and fits take at most two thirds of what they take customer by customer, and the fits end at the same maximum.',
      command: ['bench/scoring.ts', '--customers', text(sizes.scored), '--json'],
      seed: null,
      figures: model.scoringFigures,
      holds: model.scoresQuicker,
      measuresTime: true,
    },
    {
      name: 'simulated years',
      claim: 'What the programme is said to return holds the truth, and without an effect none is claimed.',
      command: ['bench/simulate.ts', '--seeds', text(sizes.years), '--first-seed', text(seed), '--json'],
      seed,
      figures: model.yearFigures,
      holds: model.isHonest,
    },
    {
      name: 'card',
      claim: 'The card shows something useful within 300 ms, whatever the service does.',
      command: ['bench/card-paint.ts', '--rounds', text(sizes.paints), '--json'],
      seed: null,
      figures: model.cardFigures,
      holds: model.paintsSoon,
      measuresTime: true,
    },
    {
      name: 'functions',
      claim: 'An app function starts from nothing in a few times what Node alone takes.',
      command: ['bench/functions.ts', '--json'],
      seed: null,
      figures: model.functionFigures,
    },
    {
      name: 'growth',
      claim: 'Calls, CPU, memory and disk grow no faster than the number of companies.',
      command: ['bench/growth.ts', '--companies', sizes.growth, '--json'],
      seed: null,
      figures: model.growthFigures,
      holds: model.growsLinearly,
    },
  ];
}

function houseSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  return [
    {
      name: 'laws',
      claim: 'The laws that the tests state hold for examples that the tests do not see.',
      command: ['bench/laws.ts', '--seeds', text(sizes.lawSeeds), '--seed', text(seed + 1)],
      seed: seed + 1,
      figures: allLines,
    },
    {
      name: 'mutation',
      claim: 'Of 100 changes of the scoring, a test notices 85.',
      command: [
        'bench/mutation.ts',
        ...['--only', 'src/scoring', '--share', text(sizes.mutatedShare), '--seed', text(seed), '--json'],
      ],
      seed,
      figures: model.mutationFigures,
    },
    {
      name: 'mutated signature check',
      claim: 'Of 100 changes of the check of signatures, a test notices 85.',
      command: ['bench/mutation.ts', '--only', 'src/hubspot/requests/signature.ts', '--json'],
      seed: null,
      figures: model.mutationFigures,
    },
    {
      name: 'walk-through',
      claim: 'Who follows CONTRIBUTING.md adds a driver, a property and its test in less than fifty lines.',
      command: ['bench/walk-through.ts'],
      seed: null,
      figures: allLines,
    },
    {
      name: 'release',
      claim: 'What is released runs from an empty folder and needs nothing of this one.',
      command: ['bench/release.ts'],
      seed: null,
      figures: allLines,
    },
  ];
}

function allLines(output: string): string {
  return output.trim().split('\n').join('; ').replace(/\.$/, '');
}
