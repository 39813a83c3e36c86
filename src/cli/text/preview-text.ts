import type { DealRole, DealsPreview } from '../../operations/settings/preview/preview-deals.ts';
import type { SegmentsPreview } from '../../operations/settings/preview/preview-segments.ts';
import type { TouchesPreview } from '../../operations/settings/preview/preview-touches.ts';
import { countText } from '../../scoring/count-text.ts';
import { plainTable, shownName } from './table.ts';

/** What a policy would change, worked out on the mirror alone. */
export interface PolicyPreview {
  readonly deals: DealsPreview;
  readonly touches: TouchesPreview;
  readonly segments: SegmentsPreview;
}

const EXAMPLES_SHOWN = 10;

const ROLE_NAMES: Readonly<Record<DealRole, string>> = {
  renewal: 'won: renewal',
  purchase: 'won: other purchase',
  pilot: 'won: pilot',
  credit: 'won: credit',
  open_renewal: 'open: renewal',
  open: 'open: other',
  lost_renewal: 'lost: renewal',
  lost: 'lost: other',
  skipped: 'not usable',
};
const NO_RENEWAL =
  'This rule finds no renewal at all: add the word by which a pipeline or deal type tells your renewals from other deals.';

/** @param money formats an amount of the portal's currency */
export function previewText({ deals, touches, segments }: PolicyPreview, money: (amount: number) => string): string {
  return [
    `Deals, of ${lookedText(deals)}:`,
    countTable(deals.roles.map(({ role, now, then }) => [ROLE_NAMES[role], now, then])),
    ...(deals.roles.some(({ role, then }) => role.endsWith('renewal') && then > 0) ? [] : [NO_RENEWAL]),
    `${countText(deals.renewalDatesChanged, 'customer', 'customers')} would have another renewal date.`,
    ...examplesText(deals.examples, ({ dealId, dealName }) => `deal ${dealId} "${shownName(dealName)}"`),
    `\nActivities, of ${lookedText(touches)}:`,
    countTable(touches.readings.map(({ reading, now, then }) => [reading, now, then])),
    countTable(touches.statuses.map(({ status, now, then }) => [status, now, then])),
    ...examplesText(
      touches.examples,
      ({ kind, activityId, subject }) => `${kind} ${activityId} "${shownName(subject)}"`,
    ),
    `\nSegments and risks, of ${lookedText(segments)}${segments.isSample ? ', brought to all of them' : ''}:`,
    segmentsTable(segments),
    countTable(segments.risks.map(({ risk, now, then }) => [risk, now, then])),
    `${countText(segments.moved, 'customer', 'customers')} would be in another segment. The lifetime value of all would be ${money(segments.lifetimeValue.then)} (now ${money(segments.lifetimeValue.now)}).`,
    idealText(segments, money),
    'Nothing was changed.',
  ].join('\n');
}

function lookedText({ companies, ofCompanies }: { readonly companies: number; readonly ofCompanies: number }): string {
  const all = countText(ofCompanies, 'customer', 'customers');
  return companies === ofCompanies ? all : `${String(companies)} drawn from ${all}`;
}

function countTable(rows: readonly (readonly [name: string, now: number, then: number])[]): string {
  const table = plainTable(['', 'now', 'then'], ['now', 'then']);
  for (const [name, now, then] of rows) table.push([shownWord(name), now, then]);
  return table.toString();
}

function segmentsTable({ segments }: SegmentsPreview): string {
  const table = plainTable(['', 'now', 'then', '80 %'], ['now', 'then', '80 %']);
  for (const { segment, now, then, thenInterval } of segments)
    table.push([shownWord(segment ?? 'none'), now, then, thenInterval === null ? '' : thenInterval.join(' to ')]);
  return table.toString();
}

function shownWord(name: string): string {
  return name.replaceAll('_', ' ');
}

function idealText({ idealLifetimeValue }: SegmentsPreview, money: (amount: number) => string): string {
  return idealLifetimeValue === null
    ? 'There is no customer to fix an Ideal lifetime value from.'
    : `Ideal lifetime value: ${money(idealLifetimeValue)}.`;
}

/** What changes alone: the rest is for the page. */
function examplesText<T extends { readonly companyName: string; readonly now: string; readonly then: string }>(
  examples: readonly (T & { readonly word: string | null; readonly reason: string | null })[],
  nameOf: (example: T) => string,
): readonly string[] {
  return examples
    .filter(({ now, then }) => now !== then)
    .slice(0, EXAMPLES_SHOWN)
    .map((example) => {
      const { companyName, now, then, word, reason } = example;
      const because =
        word === null
          ? ''
          : reason === 'word_gone' || then === 'non_renewal'
            ? ` ("${word}" counts no longer)`
            : ` ("${word}")`;
      return `  ${shownName(companyName)}, ${nameOf(example)}: ${shownWord(now)} becomes ${shownWord(then)}${because}`;
    });
}
