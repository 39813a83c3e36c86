import { formatIsoDay } from '../../../scoring/day.ts';
import type { Day } from '../../../scoring/types.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import type { ListedCustomer, SeenOwners } from '../../ports/programme-lists.ts';
import type { ProgrammePart } from '../../settings/portal-settings.ts';
import { readPartsOn } from '../../settings/read-settings.ts';
import { readWorkedOut } from '../worked-out.ts';

/** Who looks at the programme of which portal, and when. */
export interface ProgrammeLook {
  readonly store: PortalStore;
  /** Owners whose customers they see; null: the whole portal. */
  readonly ownerIds: SeenOwners;
  /** The portal's day. */
  readonly today: Day;
  /** ISO 4217. */
  readonly currency: string;
}

/** Of a list, which rows. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** What every answer that tells something has. */
export interface Dated {
  readonly asOf: string;
  readonly currency: string;
}

/** The part is switched off; or it is on, and no run of the whole portal has worked it out yet. */
export type NothingToTell = { readonly kind: 'off' } | { readonly kind: 'not_yet' };

/** Answers for a part where it is on and was worked out. @param worked the day on which it was */
export async function ofPart<Answer>(
  look: ProgrammeLook,
  part: ProgrammePart,
  answer: (dated: Dated, worked: Day) => Promise<Answer>,
): Promise<Answer | NothingToTell> {
  if (!(await readPartsOn(look.store.runs)).has(part)) return { kind: 'off' };
  const worked = await readWorkedOut(look.store.reports);
  if (worked?.parts.has(part) !== true) return { kind: 'not_yet' };
  return answer({ asOf: formatIsoDay(worked.asOf), currency: look.currency }, worked.asOf);
}

export function toWho({ companyId, name, ownerId }: ListedCustomer): ListedCustomer {
  return { companyId, name, ownerId };
}

export function toIsoOrNull(day: Day | null): string | null {
  return day === null ? null : formatIsoDay(day);
}
