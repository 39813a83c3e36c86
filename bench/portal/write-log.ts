import type { SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';

export interface WriteLog {
  /** Values of the app that were written since the last asking. */
  readonly count: () => number;
  /** Companies and properties that got two different values from the app since the last asking, in words; asking begins anew. */
  readonly takeTwice: () => readonly string[];
}

/** Watches what the app writes on companies. A value that is written again as it stands is no change, and is not told. */
export function watchWrites(crm: SandboxCrm): WriteLog {
  const values = new Map<string, string[]>();
  crm.on('propertyChange', ({ objectType, objectId, propertyName, value, source }) => {
    if (objectType !== 'companies' || source !== 'INTEGRATION') return;
    const key = `company ${objectId}: ${propertyName}`;
    const written = values.get(key) ?? [];
    values.set(key, written);
    written.push(value);
  });
  return {
    count: () => [...values.values()].reduce((sum, written) => sum + written.length, 0),
    takeTwice() {
      const twice = [...values].filter(([, written]) => written.length > 1);
      values.clear();
      return twice.map(([key, written]) => `${key} = ${written.join(', then ')}`);
    },
  };
}
