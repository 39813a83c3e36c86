/** What of the published values stands in columns of the portfolio, so that the database can filter, sort and add up. */

interface PublishedColumn {
  readonly column: string;
  /** Its name in the values' json. */
  readonly value: string;
  readonly type: 'text' | 'integer' | 'double precision';
}

const PUBLISHED_COLUMNS: readonly PublishedColumn[] = [
  { column: 'segment', value: 'segment', type: 'text' },
  { column: 'risk', value: 'risk', type: 'text' },
  { column: 'evidence', value: 'evidence', type: 'text' },
  { column: 'score', value: 'score', type: 'double precision' },
  { column: 'lifetime_value', value: 'lifetimeValue', type: 'double precision' },
  { column: 'current_annual_value', value: 'currentAnnualValue', type: 'double precision' },
  { column: 'value_at_risk', value: 'valueAtRisk', type: 'double precision' },
  { column: 'value_gap', value: 'valueGap', type: 'double precision' },
  { column: 'value_tier', value: 'valueTier', type: 'text' },
  { column: 'renewal_date', value: 'renewalDate', type: 'integer' },
  { column: 'contact_status', value: 'contactStatus', type: 'text' },
  { column: 'last_non_renewal_contact', value: 'lastNonRenewalContact', type: 'integer' },
  { column: 'product_gap', value: 'productGap', type: 'text' },
  { column: 'next_action', value: 'nextAction', type: 'text' },
];

/** The columns' names, in order. */
export const PUBLISHED_NAMES = PUBLISHED_COLUMNS.map(({ column }) => column);

/** SQL of the columns' values, in the same order, read from {@link readingOf}. "Not scored" is no segment. */
export const PUBLISHED_VALUES = PUBLISHED_COLUMNS.map(({ value }) =>
  value === 'segment' ? `nullif(said."segment", 'not_scored')` : `said."${value}"`,
).join(', ');

/**
 * SQL of a column of published values, as PostgreSQL can read what is in it: a text there may hold what is no character (NUL,
 * half a surrogate pair), which `JSON.stringify` writes as an escape that only a reading trips over.
 */
export function readableJson(json: string): string {
  return `case when position('\\u' in ${json}::text) = 0 then ${json}
    else regexp_replace(${json}::text, '\\\\u(0000|d[89a-f][0-9a-f]{2})', '\\\\ufffd', 'g')::json end`;
}

/**
 * SQL that reads a json column once for all columns, and for the customer status, as `said`: one row, also of no json.
 *
 * @param json SQL of the column
 */
export function readingOf(json: string): string {
  const fields = PUBLISHED_COLUMNS.map(({ value, type }) => `"${value}" ${type}`).join(', ');
  return `json_to_record(coalesce(${readableJson(json)}, '{}'::json)) as said ("customerStatus" text, ${fields})`;
}
