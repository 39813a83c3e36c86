import type {
  CompanyReading,
  CustomerRecords,
  Entry,
  PortalFacts,
  PublishedValues,
  PublishOutcome,
  PublishRequest,
} from '../../src/operations/ports.ts';
import type { CompanyHistory } from '../../src/scoring/types.ts';

export const PORTAL: PortalFacts = { portalId: '4711', currency: 'EUR', timeZone: 'Europe/Berlin' };

/** Records kept in memory: what is published stays, and every call is written down. */
export interface MemoryRecords extends CustomerRecords {
  /** Names of the calls made, in order. */
  readonly calls: readonly string[];
  readonly entries: readonly (readonly [string, Entry])[];
  readonly requests: readonly PublishRequest[];
  readonly published: ReadonlyMap<string, PublishedValues | null>;
}

export interface MemorySettings {
  /** Answer of publishing, by company; `written` where none is given. */
  readonly outcomes?: Readonly<Record<string, Pick<PublishOutcome, 'result' | 'reason'>>>;
  /** What a call fails with, by its name. */
  readonly failures?: Readonly<Record<string, Error>>;
  readonly batch?: number;
}

export function memoryRecords(
  companies: readonly { readonly history: CompanyHistory; readonly published?: PublishedValues | null }[],
  { outcomes = {}, failures = {}, batch = 2 }: MemorySettings = {},
): MemoryRecords {
  const histories = new Map(companies.map(({ history }) => [history.companyId, history]));
  const published = new Map(companies.map((company) => [company.history.companyId, company.published ?? null]));
  const calls: string[] = [];
  const entries: (readonly [string, Entry])[] = [];
  const requests: PublishRequest[] = [];

  function call(name: string): void {
    calls.push(name);
    const failure = failures[name];
    if (failure !== undefined) throw failure;
  }
  function readingOf(history: CompanyHistory): CompanyReading {
    return { history, published: published.get(history.companyId) ?? null };
  }

  return {
    calls,
    entries,
    requests,
    published,
    readPortal: async () => {
      call('readPortal');
      return PORTAL;
    },
    readCompany: async (companyId) => {
      call('readCompany');
      const history = histories.get(companyId);
      return history === undefined ? null : readingOf(history);
    },
    readPublished: async (companyId) => {
      call('readPublished');
      const history = histories.get(companyId);
      return history === undefined ? null : { name: history.name, published: readingOf(history).published };
    },
    async *readCompanies() {
      call('readCompanies');
      const all = [...histories.values()];
      for (let start = 0; start < all.length; start += batch) yield all.slice(start, start + batch).map(readingOf);
    },
    countCompanies: async () => {
      call('countCompanies');
      return histories.size;
    },
    publish: async (asked) => {
      call('publish');
      return asked.map((request) => {
        requests.push(request);
        const outcome = outcomes[request.companyId] ?? { result: 'written', reason: null };
        if (outcome.result === 'written') published.set(request.companyId, request.after);
        return {
          companyId: request.companyId,
          ...outcome,
          propertiesSent: outcome.result === 'written' ? 1 : 0,
          published: outcome.result === 'written' ? request.after : request.before,
          obstacle: outcome.result === 'refused' ? 'rule' : outcome.result === 'failed' ? 'outside' : null,
        };
      });
    },
    enter: async (companyId, entry) => {
      call('enter');
      entries.push([companyId, entry]);
    },
  };
}
