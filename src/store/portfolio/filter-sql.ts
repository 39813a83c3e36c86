import type { PortfolioFilter } from '../../operations/ports/portfolio-store.ts';
import type { Parameter } from '../database.ts';

/** A condition on rows of `loyalty.portfolio`, with what stands for its parameters. */
export interface FilterSql {
  readonly sql: string;
  /** `$1` is the portal. */
  readonly parameters: readonly Parameter[];
}

/** Columns of which a filter names the values that it lets through. */
const LISTED = [
  ['ownerIds', 'owner_id'],
  ['risks', 'risk'],
  ['contactStatuses', 'contact_status'],
  ['statuses', 'customer_status'],
  ['valueTiers', 'value_tier'],
  ['industries', 'industry'],
  ['products', 'product'],
] as const satisfies readonly (readonly [keyof PortfolioFilter, string])[];

/** @param before what stands for parameters already, from `$2` on */
export function toFilterSql(portalId: string, filter: PortfolioFilter, before: readonly Parameter[] = []): FilterSql {
  const parameters: Parameter[] = [portalId, ...before];
  const conditions = ['portal_id = $1'];
  const add = (toSql: (place: string) => string, value: Parameter | undefined): void => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(toSql(`$${String(parameters.length)}`));
  };
  for (const [name, column] of LISTED) add((place) => `${column} = any(${place}::text[])`, filter[name]);
  add((place) => `coalesce(segment, 'none') = any(${place}::text[])`, filter.segments);
  add((place) => `renewal_date >= ${place}::integer`, filter.renewalFrom);
  add((place) => `renewal_date <= ${place}::integer`, filter.renewalUntil);
  add((place) => `position(lower(${place}::text) in lower(name)) > 0`, filter.name);
  if (filter.hasNoOwner === true) conditions.push('owner_id is null');
  if (filter.isRenewalOnly === true) conditions.push('is_renewal_only');
  if (filter.missing === 'not_published') conditions.push('not is_published');
  else add((place) => `${place}::text = any(missing)`, filter.missing);
  return { sql: conditions.join(' and '), parameters };
}
