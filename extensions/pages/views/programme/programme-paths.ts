/** Rows of a page of the programme's lists. */
const PROGRAMME_ROWS = 10;

/** A list's address at the service. @param page from 1 */
export function listPath(list: string, page: number, more: Readonly<Record<string, string>> = {}): string {
  const query = { ...more, offset: String((page - 1) * PROGRAMME_ROWS), limit: String(PROGRAMME_ROWS) };
  return `/api/programme/${list}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

export function pageCountOf(total: number): number {
  return Math.ceil(total / PROGRAMME_ROWS);
}
