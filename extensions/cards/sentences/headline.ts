import { capital } from '../../shared/texts/plural.ts';
import { type Change, recentChanges } from './recent-changes.ts';
import type { Summary } from './summary.ts';
import { nameOf, type Words } from './words.ts';

export interface Headline {
  readonly text: string;
  /** What the sentence does not say and a tag has to. */
  readonly tags: readonly Change['what'][];
  /** What the sentence names with its last change, where there was one lately. */
  readonly said: readonly Change['what'][];
}

/** How the customer stands, in one sentence: the most pressing thing comes first. */
export function composeHeadline(summary: Summary, words: Words): Headline {
  const { texts, format } = words;
  const { renewal, counts } = summary;
  const isRisky = summary.risk === 'high' || summary.risk === 'critical';
  if (summary.status === 'lapsed') return { text: texts.headlines.lapsed, tags: ['segment'], said: [] };
  if (renewal !== null && renewal.days < 0) {
    const due = format.shortDate(renewal.date, summary.asOf);
    return {
      text: texts.headlines.overdue(-renewal.days, due, renewal.openDeals),
      tags: ['segment', 'risk'],
      said: [],
    };
  }
  if (summary.evidence === 'thin') {
    const text =
      counts === null ? texts.headlines.tooEarlyUncounted : texts.headlines.tooEarly(counts.purchases, counts.renewals);
    return { text, tags: isRisky ? ['segment', 'risk'] : ['segment'], said: [] };
  }
  if (isRisky) {
    const text = `${withRiskChange(capital(texts.labels.riskPhrase[summary.risk]), summary, words)}.`;
    return { text, tags: ['segment'], said: ['risk'] };
  }
  const text = standing(summary, words);
  return {
    text: summary.status === 'won_back' ? texts.headlines.wonBack(text) : text,
    tags: [],
    said: ['segment', 'risk'],
  };
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

function withRiskChange(text: string, summary: Summary, words: Words): string {
  return withChange(text, 'risk', words.texts.labels.risk, summary, words);
}

function withSegmentChange(text: string, summary: Summary, words: Words): string {
  return withChange(text, 'segment', words.texts.labels.segment, summary, words);
}

function withChange(
  text: string,
  what: Change['what'],
  names: Readonly<Record<string, string>>,
  summary: Summary,
  { texts, format }: Words,
): string {
  const change = recentChanges(summary).find((candidate) => candidate.what === what);
  if (change === undefined) return text;
  return texts.headlines.changed(text, format.shortDate(change.on, summary.asOf), nameOf(names, change.before));
}
