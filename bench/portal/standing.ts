import { createHash } from 'node:crypto';
import type { SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';

/** What the app has written on each company, as one text. */
export type Standing = ReadonlyMap<string, string>;

const PREFIX = 'loyalty_';

/** @param without properties that are left out */
export function readStanding(crm: SandboxCrm, without: ReadonlySet<string> = new Set()): Standing {
  return new Map(
    crm.records('companies').map(({ id, properties }) => {
      const ours = Object.entries(properties).filter(([name]) => name.startsWith(PREFIX) && !without.has(name));
      return [id, JSON.stringify(ours.sort(([one], [other]) => (one < other ? -1 : 1)))];
    }),
  );
}

/** One short text for what stands on all companies. */
export function digestOf(standing: Standing): string {
  const hash = createHash('sha256');
  for (const [id, values] of standing) hash.update(`${id} ${values}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** Companies on which something else stands. */
export function differencesOf(one: Standing, other: Standing): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id));
}
