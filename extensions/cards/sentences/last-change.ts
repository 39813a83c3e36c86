import { type Change, recentChanges } from './recent-changes.ts';
import type { Summary } from './summary.ts';
import { nameOf, type Words } from './words.ts';

/**
 * What the first sentence leaves out of the last change of segment or risk: the change itself, or only what it came from.
 * Null where there is nothing to add.
 *
 * @param said what the first sentence names already
 */
export function composeLastChange(summary: Summary, said: readonly Change['what'][], words: Words): string | null {
  const { texts, format } = words;
  const changes = recentChanges(summary);
  const [latest] = changes;
  if (latest === undefined) return null;
  const reason = sayReason(summary, words);
  const unsaid = changes.filter(({ what }) => !said.includes(what));
  const [first] = unsaid;
  if (first === undefined) {
    return reason === null ? null : texts.headlines.changeReason(format.shortDate(latest.on, summary.asOf), reason);
  }
  const sameDay = unsaid.filter(({ on }) => on === first.on);
  return texts.headlines.lastChange(
    format.shortDate(first.on, summary.asOf),
    sameDay.map((change) => sayChange(change, summary, words)).join(', '),
    first.on === latest.on ? reason : null,
  );
}

function sayChange({ what, before }: Change, { segment, risk }: Summary, { texts }: Words): string {
  const { headlines, labels, details } = texts;
  return what === 'segment'
    ? headlines.segmentChange(nameOf(labels.segment, before), segment === null ? details.none : labels.segment[segment])
    : headlines.riskChange(nameOf(labels.risk, before), risk === null ? details.none : labels.risk[risk]);
}

/** A person decides where an override stands; where none does, it was taken back or has run out. */
function sayReason({ changeReason: reason, overridden }: Summary, { texts }: Words): string | null {
  if (reason === 'person' && !overridden) return texts.headlines.takenBack;
  const names: Readonly<Record<string, string>> = texts.history.causes;
  return reason === null ? null : (names[reason] ?? null);
}
