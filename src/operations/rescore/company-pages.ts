import type { CompanyReading } from '../ports.ts';
import type { PortalMirror } from '../ports/portal-mirror.ts';

/** Companies read from the mirror at once. */
export const COMPANIES_PER_PAGE = 500;

/**
 * Lets the process hear what happened meanwhile, such as a signal that ends it or a request that waits: a store within the
 * process answers without ever giving it a turn.
 */
export function takeBreath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Every company of the mirror by ascending id, page by page, from the first one after `after` on (null: from the start). */
export async function* companyPages(
  mirror: Pick<PortalMirror, 'listCompanyIds' | 'readCompanies'>,
  after: string | null = null,
): AsyncGenerator<{ readonly readings: readonly CompanyReading[]; readonly last: string }> {
  for (let from = after; ;) {
    const ids: readonly string[] = await mirror.listCompanyIds({ after: from, limit: COMPANIES_PER_PAGE });
    const last = ids.at(-1);
    if (last === undefined) return;
    const readings = await mirror.readCompanies(ids);
    await takeBreath();
    yield { readings, last };
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
    const readings = await mirror.readCompanies(page);
    await takeBreath();
    yield { readings, last: page.at(-1) ?? '' };
  }
}
