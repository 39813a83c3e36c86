import { useMemo } from 'react';
import { useCrmProperties } from '@hubspot/ui-extensions/crm';
import { type Published, readPublished } from '../sentences/read-published.ts';

/** A constant of this module, so that HubSpot's builder can read it and fetch the values ahead of the first paint. */
const PUBLISHED_PROPERTIES = [
  'loyalty_segment',
  'loyalty_segment_computed',
  'loyalty_segment_override',
  'loyalty_previous_segment',
  'loyalty_segment_changed_at',
  'loyalty_customer_status',
  'loyalty_score',
  'loyalty_evidence',
  'loyalty_risk',
  'loyalty_previous_risk',
  'loyalty_risk_changed_at',
  'loyalty_change_reason',
  'loyalty_renewal_date',
  'loyalty_contact_status',
  'loyalty_last_non_renewal_contact',
  'loyalty_lifetime_value',
  'loyalty_current_annual_value',
  'loyalty_value_gap',
  'loyalty_share_of_wallet',
  'loyalty_product_gap',
  'loyalty_wallet_source',
  'loyalty_next_action',
  'loyalty_scored_at',
  'loyalty_annual_budget',
  'loyalty_budget_as_of',
  'loyalty_budget_dated',
];

const NONE: Published = { kind: 'none' };

/** The values on the record; null while HubSpot reads them. Where they cannot be read, there are none. */
export function usePublished(today: string, timeZone: string): Published | null {
  const { properties, isLoading, error } = useCrmProperties(PUBLISHED_PROPERTIES);
  return useMemo(() => {
    if (error !== null) return NONE;
    return isLoading ? null : readPublished(properties, today, timeZone);
  }, [properties, isLoading, error, today, timeZone]);
}
