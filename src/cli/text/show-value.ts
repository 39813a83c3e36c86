import {
  CONTACT_STATUS_OPTIONS,
  CUSTOMER_STATUS_OPTIONS,
  PUBLISHED_SEGMENT_OPTIONS,
  RISK_OPTIONS,
  type PropertyOption,
} from '../../hubspot/properties/property-options.ts';
import type { PublishedSegment } from '../../operations/ports.ts';
import type { ContactStatus, CustomerStatus, NotScored, Risk } from '../../scoring/types.ts';

/** The words that HubSpot's lists show for the same values. */
export function showSegment(segment: PublishedSegment | null): string {
  return segment === null ? '--' : labelOf(PUBLISHED_SEGMENT_OPTIONS, segment);
}

export function showRisk(risk: Risk): string {
  return labelOf(RISK_OPTIONS, risk);
}

export function showCustomerStatus(status: CustomerStatus): string {
  return labelOf(CUSTOMER_STATUS_OPTIONS, status);
}

export function showContactStatus(status: ContactStatus): string {
  return labelOf(CONTACT_STATUS_OPTIONS, status);
}

const NOT_SCORED_SENTENCES: Readonly<Record<NotScored['reason'], string>> = {
  no_deals: 'Not scored: no deal is known',
  no_won_deals: 'Not scored: no deal is won yet',
  nothing_paid: 'Not scored: nothing was ever paid, only credits or free deals',
  nothing_usable: 'Not scored: none of its won deals could be used',
};

export function showReason(reason: NotScored['reason']): string {
  return NOT_SCORED_SENTENCES[reason];
}

function labelOf(options: readonly PropertyOption[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
