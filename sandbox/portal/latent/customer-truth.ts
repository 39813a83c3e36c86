import type { Day, LoyaltyTest, Money, Probability } from '../../../src/scoring/types.ts';
import { addMonths, DAYS_PER_YEAR } from '../calendar.ts';
import { drawBeta } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import type { Archetype, CustomerTruth, Process } from '../truth.ts';
import type { ContactPlan } from './contact-plan.ts';
import type { RunningContract } from './contract-customer.ts';
import { futureContractRevenue, lossAtNextRenewal, returnWithin, revenueAfterReturn } from './contract-truth.ts';
import { HORIZON_DAYS, toLifetimeValue } from './future-value.ts';
import type { Market } from './market.ts';
import { pilotPurchaseProbability, revenueAfterPilot } from './pilot-customer.ts';
import { futureProjectRevenue, meanSpend, purchaseWithin } from './project-customer.ts';
import { simulateFuture } from './simulate-future.ts';
import type { Story } from './story.ts';

/** What share of its wallet a customer spends with us. */
const WALLET_SHARE = { alpha: 2.6, beta: 2.2 } as const;

/** A customer as it was drawn. */
export interface DrawnCustomer {
  readonly archetype: Archetype;
  readonly market: Market;
  readonly plan: ContactPlan;
  readonly process: Process;
  readonly story: Story;
}

interface NextTest {
  readonly test: LoyaltyTest;
  readonly probability: Probability;
}

/** Works out what is true of a drawn customer. `random` draws its wallet and what happens next. */
export function tellTruth(customer: DrawnCustomer, random: Random, asOf: Day): CustomerTruth {
  const { archetype, market, plan, process, story } = customer;
  const running = runningContract(process);
  const next = nextTest(process, plan, asOf);
  const initial = running === null ? lastTwelveMonths(story, asOf) : currentTerm(story, running, process);
  return {
    archetype,
    market,
    contactPlan: plan,
    process,
    contract: running !== null,
    alive: process.standing.state !== 'gone' && process.standing.state !== 'dropped',
    nextTest: next.test,
    nextTestProbability: next.probability,
    renewalDueOn: running?.due ?? null,
    lifetimeValue: toLifetimeValue(initial, futureRevenue(process, plan, asOf)),
    annualWallet: yearlySpend(process) / Math.max(0.05, drawBeta(random, WALLET_SHARE.alpha, WALLET_SHARE.beta)),
    outcome: simulateFuture(process, plan, random, asOf),
  };
}

function runningContract(process: Process): RunningContract | null {
  return process.kind === 'contract' && process.standing.state === 'running' ? process.standing : null;
}

function nextTest(process: Process, plan: ContactPlan, asOf: Day): NextTest {
  switch (process.kind) {
    case 'contract': {
      const { latent, standing } = process;
      return standing.state === 'running'
        ? { test: 'next_renewal', probability: 1 - lossAtNextRenewal(latent, plan, standing, asOf) }
        : { test: 'win_back', probability: returnWithin(standing, HORIZON_DAYS) };
    }
    case 'pilot':
      return {
        test: 'purchase_within_horizon',
        probability: pilotPurchaseProbability(process.latent, process.standing, asOf),
      };
    case 'project': {
      const buying = process.standing.state === 'buying';
      const probability = buying ? purchaseWithin(process.latent, HORIZON_DAYS / DAYS_PER_YEAR) : 0;
      return { test: 'purchase_within_horizon', probability };
    }
  }
}

function futureRevenue(process: Process, plan: ContactPlan, asOf: Day): Money {
  switch (process.kind) {
    case 'contract': {
      const { latent, standing } = process;
      return standing.state === 'running'
        ? futureContractRevenue(latent, plan, standing, asOf)
        : revenueAfterReturn(latent, plan, standing, asOf);
    }
    case 'pilot':
      return revenueAfterPilot(process.latent, plan, process.standing, asOf);
    case 'project':
      return process.standing.state === 'buying' ? futureProjectRevenue(process.latent) : 0;
  }
}

/** What the running term was bought for, with what was added and credited since it began. */
function currentTerm({ deals }: Story, running: RunningContract, process: Process): Money {
  const termYears = process.kind === 'contract' ? process.latent.termMonths / 12 : 0;
  const credits = deals
    .filter((deal) => deal.kind === 'credit' && deal.closesOn >= running.termStart)
    .reduce((sum, deal) => sum + deal.amount, 0);
  return running.annualPrice * termYears + running.expansions + credits;
}

function lastTwelveMonths({ deals }: Story, asOf: Day): Money {
  const from = addMonths(asOf, -12);
  return deals
    .filter((deal) => deal.outcome === 'won' && deal.closesOn >= from)
    .reduce((sum, deal) => sum + deal.amount, 0);
}

function yearlySpend(process: Process): Money {
  switch (process.kind) {
    case 'contract':
      return process.standing.annualPrice;
    case 'pilot':
      return process.latent.contract.firstAnnualPrice;
    case 'project':
      return Math.max(0.5, process.latent.purchasesPerYear) * meanSpend(process.latent);
  }
}
