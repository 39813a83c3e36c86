import { formatIsoDay } from '../day.ts';
import type { Policy } from '../policy.ts';
import type { Day, Deal, LostDeal, OpenDeal, Purchase, SkippedRecord } from '../types.ts';
import { findWord } from './find-word.ts';

/** What a company's deals mean under the policy, by the as-of day. */
export interface DealsRead {
  /** All by day, then by id. */
  readonly purchases: readonly Purchase[];
  readonly lost: readonly LostDeal[];
  readonly open: readonly OpenDeal[];
  readonly skipped: readonly SkippedRecord[];
}

/**
 * Decides what each deal is: a purchase (renewal, pilot or other), a lost deal, an open one, or nothing usable.
 * Only what happened by `asOf` is used; a deal closed later is named in `skipped`.
 */
export function readDeals(deals: readonly Deal[], policy: Policy, asOf: Day): DealsRead {
  const purchases: Purchase[] = [];
  const lost: LostDeal[] = [];
  const open: OpenDeal[] = [];
  const skipped: SkippedRecord[] = [];

  for (const deal of deals) {
    const renewal = renewalRule(deal, policy);
    if (deal.outcome === 'open') {
      open.push({ dealId: deal.id, expectedOn: deal.day, amount: deal.amount, isRenewal: renewal.isRenewal });
    } else if (deal.day > asOf) {
      skipped.push({
        record: deal.id,
        kind: 'deal',
        reason: `closed on ${formatIsoDay(deal.day)}, after the day of the score`,
      });
    } else if (deal.outcome === 'lost') {
      lost.push({ dealId: deal.id, day: deal.day, isRenewal: renewal.isRenewal });
    } else if (deal.amount === null) {
      skipped.push({ record: deal.id, kind: 'deal', reason: 'won without an amount' });
    } else {
      purchases.push({
        dealId: deal.id,
        name: deal.name,
        day: deal.day,
        amount: deal.amount,
        isRenewal: renewal.isRenewal,
        isPilot: !renewal.isRenewal && pilotWord(deal, policy) !== null,
        termMonths: deal.termMonths,
        contractEnd: deal.contractEnd,
        products: deal.products,
        rule: renewal.rule,
      });
    }
  }
  purchases.sort(byDay);
  lost.sort(byDay);
  open.sort((one, other) => one.expectedOn - other.expectedOn || (one.dealId < other.dealId ? -1 : 1));
  skipped.sort((one, other) => (one.record < other.record ? -1 : 1));
  return { purchases, lost, open, skipped };
}

/** Whether a deal is a renewal, and why. */
export interface RenewalRule {
  readonly isRenewal: boolean;
  readonly rule: string;
  /** Of the policy, that made it one; null where none did. */
  readonly word: string | null;
}

/** Whether a deal is a renewal, and by which rule: the mapped property first, else the words in its pipeline's or type's label. */
export function renewalRule(
  deal: Pick<Deal, 'markedRenewal' | 'pipeline' | 'type'>,
  policy: Pick<Policy, 'renewalWords'>,
): RenewalRule {
  if (deal.markedRenewal !== null) {
    const rule = deal.markedRenewal ? 'marked as a renewal' : 'marked as no renewal';
    return { isRenewal: deal.markedRenewal, rule, word: null };
  }
  const inPipeline = findWord(deal.pipeline, policy.renewalWords);
  if (inPipeline !== null)
    return { isRenewal: true, rule: `pipeline "${deal.pipeline}" contains "${inPipeline}"`, word: inPipeline };
  const inType = findWord(deal.type, policy.renewalWords);
  if (inType !== null) return { isRenewal: true, rule: `deal type "${deal.type}" contains "${inType}"`, word: inType };
  return { isRenewal: false, rule: 'no renewal word in its pipeline or type', word: null };
}

/** The word of the policy in a deal's name or type that makes it a pilot where it is no renewal; null where there is none. */
export function pilotWord(deal: Pick<Deal, 'name' | 'type'>, policy: Pick<Policy, 'pilotWords'>): string | null {
  return findWord(`${deal.name} ${deal.type}`, policy.pilotWords);
}

/** Of all deals, whatever became of them: a touch is about the renewal also where the deal itself cannot be used. */
export function renewalDealIds(deals: readonly Deal[], policy: Pick<Policy, 'renewalWords'>): ReadonlySet<string> {
  return new Set(deals.filter((deal) => renewalRule(deal, policy).isRenewal).map((deal) => deal.id));
}

function byDay(
  one: { readonly day: Day; readonly dealId: string },
  other: { readonly day: Day; readonly dealId: string },
): number {
  return one.day - other.day || (one.dealId < other.dealId ? -1 : 1);
}
