import { composeContact } from './contact-fact.ts';
import { composeLoyalty } from './loyalty-fact.ts';
import type { Summary } from './summary.ts';
import { composeLifetime, composeValue } from './value-fact.ts';
import type { Words } from './words.ts';

export interface Fact {
  readonly key: 'loyalty' | 'contact' | 'budget' | 'lifetime';
  readonly label: string;
  readonly text: string;
}

/** The card's facts, at most four; silence comes first where a customer is at risk. */
export function composeFacts(summary: Summary, words: Words): readonly Fact[] {
  const labels = words.texts.factLabels;
  const loyalty: Fact = {
    key: 'loyalty',
    label: summary.test === 'win_back' ? labels.winBack : labels.loyalty,
    text: composeLoyalty(summary, words),
  };
  const contact: Fact = {
    key: 'contact',
    label: labels.contact,
    text: composeContact(summary.contact, summary.asOf, words),
  };
  const facts = isSilenceTheNews(summary) ? [contact, loyalty] : [loyalty, contact];
  if (summary.value !== null) {
    facts.push({ key: 'budget', label: labels.budget, text: composeValue(summary.value, summary.test, words) });
  }
  if (summary.lifetime !== null) {
    facts.push({ key: 'lifetime', label: labels.lifetimeValue, text: composeLifetime(summary.lifetime, words) });
  }
  return facts;
}

function isSilenceTheNews({ risk, contact }: Summary): boolean {
  return (risk === 'high' || risk === 'critical') && (contact.status === 'overdue' || contact.status === 'never');
}

/** How many records did not count as contact, where that matters: the customer seems silent. */
export function composeExcluded({ contact }: Summary, { texts }: Words): string | null {
  const seemsSilent = contact.status !== 'in_touch';
  return seemsSilent && contact.excluded > 0 ? texts.facts.didNotCount(contact.excluded) : null;
}
