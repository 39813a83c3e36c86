import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { PortalMirror, SyncOptions, SyncReport } from '../../operations/ports/portal-mirror.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { createDayOfInstant, type DayOfInstant } from '../portal-day.ts';
import { readLabels } from '../records/read-labels.ts';
import { readPortal } from '../records/read-portal.ts';
import { DEFAULT_READING, type ReadingOptions } from '../records/reading-options.ts';
import { createLiveSource } from '../history/record-source.ts';
import { countByKind, difference, totalOf } from './count-calls.ts';
import { createFieldPackers, versionsOf } from './field-packers.ts';
import { openLooseEndsOfAll, openLooseEndsOfSome } from './loose-ends.ts';
import { FoundRecords, type MirrorListeners, type MirrorRun, RunTally } from './mirror-run.ts';
import { type MirrorState, readState, writeState } from './mirror-state.ts';
import { walletSource } from './pack-companies.ts';
import { readMirrored } from './read-mirrored.ts';
import { finishReading, rereadCompanies, rereadPart } from './reread-part.ts';
import { bringAllUpToDate } from './sync-all.ts';
import { createUnreadParts } from './unread-parts.ts';

export interface PortalMirrorParts extends MirrorListeners {
  readonly client: HubSpotClient;
  readonly store: MirrorStore;
  /** What differs from the default reading. */
  readonly reading?: Partial<ReadingOptions>;
  readonly now: () => Date;
}

/**
 * The mirror of one HubSpot account: kept in the store, brought up to date by few calls, and read without any.
 *
 * Every step that writes can be ended and begun again: what was written stands, and the next run goes on behind it.
 */
export function createPortalMirror(parts: PortalMirrorParts): PortalMirror {
  const { client, store, now, onPublished, onMerged } = parts;
  const options = { ...DEFAULT_READING, ...parts.reading };
  const packers = createFieldPackers(options);
  const versions = versionsOf(packers, options);
  const dayOfZone = keepLast(createDayOfInstant);

  /** The account as it is now, and what the mirror knew of itself before. */
  async function openState(): Promise<MirrorState> {
    const [earlier, portal, labels] = await Promise.all([readState(store), readPortal(client), readLabels(client)]);
    const nothing = { versions, wallet: '', unread: [], knownUntil: null, dealsComparedUntil: null };
    const state = { ...(earlier ?? nothing), portal, labels };
    await writeState(store, state);
    return state;
  }

  async function openRun(
    { portal, labels, unread }: MirrorState,
    over: 'all' | 'some',
    signal?: AbortSignal,
  ): Promise<MirrorRun> {
    const source = createLiveSource(client);
    const reading = await store.beginReading();
    return {
      client,
      store,
      context: { source, options, currency: portal.currency, dayOf: dayOfZone(portal.timeZone), labels },
      packers,
      unread: createUnreadParts(unread),
      loose: await (over === 'all' ? openLooseEndsOfAll(store) : openLooseEndsOfSome(store, reading)),
      tally: new RunTally(),
      found: new FoundRecords(),
      reading,
      confirms: over === 'some',
      onPublished,
      onMerged,
      now,
      signal,
    };
  }

  async function sync({
    full = false,
    antiEntropyPart = null,
    signal,
    progress,
  }: SyncOptions = {}): Promise<SyncReport> {
    const before = countByKind(client);
    const startedAt = now();
    const state = await openState();
    const run = await openRun(state, 'all', signal);
    const tell: Parameters<typeof bringAllUpToDate>[2] = (phase, done, total) =>
      progress?.({ phase, done, total, calls: totalOf(difference(countByKind(client), before)) });
    const outcome = await bringAllUpToDate(
      run,
      { state, versions, wallet: walletSource(options), startedAt, full },
      tell,
    );
    const afterwards = countByKind(client);
    if (outcome.kind === 'nightly' && outcome.done !== null && antiEntropyPart !== null) {
      await rereadPart(run, antiEntropyPart, tell);
    }
    await writeState(store, { ...(outcome.done ?? state), unread: run.unread.list() });
    const { companies, read, removed, merged, corrected } = run.tally;
    return {
      kind: outcome.kind,
      calls: difference(afterwards, before),
      antiEntropyCalls: totalOf(difference(countByKind(client), afterwards)),
      companies,
      read,
      removed,
      merged,
      corrected,
      stopped: outcome.done === null || signal?.aborted === true,
    };
  }

  async function syncCompanies(companyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const state = (await readState(store)) ?? (await openState());
    const run = await openRun(state, 'some');
    const now = await rereadCompanies(run, companyIds, false);
    await finishReading(run);
    return new Map(
      companyIds.flatMap((id) => {
        const current = now.get(id);
        return current === undefined ? [] : [[id, current] as const];
      }),
    );
  }

  return {
    sync,
    syncCompanies,
    countCompanies: () => store.countOf('company'),
    listCompanyIds: (page) => store.listIds('company', page),
    async readCompanies(companyIds, partners = options.partners) {
      const state = await readState(store);
      if (state === null) return [];
      const dayOf = dayOfZone(state.portal.timeZone);
      return readMirrored({ store, packers, options: { ...options, partners }, state, dayOf }, companyIds);
    },
  };
}

/** Keeps the last result: a portal has one time zone. */
function keepLast(create: (timeZone: string) => DayOfInstant): (timeZone: string) => DayOfInstant {
  let last: { readonly timeZone: string; readonly dayOf: DayOfInstant } | null = null;
  return (timeZone) => {
    if (last?.timeZone !== timeZone) last = { timeZone, dayOf: create(timeZone) };
    return last.dayOf;
  };
}
