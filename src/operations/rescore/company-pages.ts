import type { CompanyReading } from '../ports.ts';
import type { PortalMirror } from '../ports/portal-mirror.ts';

/** Companies read from the mirror at once. */
export const COMPANIES_PER_PAGE = 500;

/** Every company of the mirror by ascending id, page by page, from the first one after `after` on (null: from the start). */
export async function* companyPages(
  mirror: Pick<PortalMirror, 'listCompanyIds' | 'readCompanies'>,
  after: string | null = null,
): AsyncGenerator<{ readonly readings: readonly CompanyReading[]; readonly last: string }> {
  for (let from = after; ;) {
    const ids: readonly string[] = await mirror.listCompanyIds({ after: from, limit: COMPANIES_PER_PAGE });
    const last = ids.at(-1);
    if (last === undefined) return;
    yield { readings: await mirror.readCompanies(ids), last };
    from = last;
  }
}

/** The companies named, page by page. */
export async function* namedCompanyPages(
  mirror: Pick<PortalMirror, 'readCompanies'>,
  ids: readonly string[],
): AsyncGenerator<{ readonly readings: readonly CompanyReading[]; readonly last: string }> {
  for (let start = 0; start < ids.length; start += COMPANIES_PER_PAGE) {
    const page = ids.slice(start, start + COMPANIES_PER_PAGE);
    yield { readings: await mirror.readCompanies(page), last: page.at(-1) ?? '' };
  }
}
