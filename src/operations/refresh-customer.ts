import type { ScoringContext } from '../scoring/relationship.ts';
import { scoreCustomer } from '../scoring/score-customer.ts';
import type { ScoreResult } from '../scoring/types.ts';
import type {
  CompanyReading,
  CustomerRecords,
  PortalFacts,
  ProgrammeValues,
  PublishedValues,
  PublishOutcome,
} from './ports.ts';
import { modelLabel, NO_PROGRAMME_VALUES, toPublishedValues, type PublishContext } from './published-values.ts';
import { settlePublished } from './settle-published.ts';
import { summarySentence } from './summary-sentence.ts';

/** A company as read and scored, without anything written. */
export interface Description {
  readonly reading: CompanyReading;
  readonly result: ScoreResult;
  readonly published: PublishedValues | null;
}

/** Reads and scores one company; null where the CRM knows no such company. */
export async function describeCustomer(
  records: Pick<CustomerRecords, 'readCompany'>,
  companyId: string,
  context: ScoringContext,
): Promise<Description | null> {
  const reading = await records.readCompany(companyId);
  if (reading === null) return null;
  return { reading, result: scoreCustomer(reading.history, context), published: reading.published };
}

export interface Refreshed extends Description {
  readonly outcome: PublishOutcome;
}

/** Reads, scores and publishes one company. */
export async function refreshCustomer(
  records: CustomerRecords,
  companyId: string,
  context: ScoringContext,
  portal: PortalFacts,
  now: Date,
): Promise<Refreshed | null> {
  const description = await describeCustomer(records, companyId, context);
  if (description === null) return null;
  const after = settle(
    description.reading,
    description.result,
    { ...publishContext(context, portal, now), tiers: null },
    context.asOf,
  );
  const [outcome] = await records.publish([{ companyId, before: description.reading.published, after }]);
  if (outcome === undefined) throw new Error('publish must answer for every request');
  const succeeded = outcome.result === 'written' || outcome.result === 'unchanged';
  return { ...description, published: succeeded ? after : description.published, outcome };
}

/** What values published now stand beside: the currency, the model with the policy, and the instant. */
export function publishContext(context: ScoringContext, portal: PortalFacts, now: Date): Omit<PublishContext, 'tiers'> {
  return { currency: portal.currency, label: modelLabel(context.model, context.policy), at: now.toISOString() };
}

/**
 * What would be published for a reading, held against what was published before.
 *
 * @param programme what the loyalty programme says of the company; left out: only the company is in view, and it stays as it was
 *   published
 */
export function settle(
  reading: CompanyReading,
  result: ScoreResult,
  context: PublishContext,
  asOf: number,
  programme: ProgrammeValues = programmeOf(reading.published),
): PublishedValues {
  const fresh = { ...toPublishedValues(result, context), ...programme };
  const productGap = context.productGaps === undefined ? (reading.published?.productGap ?? null) : fresh.productGap;
  const settled = settlePublished(reading.published, { ...fresh, productGap }, result, asOf);
  if (result.kind !== 'scored' || settled.risk === null || settled.risk === result.risk) return settled;
  // The sentence names the risk that is published beside it, not the one that waits for its second day.
  return { ...settled, summary: summarySentence({ ...result, risk: settled.risk }, context.currency) };
}

function programmeOf(published: PublishedValues | null): ProgrammeValues {
  if (published === null) return NO_PROGRAMME_VALUES;
  const { goal, nextMilestone, fit, mover } = published;
  return { goal, nextMilestone, fit, mover };
}
