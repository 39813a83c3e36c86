import { isHubSpotError } from '../client/hubspot-error.ts';

/** The kinds of record that could not be read for want of a permission; the rest is read all the same. */
export interface UnreadKinds {
  /** The result, or what stands for nothing where the permission is missing. @throws {HubSpotError} any other failure */
  orElse<T>(kind: string, reading: Promise<T>, nothing: T): Promise<T>;
  has(kind: string): boolean;
  add(kind: string): void;
  /** In a fixed order. */
  list(): readonly string[];
}

export function createUnreadKinds(): UnreadKinds {
  const kinds = new Set<string>();
  return {
    async orElse(kind, reading, nothing) {
      try {
        return await reading;
      } catch (error) {
        if (!isHubSpotError(error, 'missing_scope')) throw error;
        kinds.add(kind);
        return nothing;
      }
    },
    has: (kind) => kinds.has(kind),
    add: (kind) => {
      kinds.add(kind);
    },
    list: () => [...kinds].sort(),
  };
}
