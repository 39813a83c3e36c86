import type { CardAnswer } from '../../../../extensions/shared/card-view.ts';

/** HubSpot hands on answers of up to 1 MB. */
const LARGEST_BYTES = 950_000;
/** Records of each list that a large answer keeps. */
const RECORDS_KEPT = 1_000;

/** The answer as it is or, where it is larger than HubSpot hands on, with the first records of its longest lists. */
export function fitAnswer(answer: CardAnswer): CardAnswer {
  if (answer.kind !== 'scored' && answer.kind !== 'not_scored') return answer;
  if (Buffer.byteLength(JSON.stringify(answer)) <= LARGEST_BYTES) return answer;
  const { contact, purchases, skipped } = answer;
  return {
    ...answer,
    contact: {
      ...contact,
      excluded: contact.excluded.slice(0, RECORDS_KEPT),
      ...(contact.touches === undefined ? {} : { touches: contact.touches.slice(0, RECORDS_KEPT) }),
    },
    purchases: purchases.slice(0, RECORDS_KEPT),
    skipped: skipped.slice(0, RECORDS_KEPT),
  };
}
