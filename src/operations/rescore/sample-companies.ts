import type { CompanyReading } from '../ports.ts';
import type { PortalMirror } from '../ports/portal-mirror.ts';
import { companyPages, COMPANIES_PER_PAGE, takeBreath } from './company-pages.ts';

/**
 * Customers that a portal's model is learnt from at most. A fit holds some 100 kB of each, with what was known of it on
 * several past days: more would not fit beside a large portal, and would hardly move the parameters.
 */
export const MODEL_SAMPLE = 4_000;
/** Customers that the Ideal lifetime value and the value tiers are learnt from at most: two numbers are kept of each. */
export const VALUE_SAMPLE = 20_000;

/**
 * The companies to learn from, in pages: every one of a portal of at most `size` companies; else customers in the order of a
 * hash of their ids until there are `size` of them, so that every run draws the same ones and new ones come in by chance.
 *
 * @param size most customers, at least 1
 */
export async function* sampleCompanies(
  mirror: Pick<PortalMirror, 'countCompanies' | 'listCompanyIds' | 'readCompanies'>,
  size: number,
): AsyncGenerator<readonly CompanyReading[]> {
  if ((await mirror.countCompanies()) <= size) {
    for await (const { readings } of companyPages(mirror)) yield readings;
    return;
  }
  const ids = await idsByHash(mirror);
  let missing = size;
  for (let start = 0; start < ids.length && missing > 0; start += COMPANIES_PER_PAGE) {
    const readings = await mirror.readCompanies(ids.slice(start, start + COMPANIES_PER_PAGE));
    const customers = readings.filter(isCustomer).slice(0, missing);
    missing -= customers.length;
    await takeBreath();
    yield customers;
  }
}

function isCustomer({ history }: CompanyReading): boolean {
  return history.deals.some(({ outcome }) => outcome === 'won');
}

async function idsByHash(mirror: Pick<PortalMirror, 'listCompanyIds'>): Promise<readonly string[]> {
  return byHash(await listIds(mirror, () => true));
}

/**
 * Companies drawn at random, the same every time: about `most` of a larger portal, else all of it. Any first part of them is
 * a simple random sample too.
 *
 * @param most at least 1
 */
export async function drawCompanyIds(
  mirror: Pick<PortalMirror, 'countCompanies' | 'listCompanyIds'>,
  most: number,
): Promise<readonly string[]> {
  const bound = (most / Math.max(1, await mirror.countCompanies())) * HASHES;
  return byHash(await listIds(mirror, (id) => hashOf(id) < bound));
}

async function listIds(
  mirror: Pick<PortalMirror, 'listCompanyIds'>,
  isWanted: (id: string) => boolean,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const page: readonly string[] = await mirror.listCompanyIds({ after, limit: 10_000 });
    const last = page.at(-1);
    if (last === undefined) return ids;
    ids.push(...page.filter(isWanted));
    await takeBreath();
    after = last;
  }
}

/** In the order of a hash of the ids, which has nothing to do with the companies. */
export function byHash(ids: readonly string[]): readonly string[] {
  const hashes = new Map(ids.map((id) => [id, hashOf(id)]));
  return ids.toSorted((one, other) => (hashes.get(one) ?? 0) - (hashes.get(other) ?? 0) || (one < other ? -1 : 1));
}

const HASHES = 2 ** 32;

/** FNV-1a, 32 bits, with a last mixing, since neighbouring ids must fall far apart. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
