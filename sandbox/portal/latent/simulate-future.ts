import type { Day } from '../../../src/scoring/types.ts';
import type { Random } from '../chance/random.ts';
import type { FutureOutcome, Process } from '../truth.ts';
import type { ContactPlan } from './contact-plan.ts';
import type { ContractLatent, RunningContract } from './contract-customer.ts';
import { ContractWalk } from './contract-walk.ts';
import { HORIZON_DAYS } from './future-value.ts';
import { livePilot } from './pilot-customer.ts';
import { continueProjects } from './project-customer.ts';
import { NO_STORY, type Story } from './story.ts';

/** Every renewal is decided by then. */
const LAST_DECISION_DAYS = 80;

/** Draws one future of a customer: the 365 days after the as-of day, and its next renewal. */
export function simulateFuture(process: Process, plan: ContactPlan, random: Random, asOf: Day): FutureOutcome {
  if (process.kind === 'contract' && process.standing.state === 'running') {
    return simulateContract(process.latent, process.standing, plan, random, asOf);
  }
  return summarize(liveOn(process, plan, random, asOf));
}

function simulateContract(
  latent: ContractLatent,
  now: RunningContract,
  plan: ContactPlan,
  random: Random,
  asOf: Day,
): FutureOutcome {
  const until = asOf + HORIZON_DAYS;
  const walk = new ContractWalk(latent, plan, random, until);
  const later = walk.advance(now, asOf);
  const within = summarize(walk.story);
  const first = firstRenewal(walk.story);
  if (first !== 'undecided') return { ...within, passesNextTest: first === 'made' };
  const rest = new ContractWalk(latent, plan, random, now.due + LAST_DECISION_DAYS);
  rest.advance(later, until);
  return { ...within, passesNextTest: firstRenewal(rest.story) === 'made' };
}

function firstRenewal({ terms, deals }: Story): 'made' | 'lost' | 'undecided' {
  const [term] = terms;
  if (term === undefined || term.decidedOn === null) return 'undecided';
  return term.renewalDeal !== null && deals[term.renewalDeal]?.outcome === 'won' ? 'made' : 'lost';
}

/** What a customer without a running contract does next. */
function liveOn(process: Process, plan: ContactPlan, random: Random, asOf: Day): Story {
  const until = asOf + HORIZON_DAYS;
  switch (process.kind) {
    case 'pilot':
      return livePilot(process.latent, plan, random, process.standing, asOf, until).story;
    case 'project':
      if (process.standing.state === 'dropped') return NO_STORY;
      return continueProjects(process.latent, random, asOf, until).story;
    case 'contract': {
      const walk = new ContractWalk(process.latent, plan, random, until);
      walk.advance(process.standing, asOf);
      return walk.story;
    }
  }
}

function summarize({ deals }: Story): FutureOutcome {
  const won = deals.filter((deal) => deal.outcome === 'won');
  const purchases = won.filter((deal) => deal.amount >= 0).length;
  const spend = won.reduce((sum, deal) => sum + deal.amount, 0);
  return { passesNextTest: purchases > 0, purchases, spend };
}
