import * as z from 'zod';
import type { CompanyProperties, CompanyProperty, PropertySample } from '../../operations/ports/company-properties.ts';
import { OBJECTS_VERSION, PROPERTIES_VERSION } from '../client/api-versions.ts';
import { recordsSchema } from '../records/crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { parseCompanyName } from '../records/company-name.ts';
import { PROPERTY_DEFINITIONS } from './property-definitions.ts';
import { DEFAULT_READING } from '../records/reading-options.ts';

const EXAMPLES = 3;

const definitionsSchema = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      hidden: z.boolean().default(false),
      hubspotDefined: z.boolean().nullish(),
      modificationMetadata: z.object({ readOnlyValue: z.boolean().nullish() }).nullish(),
      // Seen on answers only; where HubSpot does not say it, the number is taken for a plain one.
      showCurrencySymbol: z.boolean().nullish(),
    }),
  ),
});
type Definition = z.infer<typeof definitionsSchema>['results'][number];
const searchSchema = z.object({ total: z.int().nonnegative(), results: recordsSchema });

/** The properties of one account's companies: one call for the list, three for a sample. */
export function createCompanyProperties(client: HubSpotClient): CompanyProperties {
  const countWith = async (...names: readonly string[]): Promise<number> => (await search(client, names, [], 1)).total;
  return {
    async list() {
      const { results } = await client.call(
        {
          kind: 'properties',
          operation: 'read the company properties',
          method: 'GET',
          path: `/crm/properties/${PROPERTIES_VERSION}/companies`,
        },
        definitionsSchema,
      );
      return results.filter(mayBeChosen).map(toProperty);
    },
    async sample(property, datedBy): Promise<PropertySample> {
      const asked = ['name', 'domain', property, ...(datedBy === null ? [] : [datedBy])];
      const [companies, found, alsoEntered] = await Promise.all([
        countWith(),
        search(client, [property], asked, EXAMPLES),
        countWith(property, DEFAULT_READING.budgetProperty),
      ]);
      const examples = found.results.slice(0, EXAMPLES).map((record) => ({
        companyId: record.id,
        companyName: parseCompanyName(record),
        value: record.properties[property] ?? '',
        datedBy: datedBy === null ? null : (record.properties[datedBy] ?? null),
      }));
      return { companies, withValue: found.total, alsoEntered, examples };
    },
  };
}

const OWN: ReadonlySet<string> = new Set(PROPERTY_DEFINITIONS.map(({ name }) => name));

/** What HubSpot itself counts or computes, such as an id or the sum of deals, is no budget. */
function mayBeChosen({ name, hidden, hubspotDefined, modificationMetadata }: Definition): boolean {
  const isHubSpots =
    name.startsWith('hs_') || (hubspotDefined === true && modificationMetadata?.readOnlyValue === true);
  return !hidden && !isHubSpots && !OWN.has(name);
}

function toProperty({ name, label, type, showCurrencySymbol }: Definition): CompanyProperty {
  const kind = type === 'number' || type === 'date' ? type : 'other';
  return { name, label, kind, isMoney: kind === 'number' && showCurrencySymbol === true };
}

/** Companies that have a value for every one of the properties. */
function search(
  client: HubSpotClient,
  filled: readonly string[],
  properties: readonly string[],
  limit: number,
): Promise<z.infer<typeof searchSchema>> {
  const filters = filled.map((propertyName) => ({ propertyName, operator: 'HAS_PROPERTY' }));
  return client.call(
    {
      kind: 'search',
      operation: 'look for companies with a value',
      method: 'POST',
      path: `/crm/objects/${OBJECTS_VERSION}/companies/search`,
      body: { filterGroups: filters.length === 0 ? [] : [{ filters }], properties, limit },
    },
    searchSchema,
  );
}
