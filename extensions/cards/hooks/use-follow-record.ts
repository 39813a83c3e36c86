import { useEffect, useRef } from 'react';
import { toScore } from '../../shared/rounding.ts';
import type { Published } from '../sentences/read-published.ts';
import type { Details } from '../state/card-answer.ts';
import type { DetailsState } from '../state/details-state.ts';
import type { Ask } from './use-details.ts';

/**
 * Asks again when the record changes under the card: another card on the page published or took an entry, or a person
 * edited the budget among the record's properties. What this card itself had written agrees with it and asks nothing.
 */
export function useFollowRecord(published: Published | null, state: DetailsState, ask: Ask): void {
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (published === null) return;
    const signature = sign(published);
    const isFirst = seen.current === null;
    if (isFirst) seen.current = signature;
    if (isFirst || signature === seen.current || state.status !== 'shown') return;
    seen.current = signature;
    if (disagrees(published, state.answer)) void ask({ action: 'show' });
  }, [published, state, ask]);
}

/** What another card, the service or a person may have changed, as text. */
function sign(published: Published): string {
  if (published.kind !== 'scored') return published.kind;
  const { segment, risk, score, contact, renewal, value } = published.summary;
  const days = [contact.status, contact.last?.date, renewal?.date];
  // The gap says that the service has taken up a budget, which the first answer after the edit may not know yet.
  return [published.kind, segment, risk, score, published.budget, value?.gap, ...days].join(' ');
}

function disagrees(published: Published, answer: Details): boolean {
  if (answer.kind === 'published_only') return false;
  if (answer.kind === 'not_scored') return published.kind === 'scored';
  if (published.kind !== 'scored') return published.kind === 'not_customer';
  const { segment, risk, score, contact, renewal } = published.summary;
  const budget = answer.wallet?.source === 'entered' ? answer.wallet.amount : null;
  return (
    segment !== answer.segment ||
    risk !== answer.risk ||
    score !== toScore(answer.loyalty) ||
    budget !== published.budget ||
    contact.status !== answer.contact.status ||
    contact.last?.date !== answer.contact.lastNonRenewal?.date ||
    renewal?.date !== answer.renewal?.date
  );
}
