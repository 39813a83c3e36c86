/** SQL over customers' courses: what changed from day to day. */

/** Where in a course its last snapshot at or before a day stands, from 1; 0: there is none, and no element either. */
export function placeOn(day: string): string {
  return `width_bucket(${day}::integer, days)`;
}

/**
 * The courses of those that are customers: narrowed before anything is worked out, so that whoever sees few customers waits for
 * these alone.
 *
 * @param filter SQL of the condition on rows of the portfolio; `$1` is the portal
 */
export function coursesOf(filter: string): string {
  return `(select company_id from loyalty.portfolio where ${filter}) as own
    join (select * from loyalty.course where portal_id = $1) as course using (company_id)`;
}
