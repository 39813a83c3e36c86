import type { Day } from '../../../src/scoring/types.ts';
import { addMonths, writeDay, writeInstant } from '../calendar.ts';
import type { Random } from '../chance/random.ts';
import type { DealEvent, DealKind, Story } from '../latent/story.ts';
import { LOST_REASONS } from '../words/subjects.ts';
import { PLATFORM, projectName } from '../words/products.ts';
import { euroPerUnit, HOME_CURRENCY, type DealCurrency } from './currencies.ts';
import { dealTypeOf, placeOf } from './pipelines.ts';
import type { PortalDraft, RecordName } from './portal-draft.ts';

/** Deals whose amount in home currency was never worked out. */
const NO_HOME_AMOUNT_SHARE = 0.04;
/** Associations that exist twice: as the primary one and once more, plain. */
const DOUBLE_LINK_SHARE = 0.05;
/** Deals with line items: nearly all of the three-year terms, which mean nothing without. */
const LINE_ITEM_SHARE = { yearly: 0.65, longer: 0.95, once: 0.7 } as const;
const MONTHS_PER_PRICE = 12;
/** Of a price, the platform's part beside a module's. */
const PLATFORM_WEIGHT = 5;

const NAMES: Readonly<Record<DealKind, string>> = {
  new_business: 'Platform subscription',
  renewal: 'Subscription renewal',
  expansion: 'Additional users and modules',
  win_back: 'Platform subscription, return',
  pilot: 'Pilot',
  project: 'Project',
  free: 'Workshop, free of charge',
  credit: 'Credit note',
  opportunity: 'Opportunity',
};

/** What the deals of one company have in common. */
export interface DealOwner {
  readonly company: RecordName;
  readonly name: string;
  readonly currency: DealCurrency;
  readonly ownerId: string;
  readonly contacts: readonly RecordName[];
  /** A partner that has a hand in some of the deals; null without. */
  readonly partner: RecordName | null;
  /** What each deal is about, in the story's order. */
  readonly products: readonly (readonly string[])[];
  /** Chance of their own, so that what is in a deal moves nothing else. */
  readonly itemChance: Random;
  readonly asOf: Day;
}

/** Writes a company's deals with their line items; returns their names in the story's order. */
export function writeDeals(draft: PortalDraft, story: Story, owner: DealOwner, random: Random): readonly RecordName[] {
  const firstDay = story.deals.reduce(
    (first, deal) => (deal.outcome === 'won' ? Math.min(first, deal.closesOn) : first),
    Number.POSITIVE_INFINITY,
  );
  return story.deals.map((deal, place) => {
    const name = writeDeal(draft, deal, owner, deal.closesOn <= firstDay, random);
    linkDeal(draft, name, owner, random);
    const withItems = deal.termMonths === 12 ? LINE_ITEM_SHARE.yearly : LINE_ITEM_SHARE.longer;
    const hasItems =
      deal.termMonths === null ? owner.itemChance.chance(LINE_ITEM_SHARE.once) : random.chance(withItems);
    if (hasItems) writeLineItems(draft, deal, owner.products[place] ?? [], name, owner);
    return name;
  });
}

function writeDeal(
  draft: PortalDraft,
  deal: DealEvent,
  owner: DealOwner,
  isFirst: boolean,
  random: Random,
): RecordName {
  const openedOn = Math.min(deal.openedOn, owner.asOf);
  const created = writeInstant(openedOn, random.integer(8 * 60, 15 * 60));
  const closed = writeInstant(deal.closesOn, random.integer(8 * 60, 15 * 60));
  const updated = deal.outcome === 'open' ? writeInstant(openedOn, 16 * 60) : closed;
  const { pipeline, dealstage } = placeOf(deal);
  const amounts = dealAmounts(deal, owner, random);
  return draft.add(
    'deals',
    {
      dealname: dealName(deal, owner, random),
      pipeline,
      dealstage,
      dealtype: dealTypeOf(deal.kind, isFirst),
      amount: String(amounts.amount),
      deal_currency_code: owner.currency,
      amount_in_home_currency: amounts.home,
      closedate: closed,
      createdate: created,
      hs_lastmodifieddate: updated,
      hubspot_owner_id: owner.ownerId,
      hs_is_closed: String(deal.outcome !== 'open'),
      hs_is_closed_won: String(deal.outcome === 'won'),
      hs_is_closed_lost: String(deal.outcome === 'lost'),
      closed_lost_reason: deal.outcome === 'lost' && random.chance(0.7) ? random.pick(LOST_REASONS) : null,
    },
    created,
    updated,
  );
}

