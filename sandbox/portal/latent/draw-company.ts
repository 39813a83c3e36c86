import type { Day } from '../../../src/scoring/types.ts';
import { DAYS_PER_YEAR } from '../calendar.ts';
import { drawPoisson } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import type { Archetype } from '../truth.ts';
import { drawContactPlan, type ContactPlan } from './contact-plan.ts';
import { drawContractLatent } from './contract-customer.ts';
import { ContractWalk } from './contract-walk.ts';
import type { DrawnCustomer } from './customer-truth.ts';
import { drawMarket, drawPrice, type Market } from './market.ts';
import { drawPilotLatent, livePilot, pilotDeal } from './pilot-customer.ts';
import { drawProjectLatent, startProjects } from './project-customer.ts';
import { NO_STORY, type DealEvent, type Story } from './story.ts';

const ARCHETYPES: readonly (readonly [Archetype, number])[] = [
  ['contract', 46],
  ['pilot', 10],
  ['project', 21],
  ['one_time', 5],
  ['prospect', 9],
  ['no_deals', 5],
  ['partner', 4],
];
const LONGEST_HISTORY_YEARS = 9;

export function drawArchetype(random: Random): Archetype {
  return random.pickWeighted(ARCHETYPES);
}

/** A company that bought nothing. */
export interface DrawnProspect {
  readonly archetype: 'prospect' | 'no_deals' | 'partner';
  readonly market: Market;
  readonly plan: ContactPlan;
  readonly story: Story;
}

export type DrawnCompany = DrawnCustomer | DrawnProspect;

/** Draws what a company of an archetype is and what happened to it until the as-of day, that day included. */
export function drawCompany(archetype: Archetype, random: Random, asOf: Day): DrawnCompany {
  const market = drawMarket(random);
  const plan = drawContactPlan(random, archetype === 'contract' || archetype === 'pilot', asOf);
  const drawn = drawHistory(archetype, market, plan, random, asOf);
  const opportunities = drawOpportunities(random, market, drawn, asOf);
  return { ...drawn, story: { ...drawn.story, deals: [...drawn.story.deals, ...opportunities] } };
}

function drawHistory(archetype: Archetype, market: Market, plan: ContactPlan, random: Random, asOf: Day): DrawnCompany {
  switch (archetype) {
    case 'contract':
      return drawContract(market, plan, random, asOf);
    case 'pilot':
      return drawPilot(market, plan, random, asOf);
    case 'project':
    case 'one_time': {
      const latent = drawProjectLatent(random, market, archetype === 'one_time');
      const { story, standing } = startProjects(latent, random, drawStart(random, asOf), asOf);
      return { archetype, market, plan, story, process: { kind: 'project', latent, standing } };
    }
    case 'prospect':
    case 'no_deals':
    case 'partner':
      return { archetype, market, plan, story: NO_STORY };
  }
}

function drawContract(market: Market, plan: ContactPlan, random: Random, asOf: Day): DrawnCustomer {
  const latent = drawContractLatent(random, market);
  const start = drawStart(random, asOf);
  const walk = new ContractWalk(latent, plan, random, asOf);
  const standing = walk.advance(walk.sign('new_business', start, latent.firstAnnualPrice), start);
  return { archetype: 'contract', market, plan, story: walk.story, process: { kind: 'contract', latent, standing } };
}

function drawPilot(market: Market, plan: ContactPlan, random: Random, asOf: Day): DrawnCustomer {
  const latent = drawPilotLatent(random, drawContractLatent(random, market));
  const isRecent = random.chance(0.3);
  const startedOn = asOf - (isRecent ? random.integer(8, 140) : random.integer(160, 2200));
  const lived = livePilot(latent, plan, random, { state: 'pilot', startedOn }, startedOn, asOf);
  const story = { ...lived.story, deals: [pilotDeal(random, market, startedOn), ...lived.story.deals] };
  // The pilot's deal comes first, so the places of the renewal deals move by one.
  const terms = story.terms.map((term) => ({
    ...term,
    renewalDeal: term.renewalDeal === null ? null : term.renewalDeal + 1,
  }));
  const { standing } = lived;
  const shared = { archetype: 'pilot', market, plan, story: { ...story, terms } } as const;
  return standing.state === 'pilot'
    ? { ...shared, process: { kind: 'pilot', latent, standing } }
    : { ...shared, process: { kind: 'contract', latent: latent.contract, standing } };
}

/** First purchases lie up to nine years back, more of them in recent years: the vendor grows. */
function drawStart(random: Random, asOf: Day): Day {
  return asOf - Math.round((0.06 + (LONGEST_HISTORY_YEARS - 0.06) * random.next() ** 1.25) * DAYS_PER_YEAR);
}

/** Sales opportunities that came to nothing, or to nothing yet. They tell nothing about the customer's process. */
function drawOpportunities(random: Random, market: Market, company: DrawnCompany, asOf: Day): readonly DealEvent[] {
  if (company.archetype === 'no_deals' || company.archetype === 'partner') return [];
  const first = company.story.deals[0]?.closesOn ?? asOf - random.integer(90, 900);
  const isProspect = company.archetype === 'prospect';
  const count = isProspect
    ? random.integer(1, 3)
    : Math.min(4, drawPoisson(random, (0.12 * (asOf - first)) / DAYS_PER_YEAR));
  const lost = Array.from({ length: count }, () =>
    opportunity(random, market, 'lost', random.integer(Math.min(first + 10, asOf), asOf)),
  );
  if (!random.chance(isProspect ? 0.6 : 0.14)) return lost;
  return [...lost, opportunity(random, market, 'open', asOf + random.integer(5, 120))];
}

function opportunity(random: Random, market: Market, outcome: 'lost' | 'open', closesOn: Day): DealEvent {
  return {
    kind: 'opportunity',
    outcome,
    openedOn: closesOn - random.integer(130, 200),
    closesOn,
    amount: drawPrice(random, market, 12_000, 0.6),
    termMonths: null,
    termStart: null,
  };
}
