import type { CrmData, PortalSource } from '../crm/crm-data.ts';
import type { Day } from '../../src/scoring/types.ts';
import { drawActivities } from './activities/draw-activities.ts';
import { readDay, writeInstant } from './calendar.ts';
import { Random } from './chance/random.ts';
import { tellTruth } from './latent/customer-truth.ts';
import { drawArchetype, drawCompany } from './latent/draw-company.ts';
import { HOME_CURRENCY } from './records/currencies.ts';
import { enterValues } from './records/entered-values.ts';
import { linkReferrals, type Referable } from './records/link-referrals.ts';
import { DEAL_TYPES, PIPELINES } from './records/pipelines.ts';
import { companyIdAt, PortalDraft } from './records/portal-draft.ts';
import { drawProducts } from './records/draw-products.ts';
import { drawProfile } from './records/draw-profile.ts';
import { writeActivities } from './records/write-activities.ts';
import { writeCompany, writeContacts } from './records/write-company.ts';
import { writeDeals } from './records/write-deals.ts';
import { writeVoice } from './records/write-voice.ts';
import type { Archetype, CustomerTruth } from './truth.ts';
import { toDomain } from './words/company-names.ts';
import { OWNERS } from './words/people.ts';

export interface GenerateOptions {
  /** Whole, 0 or more. */
  readonly companies?: number;
  /** The same seed gives the same portal. */
  readonly seed?: number;
  /** `YYYY-MM-DD`: the last day of the history. */
  readonly asOf?: string;
}

/** A portal whose every customer's process is known. */
export interface GeneratedPortal extends PortalSource {
  /** Of every company with a purchase, by its id. */
  readonly truth: ReadonlyMap<string, CustomerTruth>;
  /** Of every company, by its id. */
  readonly archetypes: ReadonlyMap<string, Archetype>;
}

const DEFAULTS = { companies: 240, seed: 4, asOf: '2026-11-21' } as const;
const PARTNERED_SHARE = 0.12;

/**
 * Makes the portal of a made-up software vendor with Euro as home currency: contract customers, pilots, project customers,
 * prospects and partners, with their deals, activities and whatever people entered, and what is true behind them.
 *
 * @throws where the number of companies or the day is none
 */
export function generatePortal(options: GenerateOptions = {}): GeneratedPortal {
  const { companies, seed, asOf } = { ...DEFAULTS, ...options };
  const day = readDay(asOf);
  if (day === null) throw new RangeError(`The as-of day "${asOf}" is no date: write it as YYYY-MM-DD.`);
  if (!Number.isInteger(companies) || companies < 0) {
    throw new RangeError(`The number of companies is ${companies}: give a whole number of at least 0.`);
  }
  const generator = new PortalGenerator(companies, seed, day);
  const { truth, archetypes } = generator;
  const title = `Generated portal: ${companies} companies of a made-up software vendor, seed ${seed}`;
  return { data: generator.generate(), asOf, title, problems: [], truth, archetypes };
}

class PortalGenerator {
  readonly truth = new Map<string, CustomerTruth>();
  readonly archetypes = new Map<string, Archetype>();
  readonly #draft = new PortalDraft();
  readonly #names: string[] = [];
  readonly #customers: Referable[] = [];
  /** By place: known first, because deals name partners that are written later. */
  readonly #archetypes: readonly Archetype[];
  readonly #partnerIds: readonly string[];
  readonly #seed: number;
  readonly #asOf: Day;

  constructor(companies: number, seed: number, asOf: Day) {
    this.#seed = seed;
    this.#asOf = asOf;
    const random = new Random(seed, 'archetypes');
    this.#archetypes = Array.from({ length: companies }, () => drawArchetype(random));
    this.#partnerIds = this.#archetypes.flatMap((archetype, place) =>
      archetype === 'partner' ? [companyIdAt(place)] : [],
    );
  }

  generate(): CrmData {
    this.#archetypes.forEach((archetype, place) => {
      this.#addCompany(archetype, place);
    });
    linkReferrals(this.#draft, this.#customers, new Random(this.#seed, 'referrals'));
    return {
      account: { portalId: 148_200_317, companyCurrency: HOME_CURRENCY, timeZone: 'Europe/Berlin' },
      records: this.#draft.records,
      associations: this.#draft.associations,
      dealPipelines: PIPELINES,
      dealTypes: DEAL_TYPES,
      owners: OWNERS,
    };
  }

  #addCompany(archetype: Archetype, place: number): void {
    const asOf = this.#asOf;
    const draft = this.#draft;
    const drawn = drawCompany(archetype, new Random(this.#seed, 'history', place), asOf);
    const truth = 'process' in drawn ? tellTruth(drawn, new Random(this.#seed, 'truth', place), asOf) : null;

    const random = new Random(this.#seed, 'records', place);
    const profile = drawProfile(random, drawn.market.industry, this.#names);
    this.#names.push(profile.name);
    const entered = enterValues(drawn, truth, random, asOf);
    const company = writeCompany(draft, drawn, { ...profile, entered }, random, asOf);
    const contacts = writeContacts(draft, drawn, company, toDomain(profile.name), random, asOf);
    const partner =
      this.#partnerIds.length > 0 && random.chance(PARTNERED_SHARE) ? random.pick(this.#partnerIds) : null;
    const shared = { company, contacts, ownerId: profile.ownerId };
    const itemChance = new Random(this.#seed, 'products', place);
    const deals = writeDeals(
      draft,
      drawn.story,
      {
        ...shared,
        name: profile.name,
        currency: profile.country.currency,
        partner: partner === null ? null : { type: 'companies', id: partner },
        products: drawProducts(drawn.story.deals, drawn.market.industry, itemChance),
        itemChance,
        asOf,
      },
      random,
    );
    const { logging } = drawn.plan;
    const events = drawActivities(drawn, new Random(this.#seed, 'activities', place), asOf);
    writeActivities(draft, events, { ...shared, deals, logging, now: writeInstant(asOf, 16 * 60) }, random);

    this.archetypes.set(company.id, archetype);
    if (truth === null) return;
    const since = drawn.story.deals.find((deal) => deal.outcome === 'won')?.closesOn ?? asOf;
    this.truth.set(company.id, truth);
    this.#customers.push({ company, since });
    writeVoice(draft, { company, contacts, yearlyLoss: yearlyLoss(truth), since, asOf }, random);
  }
}

/** The customer's own probability of leaving within a year, whatever the vendor does. */
function yearlyLoss({ process }: CustomerTruth): number {
  switch (process.kind) {
    case 'contract':
      return process.latent.lossProbability;
    case 'pilot':
      return process.latent.contract.lossProbability;
    case 'project':
      return 1 - Math.exp(-process.latent.dropoutPerYear);
  }
}
