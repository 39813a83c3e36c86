import { searchObjects, type CrmObject, type SearchFilter } from '../data/crm-client.ts';
import {
  CONTACT_STATUS,
  LAST_CONTACT,
  NAME,
  OWNER,
  RENEWAL_DATE,
  SEGMENT,
  VALUE_AT_RISK,
} from '../data/loyalty-properties.ts';
import { addDays, countDays, daysBetween, dueDay } from './parts/days.ts';
import type { PortalKnowledge } from './shell/portal-context.ts';

export interface Example {
  readonly id: string;
  readonly name: string;
  /** The day of the next renewal, `YYYY-MM-DD`; null where none is known. */
  readonly renewsOn: string | null;
  /** The day of the last talk about anything but the renewal, `YYYY-MM-DD`; null where there was none. */
  readonly talkedOn: string | null;
}

const RENEWS_WITHIN_DAYS = 120;

/** Of an owner's own customers a quiet one that renews soon, else the nearest there is to it; the most at risk first. */
export async function findExample(
  { facts, definitions }: PortalKnowledge,
  ownerId: string | null,
  signal: AbortSignal,
): Promise<Example | null> {
  if (!definitions.has(SEGMENT)) return null;
  const soon: SearchFilter = {
    propertyName: RENEWAL_DATE,
    operator: 'BETWEEN',
    value: facts.asOf,
    highValue: addDays(facts.asOf, RENEWS_WITHIN_DAYS),
  };
  const quiet: SearchFilter = { propertyName: CONTACT_STATUS, operator: 'IN', values: ['never', 'overdue', 'due'] };
  const anything: SearchFilter = { propertyName: VALUE_AT_RISK, operator: 'GT', value: '0' };
  const own: readonly SearchFilter[] =
    ownerId === null ? [] : [{ propertyName: OWNER, operator: 'EQ', value: ownerId }];
  for (const filters of [[soon, quiet, ...own], [quiet, ...own], [soon], [anything]]) {
    const request = {
      filterGroups: [{ filters: [...filters, anything] }],
      sorts: [{ propertyName: VALUE_AT_RISK, direction: 'DESCENDING' as const }],
      properties: [NAME, RENEWAL_DATE, LAST_CONTACT],
      limit: 1,
    };
    const { results } = await searchObjects('companies', request, signal);
    const [found] = results;
    if (found !== undefined) return toExample(found);
  }
  return null;
}

function toExample({ id, properties }: CrmObject): Example {
  const dayOf = (name: string): string | null => {
    const day = (properties[name] ?? '').slice(0, 10);
    return day === '' ? null : day;
  };
  return {
    id,
    name: properties[NAME] ?? `Company ${id}`,
    renewsOn: dayOf(RENEWAL_DATE),
    talkedOn: dayOf(LAST_CONTACT),
  };
}

/** What is to be known of the customer before the record is opened, as the rest of a sentence behind the name. */
export function describeExample({ renewsOn, talkedOn }: Example, asOf: string): string {
  const renews = renewsOn === null ? [] : [describeRenewal(daysBetween(asOf, renewsOn))];
  const talked = describeTalk(talkedOn === null ? null : daysBetween(talkedOn, asOf));
  return [...renews, talked].join(', and ');
}

function describeRenewal(days: number): string {
  return days < 0 ? `the renewal is ${dueDay(days)}` : `renews ${dueDay(days)}`;
}

function describeTalk(days: number | null): string {
  if (days === null) return 'nobody has ever talked to them about anything but a renewal';
  if (days <= 0) return 'somebody talked to them today';
  return `nobody has talked to them for ${countDays(days)}, except about the renewal`;
}
