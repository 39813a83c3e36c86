import type { ContactFacts } from './summary.ts';
import { nameOf, type Words } from './words.ts';

/** When we last talked about anything but the renewal. */
export function composeContact(contact: ContactFacts, asOf: string, { texts, format }: Words): string {
  const { facts } = texts;
  if (contact.status === 'not_measurable') return facts.notMeasurable(contact.contactsKnown);
  if (contact.last === null) return contact.renewalOnly === true ? facts.neverButRenewal : facts.neverTalked;
  const { days } = contact.last;
  const usual = contact.usualGapDays === null ? null : format.number(Math.round(contact.usualGapDays));
  if (contact.status === 'overdue') {
    if (contact.renewalOnly === null) return facts.noOtherConversation(days);
    return contact.renewalOnly ? facts.onlyRenewalContact(days, usual) : facts.noConversation(days, usual);
  }
  const kind = contact.last.kind === null ? null : nameTouch({ ...contact.last, kind: contact.last.kind }, texts);
  const date = format.shortDate(contact.last.date, asOf);
  return facts.lastConversation(kind, date, days, contact.status === 'due' ? usual : null);
}

/** What kind of touch it was; one that came by way of the parent company says so. */
export function nameTouch(
  { kind, viaParent }: { readonly kind: string; readonly viaParent?: true | undefined },
  texts: Words['texts'],
): string {
  const name = nameOf(texts.labels.touch, kind);
  return viaParent === true ? texts.facts.viaParent(name) : name;
}
