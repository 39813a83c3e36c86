import { isHubSpotError } from '../client/hubspot-error.ts';
import type { ObjectType } from '../records/object-types.ts';

/** A part of the portal that a permission can be missing for: records of a type, or the way from one type to another. */
export type PortalPart = ObjectType | `${ObjectType}>${ObjectType}`;

/** What the mirror may not read, as far as it was tried. */
export interface UnreadParts {
  /** The result; null where the permission is missing, which is remembered. @throws {HubSpotError} any other failure */
  orNull<T>(part: PortalPart, reading: Promise<T>): Promise<T | null>;
  list(): readonly string[];
  /** Parts that could not be read in an earlier run, and could in this one. */
  readonly regained: ReadonlySet<string>;
}

/** @param known what could not be read when it was last tried */
export function createUnreadParts(known: readonly string[]): UnreadParts {
  const unread = new Set(known);
  const regained = new Set<string>();
  return {
    regained,
    async orNull(part, reading) {
      try {
        const result = await reading;
        if (unread.delete(part)) regained.add(part);
        return result;
      } catch (error) {
        if (!isHubSpotError(error, 'missing_scope')) throw error;
        unread.add(part);
        regained.delete(part);
        return null;
      }
    },
    list: () => [...unread].sort(),
  };
}
