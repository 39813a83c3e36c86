import { riskSchema, segmentSchema } from '../../shared/card-view.ts';
import type { ScoredView } from '../../shared/card-view.ts';

/** What is asked of each company of a group: a constant of a module, so that the search is asked once. */
export const MEMBER_PROPERTIES = [
  'name',
  'loyalty_segment',
  'loyalty_risk',
  'loyalty_current_annual_value',
  'loyalty_lifetime_value',
];

/** A company as HubSpot's search gives it. */
interface FoundCompany {
  readonly objectId: number;
  readonly properties: Readonly<Record<string, string | null>>;
}

/** A company of a group with its published values; null where none is published. */
export interface GroupMember {
  readonly id: string;
  readonly name: string;
  readonly role: 'parent' | 'self' | 'other';
  readonly segment: ScoredView['segment'];
  readonly risk: ScoredView['risk'] | null;
  readonly annual: number | null;
  readonly lifetime: number | null;
}

export interface Group {
  /** The parent first, then by what they spend a year, the most first. */
  readonly members: readonly GroupMember[];
  /** Sum of what is published, in the home currency. */
  readonly annual: number;
  /** This company's part of it, 0 to 1; null where the sum is not positive or nothing is published of it. */
  readonly share: number | null;
}

/**
 * The companies of a group and what they are worth together, by their published values. Null for a company alone.
 *
 * @param headId the company at the head of the group
 * @param selfId the company of the record
 */
export function readGroup(found: readonly FoundCompany[], headId: string, selfId: string): Group | null {
  const members = found
    .map(({ objectId, properties }) => readMember(String(objectId), properties, headId, selfId))
    .toSorted((one, other) => rank(other) - rank(one));
  if (members.length < 2) return null;
  const annual = members.reduce((sum, member) => sum + (member.annual ?? 0), 0);
  const own = members.find(({ id }) => id === selfId)?.annual ?? null;
  return { members, annual, share: own === null || annual <= 0 ? null : own / annual };
}

function rank({ role, annual }: GroupMember): number {
  return role === 'parent' ? Number.POSITIVE_INFINITY : (annual ?? Number.NEGATIVE_INFINITY);
}

function readMember(id: string, properties: FoundCompany['properties'], headId: string, selfId: string): GroupMember {
  return {
    id,
    name: properties.name ?? id,
    role: id === selfId ? 'self' : id === headId ? 'parent' : 'other',
    segment: segmentSchema.safeParse(properties.loyalty_segment).data ?? null,
    risk: riskSchema.safeParse(properties.loyalty_risk).data ?? null,
    annual: toAmount(properties.loyalty_current_annual_value),
    lifetime: toAmount(properties.loyalty_lifetime_value),
  };
}

function toAmount(text: string | null | undefined): number | null {
  const amount = text === undefined || text === null || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(amount) ? amount : null;
}
