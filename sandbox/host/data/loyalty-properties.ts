/** The written properties that the pages show and filter by. Labels and options come from the portal itself. */
export const SEGMENT = 'loyalty_segment';
export const RISK = 'loyalty_risk';
export const CUSTOMER_STATUS = 'loyalty_customer_status';
export const CONTACT_STATUS = 'loyalty_contact_status';
export const EVIDENCE = 'loyalty_evidence';
export const VALUE_TIER = 'loyalty_value_tier';
export const SCORE = 'loyalty_score';
export const RENEWAL_DATE = 'loyalty_renewal_date';
export const LAST_CONTACT = 'loyalty_last_non_renewal_contact';
const LIFETIME_VALUE = 'loyalty_lifetime_value';
export const ANNUAL_VALUE = 'loyalty_current_annual_value';
export const VALUE_AT_RISK = 'loyalty_value_at_risk';
export const VALUE_GAP = 'loyalty_value_gap';
export const ANNUAL_BUDGET = 'loyalty_annual_budget';
export const SHARE_OF_WALLET = 'loyalty_share_of_wallet';
export const OWNER = 'hubspot_owner_id';
export const NAME = 'name';

/** Numbers that are money, in the portal's home currency. */
export const MONEY_PROPERTIES: ReadonlySet<string> = new Set([
  LIFETIME_VALUE,
  ANNUAL_VALUE,
  VALUE_AT_RISK,
  ANNUAL_BUDGET,
  VALUE_GAP,
  'loyalty_acquisition_cost',
  'loyalty_cost_to_serve',
]);

export const PREFIX = 'loyalty_';
