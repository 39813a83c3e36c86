import type { CompanyReading } from '../../src/operations/ports.ts';
import type { PortalMirror, SyncReport } from '../../src/operations/ports/portal-mirror.ts';
import type { ScoreStore } from '../../src/operations/ports/score-store.ts';
import { byId } from './by-id.ts';

export interface MemoryMirror extends PortalMirror {
  /** Names of the calls made, in order. */
  readonly calls: readonly string[];
}

/**
 * A mirror that holds what was read at its last sync; `read` is the CRM.
 *
 * @param onPublished told what the CRM says is published, as the real one does
 */
export function memoryMirror(
  read: () => Promise<readonly CompanyReading[]>,
  onPublished: ScoreStore['correctPublished'] = () => Promise.resolve(),
): MemoryMirror {
  let held = new Map<string, CompanyReading>();
  const calls: string[] = [];
  const sortedIds = (): string[] => [...held.keys()].sort(byId);

  async function hold(readings: readonly CompanyReading[]): Promise<void> {
    for (const reading of readings) held.set(reading.history.companyId, reading);
    await onPublished(readings.map(({ history, published }) => ({ companyId: history.companyId, values: published })));
  }

  return {
    calls,
    sync: async (options = {}) => {
      calls.push('sync');
      const kind: SyncReport['kind'] = held.size === 0 ? 'first_fill' : options.full === true ? 'full' : 'nightly';
      held = new Map();
      await hold(await read());
      options.progress?.({ phase: 'reading', done: held.size, total: held.size, calls: 0 });
      return {
        ...{ kind, calls: {}, antiEntropyCalls: 0, companies: held.size, read: {}, removed: {}, merged: [] },
        ...{ corrected: 0, stopped: options.signal?.aborted === true },
      };
    },
    syncCompanies: async (ids) => {
      calls.push('syncCompanies');
      const found = (await read()).filter(({ history }) => ids.includes(history.companyId));
      await hold(found);
      return new Map(found.map(({ history }) => [history.companyId, history.companyId]));
    },
    countCompanies: () => Promise.resolve(held.size),
    listCompanyIds: ({ after, limit }) =>
      Promise.resolve(
        sortedIds()
          .filter((id) => after === null || byId(id, after) > 0)
          .slice(0, limit),
      ),
    readCompanies: (ids) => {
      calls.push('readCompanies');
      return Promise.resolve(
        ids.flatMap((id) => {
          const reading = held.get(id);
          return reading === undefined ? [] : [{ ...reading, published: null }];
        }),
      );
    },
  };
}
