import type { Random } from '../chance/random.ts';
import { branchName, drawCompanyName, drawCountry } from '../words/company-names.ts';
import { OWNERS } from '../words/people.ts';
import { companyIdAt } from './portal-draft.ts';
import type { CompanyProfile } from './write-company.ts';

const BRANCH_SHARE = 0.04;
const MERGED_SHARE = 0.03;
const UNOWNED_SHARE = 0.03;
/** First id of the records that were merged away. */
const MERGED_IDS = 17_900_000_001;

/** Name, place, owner and kin of the company at a place in the portal. `names` are those of the companies before it. */
export function drawProfile(
  random: Random,
  industry: string,
  names: readonly string[],
): Omit<CompanyProfile, 'entered'> {
  const place = names.length;
  const country = drawCountry(random);
  const city = random.pick(country.cities);
  const parent = place > 0 && random.chance(BRANCH_SHARE) ? random.integer(0, place - 1) : null;
  const parentName = parent === null ? undefined : names[parent];
  return {
    name:
      parentName === undefined
        ? drawCompanyName(random, industry, country)
        : branchName(parentName, city, country, random),
    country,
    city,
    ownerId: random.chance(UNOWNED_SHARE) ? '' : random.pick(OWNERS).id,
    parentId: parent === null ? null : companyIdAt(parent),
    mergedIds: random.chance(MERGED_SHARE) ? mergedIds(place, random.integer(1, 2)) : [],
  };
}

function mergedIds(place: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(MERGED_IDS + 2 * place + index));
}
