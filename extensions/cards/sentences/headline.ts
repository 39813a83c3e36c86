import { daysBetween } from '../../shared/days.ts';
import type { Summary } from './summary.ts';
import { nameOf, type Words } from './words.ts';

/** For how long a change is part of the first sentence. */
const RECENT_CHANGE_DAYS = 90;

export interface Headline {
  readonly text: string;
  /** What the sentence does not say and a tag has to. */
  readonly tags: readonly ('segment' | 'risk')[];
}

/** How the customer stands, in one sentence: the most pressing thing comes first. */
export function composeHeadline(summary: Summary, words: Words): Headline {
  const { texts, format } = words;
  const { renewal, counts } = summary;
  const isRisky = summary.risk === 'high' || summary.risk === 'critical';
  if (summary.status === 'lapsed') return { text: texts.headlines.lapsed, tags: ['segment'] };
  if (renewal !== null && renewal.days < 0) {
    const due = format.shortDate(renewal.date, summary.asOf);
    return { text: texts.headlines.overdue(-renewal.days, due, renewal.openDeals), tags: ['segment', 'risk'] };
  }
  if (summary.evidence === 'thin') {
    const text =
      counts === null ? texts.headlines.tooEarlyUncounted : texts.headlines.tooEarly(counts.purchases, counts.renewals);
    return { text, tags: isRisky ? ['segment', 'risk'] : ['segment'] };
  }
  if (isRisky) {
    return { text: `${withRiskChange(texts.labels.riskTag[summary.risk], summary, words)}.`, tags: ['segment'] };
  }
  const text = standing(summary, words);
  return { text: summary.status === 'won_back' ? texts.headlines.wonBack(text) : text, tags: [] };
}

function standing(summary: Summary, words: Words): string {
  const { texts } = words;
  const risk = summary.risk === null ? '' : withRiskChange(texts.labels.riskPhrase[summary.risk], summary, words);
  if (summary.segment === null) return texts.headlines.withoutSegment(risk);
  const segment = withSegmentChange(segmentName(summary, words), summary, words);
  return texts.headlines.standing(segment, risk);
}

/** The segment's name, with a word where a person set it. */
export function segmentName({ segment, overridden }: Summary, { texts }: Words): string {
  if (segment === null) return texts.details.none;
  const name = texts.labels.segment[segment];
  return overridden ? texts.overridden(name) : name;
}

function withRiskChange(text: string, summary: Summary, { texts, format }: Words): string {
  const { previousRisk, riskChangedOn, asOf } = summary;
  if (previousRisk === null || !isRecent(riskChangedOn, asOf)) return text;
  return texts.headlines.changed(text, format.shortDate(riskChangedOn, asOf), texts.labels.risk[previousRisk]);
}

function withSegmentChange(text: string, summary: Summary, { texts, format }: Words): string {
  const { previousSegment, segmentChangedOn, asOf } = summary;
  if (previousSegment === null || previousSegment === 'not_scored' || !isRecent(segmentChangedOn, asOf)) return text;
  const before = nameOf(texts.labels.segment, previousSegment);
  return texts.headlines.changed(text, format.shortDate(segmentChangedOn, asOf), before);
}

function isRecent(changedOn: string | null, asOf: string): changedOn is string {
  const days = changedOn === null ? null : daysBetween(changedOn, asOf);
  return days !== null && days <= RECENT_CHANGE_DAYS;
}
