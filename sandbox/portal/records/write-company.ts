import type { Day } from '../../../src/scoring/types.ts';
import { writeInstant } from '../calendar.ts';
import type { Random } from '../chance/random.ts';
import type { DrawnCompany } from '../latent/draw-company.ts';
import { toDomain, type Country } from '../words/company-names.ts';
import { drawPerson } from '../words/people.ts';
import type { PortalDraft, RecordName } from './portal-draft.ts';

/** What a company's record says besides its history. */
export interface CompanyProfile {
  readonly name: string;
  readonly country: Country;
  readonly city: string;
  /** '' where nobody owns the company. */
  readonly ownerId: string;
  readonly parentId: string | null;
  /** Ids of records that were merged into this one. */
  readonly mergedIds: readonly string[];
  /** What people filled in. */
  readonly entered: Readonly<Record<string, string>>;
}

/** Employees are not known of every company. */
const EMPLOYEES_KNOWN_SHARE = 0.92;

export function writeCompany(
  draft: PortalDraft,
  company: DrawnCompany,
  profile: CompanyProfile,
  random: Random,
  asOf: Day,
): RecordName {
  const { name, country, city, ownerId, parentId, mergedIds, entered } = profile;
  const created = writeInstant(firstDay(company, asOf) - random.integer(5, 120), random.integer(7 * 60, 16 * 60));
  const updated = writeInstant(asOf - random.integer(1, 60), random.integer(7 * 60, 16 * 60));
  const at = created < updated ? updated : created;
  const properties: Record<string, string | null> = {
    name,
    domain: toDomain(name),
    city,
    country: country.name,
    industry: company.market.industry,
    numberofemployees: random.chance(EMPLOYEES_KNOWN_SHARE) ? String(company.market.employees) : null,
    lifecyclestage: lifecycleStage(company),
    type: company.archetype === 'partner' ? 'PARTNER' : null,
    hubspot_owner_id: ownerId === '' ? null : ownerId,
    createdate: created,
    hs_lastmodifieddate: at,
    ...entered,
  };
  if (parentId !== null) properties.hs_parent_company_id = parentId;
  if (mergedIds.length > 0) properties.hs_merged_object_ids = mergedIds.join(';');
  return draft.add('companies', properties, created, at);
}

/** One to five people, by the size of the company. */
export function writeContacts(
  draft: PortalDraft,
  company: DrawnCompany,
  name: RecordName,
  domain: string,
  random: Random,
  asOf: Day,
): readonly RecordName[] {
  const most = { small: 2, medium: 3, large: 4, enterprise: 5 }[company.market.size];
  const since = firstDay(company, asOf);
  return Array.from({ length: random.integer(1, most) }, (_, index) => {
    const { firstName, lastName, jobTitle } = drawPerson(random);
    const at = writeInstant(random.integer(since - 5, asOf), random.integer(7 * 60, 16 * 60));
    const contact = draft.add(
      'contacts',
      {
        firstname: firstName,
        lastname: lastName,
        email: `${firstName}.${lastName}${index}@${domain}`.toLowerCase(),
        jobtitle: jobTitle,
        createdate: at,
        lastmodifieddate: at,
        hs_lastmodifieddate: at,
      },
      at,
      at,
    );
    draft.linkPrimary(contact, name);
    return contact;
  });
}

function lifecycleStage(company: DrawnCompany): string {
  if (company.archetype === 'partner') return 'other';
  if (company.archetype === 'no_deals') return 'lead';
  return company.archetype === 'prospect' ? 'opportunity' : 'customer';
}

function firstDay({ story }: DrawnCompany, asOf: Day): Day {
  return story.deals.reduce((first, deal) => Math.min(first, deal.openedOn), asOf - 45);
}
