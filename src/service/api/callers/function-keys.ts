import { createHash, timingSafeEqual } from 'node:crypto';

/** A key by which an app function shows which account it speaks for. A portal may have two while one takes the place of the other. */
export interface FunctionKey {
  readonly portalId: string;
  readonly key: string;
}

/** Finds the portal of a key; null where no portal has it. */
export type FindPortal = (key: string) => string | null;

/**
 * Every key is compared with, and by its hash, so that the time it takes says neither which key was near nor how long one is.
 *
 * @throws {Error} where two portals have the same key, or one is empty: then a key would not say whose it is
 */
export function createFunctionKeys(keys: readonly FunctionKey[]): FindPortal {
  const owners = new Map<string, string>();
  for (const { portalId, key } of keys) {
    if (key.trim() === '') throw new Error(`the function key of portal ${portalId} must not be empty`);
    const owner = owners.get(key);
    if (owner !== undefined && owner !== portalId)
      throw new Error(`portals ${owner} and ${portalId} must not have the same function key`);
    owners.set(key, portalId);
  }
  const hashed = [...owners].map(([key, portalId]) => ({ portalId, hash: hashOf(key) }));
  return (key) => {
    const given = hashOf(key);
    const fitting = hashed.filter(({ hash }) => timingSafeEqual(hash, given));
    return fitting[0]?.portalId ?? null;
  };
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}
