import type { ScoredView } from '../../shared/card-view.ts';
import { nameTouch } from './contact-fact.ts';
import type { Words } from './words.ts';

/** A record behind a figure, by the name that people know it by. */
export interface TracedRecord {
  readonly record: string;
  readonly kind: string;
  readonly name: string;
}

/** Drivers whose records are of one kind, also where the answer lists them nowhere else. */
const KINDS: Readonly<Record<string, string>> = {
  lost_deals: 'deal',
  open_renewal: 'deal',
  renewal_lost: 'deal',
  renewals_made: 'deal',
  tickets: 'ticket',
};

/** The records behind a driver, named as the answer's own lists name them. */
export function traceRecords(
  driver: Pick<ScoredView['drivers'][number], 'name' | 'records'>,
  view: ScoredView,
  { texts, format }: Words,
): readonly TracedRecord[] {
  const deals = new Map(view.purchases.map((purchase) => [purchase.record, purchase]));
  const touches = new Map((view.contact.touches ?? []).map((touch) => [touch.record, touch]));
  return driver.records.map((record) => {
    const deal = deals.get(record);
    if (deal !== undefined) return { record, kind: 'deal', name: deal.name === '' ? record : deal.name };
    const touch = touches.get(record);
    if (touch !== undefined) {
      return { record, kind: touch.kind, name: `${nameTouch(touch, texts)}, ${format.fullDate(touch.date)}` };
    }
    return { record, kind: KINDS[driver.name] ?? '', name: record };
  });
}