function dealName(deal: DealEvent, { name }: DealOwner, random: Random): string {
  const project = projectName(random.integer(0, 99));
  const what =
    deal.kind === 'project' || deal.kind === 'opportunity'
      ? `${project} (${NAMES[deal.kind].toLowerCase()})`
      : NAMES[deal.kind];
  const year = deal.kind === 'renewal' ? ` ${writeDay(deal.termStart ?? deal.closesOn).slice(0, 4)}` : '';
  return `${name}: ${what}${year}`;
}

function dealAmounts(
  deal: DealEvent,
  { currency }: DealOwner,
  random: Random,
): { amount: number; home: string | null } {
  if (currency === HOME_CURRENCY) return { amount: deal.amount, home: String(deal.amount) };
  const rate = euroPerUnit(currency, deal.closesOn);
  const amount = Math.round(deal.amount / rate);
  const isMissing = random.chance(NO_HOME_AMOUNT_SHARE);
  return { amount, home: isMissing ? null : (amount * rate).toFixed(2) };
}

function linkDeal(draft: PortalDraft, deal: RecordName, owner: DealOwner, random: Random): void {
  draft.linkPrimary(deal, owner.company);
  if (random.chance(DOUBLE_LINK_SHARE)) draft.link(deal, owner.company);
  if (owner.partner !== null && random.chance(0.6)) draft.link(deal, owner.partner);
  const [contact] = owner.contacts;
  if (contact !== undefined && random.chance(0.5)) draft.link(deal, contact);
}

/** One item per product, each with its share of a year's price, or of the whole price of what is bought once. */
function writeLineItems(
  draft: PortalDraft,
  deal: DealEvent,
  products: readonly string[],
  name: RecordName,
  owner: DealOwner,
): void {
  const yearly = deal.termMonths === null ? 1 : MONTHS_PER_PRICE / deal.termMonths;
  const price = (deal.amount / euroPerUnit(owner.currency, deal.closesOn)) * yearly;
  const weightOf = (product: string): number => (product === PLATFORM ? PLATFORM_WEIGHT : 1);
  const whole = products.reduce((sum, product) => sum + weightOf(product), 0);
  const at = writeInstant(Math.min(deal.openedOn, owner.asOf), 10 * 60);
  for (const product of products) {
    const quantity = owner.itemChance.integer(5, 60);
    const each = ((price * weightOf(product)) / whole / quantity).toFixed(2);
    const item = draft.add(
      'line_items',
      {
        name: product,
        quantity: String(quantity),
        price: each,
        amount: (Number(each) * quantity).toFixed(2),
        ...recurring(deal),
        hs_line_item_currency_code: owner.currency,
        createdate: at,
        hs_lastmodifieddate: at,
      },
      at,
      at,
    );
    draft.link(item, name);
  }
}

/** How a term stands on its items; nothing on what is bought once. */
function recurring({ termMonths, termStart, closesOn }: DealEvent): Readonly<Record<string, string>> {
  if (termMonths === null) return {};
  const start = termStart ?? closesOn;
  return {
    recurringbillingfrequency: 'annually',
    hs_recurring_billing_period: `P${termMonths}M`,
    hs_recurring_billing_start_date: writeDay(start),
    hs_recurring_billing_end_date: writeDay(addMonths(start, termMonths) - 1),
  };
}
