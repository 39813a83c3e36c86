import type { Day } from '../../../src/scoring/types.ts';
import { workingDay } from '../calendar.ts';
import { drawNormal } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import { QUIET_WINDOW_DAYS, type ContactPlan } from '../latent/contact-plan.ts';
import type { DrawnCompany } from '../latent/draw-company.ts';
import type { TermEvent } from '../latent/story.ts';

/** The vendor is known before the first purchase. */
const COURTSHIP_DAYS = 70;
/** Factor of the gap once the customer has left, and how long anybody still tries. */
const AFTER_LEAVING = { gapFactor: 3, days: 365 } as const;
const GAP_DEVIATION = 0.45;

/**
 * Days of the conversations that are not about the renewal: at the customer's own rhythm while it is one, rarely in the
 * year after it left, never in the quiet weeks before a renewal, and not after a silent vendor fell silent.
 */
export function conversationDays(company: DrawnCompany, random: Random, from: Day, asOf: Day): readonly Day[] {
  const { plan, story } = company;
  if (plan.style === 'automated_only' || plan.style === 'renewal_only') return [];
  const spans = story.relationships.length > 0 ? story.relationships : acquaintance(company, random, asOf);
  const days: Day[] = [];
  spans.forEach((span, index) => {
    const leftBefore = spans[index - 1]?.to ?? Number.NEGATIVE_INFINITY;
    const start = Math.max(span.from - COURTSHIP_DAYS, leftBefore, from);
    days.push(...rhythm(random, start, Math.min(span.to ?? asOf, asOf), plan.gapDays));
    if (span.to === null) return;
    const returnsOn = spans[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const trying = Math.min(span.to + AFTER_LEAVING.days, returnsOn - COURTSHIP_DAYS, asOf);
    days.push(...rhythm(random, Math.max(span.to, from), trying, plan.gapDays * AFTER_LEAVING.gapFactor));
  });
  return days.filter((day) => isTalking(plan, day) && !isQuiet(story.terms, day));
}

/** Prospects and others are talked to for some months. */
function acquaintance(
  company: DrawnCompany,
  random: Random,
  asOf: Day,
): readonly { readonly from: Day; readonly to: Day | null }[] {
  if (company.archetype === 'no_deals' && random.chance(0.5)) return [];
  const from = company.story.deals[0]?.openedOn ?? asOf - random.integer(60, 500);
  return [{ from, to: Math.min(asOf, from + random.integer(60, 240)) }];
}

function rhythm(random: Random, from: Day, to: Day, gapDays: number): readonly Day[] {
  const days: Day[] = [];
  let time = from + gapDays * random.next();
  while (time <= to) {
    days.push(workingDay(Math.floor(time)));
    time += Math.max(2, gapDays * Math.exp(drawNormal(random, 0, GAP_DEVIATION)));
  }
  return days;
}

function isTalking(plan: ContactPlan, day: Day): boolean {
  return plan.silentSince === null || day <= plan.silentSince;
}

function isQuiet(terms: readonly TermEvent[], day: Day): boolean {
  return terms.some((term) => term.quiet && day > term.due - QUIET_WINDOW_DAYS && day <= (term.decidedOn ?? day));
}
