import { formatIsoDay } from '../../../scoring/day.ts';
import type { Policy } from '../../../scoring/policy.ts';
import { type DealsRead, pilotWord, readDeals, renewalRule } from '../../../scoring/reading/read-deals.ts';
import { type Contracted, readContracts } from '../../../scoring/relationship.ts';
import type { CompanyHistory, Day, Deal, Money } from '../../../scoring/types.ts';
import { ExampleChooser, shorten } from './choose-examples.ts';
import { type Looked, lookAtCustomers, type LookLimits, type PreviewWorld } from './look-at-customers.ts';
import { PairCounts } from './pair-counts.ts';
import { both, type Both, type PolicyPair } from './policy-pair.ts';

export const DEAL_ROLES = [
  'renewal',
  'purchase',
  'pilot',
  'credit',
  'open_renewal',
  'open',
  'lost_renewal',
  'lost',
  'skipped',
] as const;
/** A won deal is a renewal, a purchase, a pilot or a credit; an open or lost one is of a renewal, or of something else. */
export type DealRole = (typeof DEAL_ROLES)[number];

/**
 * Why a deal is read as it then is: a word, a word that counts no longer, what the mapped property says, or that nothing makes it
 * a renewal.
 */
export type DealReason = 'has_word' | 'word_gone' | 'marked_renewal' | 'marked_no_renewal' | 'no_word';

/** A deal as both policies read it. */
export interface DealExample extends Both<DealRole> {
  readonly companyId: string;
  readonly companyName: string;
  readonly dealId: string;
  readonly dealName: string;
  readonly pipeline: string;
  readonly dealType: string;
  /** `YYYY-MM-DD`; null while it is open. */
  readonly closedOn: string | null;
  readonly amount: Money | null;
  /** Null where it is not about words: a credit, or what cannot be used. */
  readonly reason: DealReason | null;
  /** The word that makes it a renewal or a pilot then, or else did until now; null where none did. */
  readonly word: string | null;
  /** Last day of the contract that it begins with the policy that is looked at, `YYYY-MM-DD`; null: it begins none. */
  readonly contractUntil: string | null;
}

export interface DealsPreview extends Looked {
  readonly roles: readonly ({ readonly role: DealRole } & Both<number>)[];
  /** Customers whose renewal would be due on another day, or on one at all, or on none. */
  readonly renewalDatesChanged: number;
  readonly examples: readonly DealExample[];
}

/** Which deals both policies take for what, among customers drawn at random. */
export async function previewDeals(world: PreviewWorld, pair: PolicyPair, limits: LookLimits): Promise<DealsPreview> {
  const roles = new PairCounts(DEAL_ROLES);
  const examples = new ExampleChooser<DealExample>();
  let renewalDatesChanged = 0;
  const looked = await lookAtCustomers(world, pair, limits, (histories) => {
    if (!hasBought(histories)) return false;
    const read = both((which) => readCompany(histories[which], pair[which], world.asOf));
    if (dueOn(read.now) !== dueOn(read.then)) renewalDatesChanged += 1;
    for (const which of ['now', 'then'] as const) {
      for (const role of read[which].roles.values()) roles.add(which, role);
      roles.add(which, 'skipped', unreadDeals(histories[which]));
    }
    for (const deal of histories.then.deals.toSorted((one, other) => other.day - one.day)) {
      const example = toExample(histories.then, deal, read, pair);
      examples.offer(example, example.word ?? example.reason ?? '');
    }
    return true;
  });
  return {
    ...looked,
    roles: roles.list().map(([role, counted]) => ({ role, ...counted })),
    renewalDatesChanged,
    examples: examples.choose(),
  };
}

/** Somebody who never bought is no customer: whether a free trial makes one is not asked here. */
export function hasBought({ now, then }: Both<CompanyHistory>): boolean {
  return [now, then].some(({ deals }) => deals.some(({ outcome }) => outcome === 'won'));
}

interface CompanyRead extends Contracted {
  readonly roles: ReadonlyMap<string, DealRole>;
}

function readCompany(history: CompanyHistory, policy: Policy, asOf: Day): CompanyRead {
  const deals = readDeals(history.deals, policy, asOf);
  return { roles: rolesOf(deals), ...readContracts(history, deals, { policy, asOf }) };
}

function rolesOf({ purchases, lost, open, skipped }: DealsRead): ReadonlyMap<string, DealRole> {
  const roles = new Map<string, DealRole>();
  for (const { dealId, amount, isRenewal, isPilot } of purchases)
    roles.set(dealId, amount < 0 ? 'credit' : isRenewal ? 'renewal' : isPilot ? 'pilot' : 'purchase');
  for (const { dealId, isRenewal } of lost) roles.set(dealId, isRenewal ? 'lost_renewal' : 'lost');
  for (const { dealId, isRenewal } of open) roles.set(dealId, isRenewal ? 'open_renewal' : 'open');
  for (const { record } of skipped) roles.set(record, 'skipped');
  return roles;
}

/** Deals that could not even be read, whatever the policy. */
function unreadDeals({ skipped }: CompanyHistory): number {
  return skipped.filter(({ kind }) => kind === 'deal').length;
}

function dueOn({ standing }: CompanyRead): Day | null {
  return standing?.renewal?.dueOn ?? null;
}

function toExample(
  { companyId, name }: CompanyHistory,
  deal: Deal,
  read: Both<CompanyRead>,
  pair: PolicyPair,
): DealExample {
  const then = read.then.roles.get(deal.id) ?? 'skipped';
  const now = read.now.roles.get(deal.id) ?? 'skipped';
  return {
    companyId,
    companyName: shorten(name),
    dealId: deal.id,
    dealName: shorten(deal.name),
    pipeline: shorten(deal.pipeline),
    dealType: shorten(deal.type),
    closedOn: deal.outcome === 'open' ? null : formatIsoDay(deal.day),
    amount: deal.amount,
    now,
    then,
    ...whyOf(deal, { now, then }, pair),
    contractUntil: contractUntil(deal.id, read.then),
  };
}

const RENEWALS: readonly DealRole[] = ['renewal', 'open_renewal', 'lost_renewal'];
const NOT_ABOUT_WORDS: readonly DealRole[] = ['credit', 'skipped'];

function whyOf(deal: Deal, { now, then }: Both<DealRole>, pair: PolicyPair): Pick<DealExample, 'reason' | 'word'> {
  if (NOT_ABOUT_WORDS.includes(then)) return { reason: null, word: null };
  const word = wordOf(deal, then, pair.then);
  if (word !== null) return { reason: 'has_word', word };
  if (deal.markedRenewal !== null)
    return { reason: RENEWALS.includes(then) ? 'marked_renewal' : 'marked_no_renewal', word };
  const before = wordOf(deal, now, pair.now);
  return before === null ? { reason: 'no_word', word } : { reason: 'word_gone', word: before };
}

function wordOf(deal: Deal, role: DealRole, policy: Policy): string | null {
  return role === 'pilot' ? pilotWord(deal, policy) : renewalRule(deal, policy).word;
}

/** Of a contract that prolonged itself, the end of its last term. */
function contractUntil(dealId: string, { contracts }: CompanyRead): string | null {
  const begun = contracts?.contracts.filter(({ purchases }) => purchases[0]?.dealId === dealId) ?? [];
  return begun.length === 0 ? null : formatIsoDay(Math.max(...begun.map(({ end }) => end)));
}
