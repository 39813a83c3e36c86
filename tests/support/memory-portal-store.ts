import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import type { KeptReport, ReportStore } from '../../src/operations/ports/report-store.ts';
import type { ModelVersion, Run, RunStore, SettingVersion } from '../../src/operations/ports/run-store.ts';
import type {
  InputVersion,
  Outgoing,
  PublishedRow,
  Refusal,
  ScoreStore,
  Snapshot,
} from '../../src/operations/ports/score-store.ts';
import { byId } from './by-id.ts';
import { memoryInbox, type MemoryInbox } from './memory-inbox.ts';
import { createMemoryMirrorStore } from './memory-mirror-store.ts';
import { memoryNotices } from './memory-notices.ts';
import { memoryPortfolioStore } from './memory-portfolio-store.ts';
import { memoryProgramme } from './memory-programme.ts';
import { memoryProgrammeEntries } from './memory-programme-entries.ts';

const done = (): Promise<void> => Promise.resolve();

/** What is kept of a portal, in memory: the ports' words, in the plainest way. */
export function memoryPortalStore(portalId: string, now: () => Date): PortalStore & { readonly inbox: MemoryInbox } {
  let kept = openStores(now);
  return {
    portalId,
    get mirror() {
      return kept.mirror;
    },
    get scores() {
      return kept.scores;
    },
    get runs() {
      return kept.runs;
    },
    get portfolio() {
      return kept.portfolio;
    },
    get reports() {
      return kept.reports;
    },
    get notices() {
      return kept.notices;
    },
    get programme() {
      return kept.programme;
    },
    get programmeEntries() {
      return kept.programmeEntries;
    },
    get inbox() {
      return kept.inbox;
    },
    erase: () => {
      kept = openStores(now);
      return done();
    },
  };
}

function openStores(now: () => Date): Omit<PortalStore, 'portalId' | 'erase'> & { readonly inbox: MemoryInbox } {
  const scores = memoryScoreStore(now);
  const portfolio = memoryPortfolioStore(scores);
  return {
    mirror: createMemoryMirrorStore(now),
    scores: {
      ...scores,
      mergeCompanies: async (merges) => {
        await scores.mergeCompanies(merges);
        await portfolio.removeRows(merges.map(({ oldId }) => oldId));
      },
      forgetCompany: async (id) => {
        await scores.forgetCompany(id);
        await portfolio.removeRows([id]);
      },
    },
    runs: memoryRunStore(now),
    portfolio,
    reports: memoryReportStore(),
    notices: memoryNotices(now),
    programmeEntries: memoryProgrammeEntries(),
    programme: memoryProgramme(),
    inbox: memoryInbox(now),
  };
}

function memoryScoreStore(now: () => Date): ScoreStore {
  let version: InputVersion = 0;
  const published = new Map<string, PublishedRow>();
  const outgoing = new Map<string, Outgoing>();
  const refusals = new Map<string, Refusal>();
  const firstReadings = new Map<string, string>();
  const snapshots = new Map<string, Map<number, Snapshot & { isPutOut: boolean }>>();

  function keepSnapshot(snapshot: Snapshot, isPutOut: boolean): void {
    const ofCompany = snapshots.get(snapshot.companyId) ?? new Map<number, Snapshot & { isPutOut: boolean }>();
    snapshots.set(snapshot.companyId, ofCompany);
    if (isPutOut || !ofCompany.has(snapshot.asOf)) ofCompany.set(snapshot.asOf, { ...snapshot, isPutOut });
  }
  function confirmSnapshots(companyId: string): void {
    for (const snapshot of snapshots.get(companyId)?.values() ?? []) snapshot.isPutOut = false;
  }

  return {
    nextInputVersion: () => Promise.resolve((version += 1)),
    readPublished: (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id): (readonly [string, PublishedRow])[] => {
            const row = published.get(id);
            return row === undefined ? [] : [[id, row]];
          }),
        ),
      ),
    correctPublished: (found) => {
      for (const { companyId, values } of found) {
        if (values === null) published.delete(companyId);
        else {
          const inputVersion = published.get(companyId)?.inputVersion ?? 0;
          published.set(companyId, { companyId, values, inputVersion });
        }
      }
      return done();
    },
    readFirstReadings: (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id): (readonly [string, string])[] => {
            const waiting = firstReadings.get(id);
            return waiting === undefined ? [] : [[id, waiting]];
          }),
        ),
      ),
    noteFirstReadings: (readings) => {
      for (const { companyId, waiting } of readings) {
        if (waiting === null) firstReadings.delete(companyId);
        else firstReadings.set(companyId, waiting);
      }
      return done();
    },
    putOut: (asked, taken) => {
      const accepted = asked.filter(
        ({ companyId, inputVersion }) =>
          inputVersion >= (published.get(companyId)?.inputVersion ?? 0) &&
          inputVersion >= (outgoing.get(companyId)?.inputVersion ?? 0),
      );
      const ids = new Set(accepted.map(({ companyId }) => companyId));
      for (const values of accepted) outgoing.set(values.companyId, values);
      for (const snapshot of taken) if (ids.has(snapshot.companyId)) keepSnapshot(snapshot, true);
      return Promise.resolve(accepted.length);
    },
    readOutgoing: ({ after, limit }) =>
      Promise.resolve(
        [...outgoing.values()]
          .filter(({ companyId }) => after === null || byId(companyId, after) > 0)
          .sort((one, other) => byId(one.companyId, other.companyId))
          .slice(0, limit),
      ),
    readOutgoingOf: (ids) => Promise.resolve([...outgoing.values()].filter(({ companyId }) => ids.includes(companyId))),
    countOutgoing: () => Promise.resolve(outgoing.size),
    dropOutgoing: () => {
      outgoing.clear();
      for (const ofCompany of snapshots.values()) {
        for (const [day, { isPutOut }] of ofCompany) if (isPutOut) ofCompany.delete(day);
      }
      return done();
    },
    settleOutgoing: (sent, refused) => {
      for (const row of sent) {
        if (row.inputVersion >= (published.get(row.companyId)?.inputVersion ?? 0)) published.set(row.companyId, row);
        if ((outgoing.get(row.companyId)?.inputVersion ?? 0) <= row.inputVersion) outgoing.delete(row.companyId);
        refusals.delete(row.companyId);
        confirmSnapshots(row.companyId);
      }
      for (const { companyId, reason } of refused) {
        refusals.set(companyId, { companyId, reason, since: refusals.get(companyId)?.since ?? now() });
        outgoing.delete(companyId);
        confirmSnapshots(companyId);
      }
      return done();
    },
    listRefusals: (companyIds) =>
      Promise.resolve(
        [...refusals.values()]
          .filter(({ companyId }) => companyIds?.includes(companyId) ?? true)
          .sort((one, other) => +one.since - +other.since),
      ),
    writeSnapshots: (taken) => {
      for (const snapshot of taken) keepSnapshot(snapshot, false);
      return done();
    },
    readSnapshots: (ids) =>
      Promise.resolve(
        new Map(
          ids.map((id) => [
            id,
            [...(snapshots.get(id)?.values() ?? [])]
              .sort((one, other) => one.asOf - other.asOf)
              .map(({ isPutOut: _, ...snapshot }) => snapshot),
          ]),
        ),
      ),
    mergeCompanies: (merges) => {
      for (const { oldId, newId } of merges) {
        const row = published.get(oldId);
        if (row !== undefined && !published.has(newId)) published.set(newId, { ...row, companyId: newId });
        for (const kept of [published, outgoing, refusals, firstReadings]) kept.delete(oldId);
      }
      return done();
    },
    forgetCompany: (id) => {
      for (const kept of [published, outgoing, refusals, snapshots, firstReadings]) kept.delete(id);
      return done();
    },
  };
}

function memoryReportStore(): ReportStore {
  const reports = new Map<string, KeptReport>();
  return {
    readReport: (name) => Promise.resolve(reports.get(name) ?? null),
    keepReport: (report) => {
      reports.set(report.name, report);
      return done();
    },
  };
}

/** No process but this one is at it: a run that is under way stays under way until it is finished or taken over. */
function memoryRunStore(now: () => Date): RunStore {
  const runs: Run[] = [];
  const alive = new Map<string, number>();
  const settings: SettingVersion[] = [];
  let models: readonly (ModelVersion & { readonly usedFrom: Date })[] = [];
  const TWO_MINUTES = 120_000;

  function change(runId: string, changes: Partial<Run>): Promise<void> {
    const index = runs.findIndex(({ id }) => id === runId);
    const run = runs[index];
    if (run === undefined) throw new Error(`there is no run ${runId}`);
    runs[index] = { ...run, ...changes };
    return done();
  }
  const versionsOf = (name: string): SettingVersion[] => settings.filter((one) => one.name === name).reverse();
  function writeNext({ name, value, setBy, why }: Parameters<RunStore['writeSetting']>[0]): SettingVersion {
    const latest = versionsOf(name)[0];
    if (latest !== undefined && JSON.stringify(latest.value) === JSON.stringify(value)) return latest;
    const setting = { name, version: (latest?.version ?? 0) + 1, value, setAt: now(), setBy, why };
    settings.push(setting);
    return setting;
  }

  return {
    startRun: async (kind) => {
      const under = runs.find(({ state }) => state === 'running');
      if (under !== undefined) {
        if (now().getTime() - (alive.get(under.id) ?? 0) < TWO_MINUTES) return null;
        await change(under.id, { state: 'failed', finishedAt: now() });
      }
      const id = String(runs.length + 1);
      const run: Run = { id, kind, state: 'running', startedAt: now(), finishedAt: null, report: null };
      runs.push(run);
      alive.set(id, now().getTime());
      return run;
    },
    noteProgress: (runId, report) => {
      alive.set(runId, now().getTime());
      return change(runId, { report });
    },
    finishRun: (runId, state, report) => change(runId, { state, report, finishedAt: now() }),
    listRuns: (limit) => Promise.resolve(runs.toReversed().slice(0, limit)),
    readSetting: (name) => Promise.resolve(versionsOf(name)[0] ?? null),
    writeSetting: (setting) => Promise.resolve(writeNext(setting)),
    writeSettingAfter: (after, setting) =>
      Promise.resolve((versionsOf(setting.name)[0]?.version ?? 0) === after ? writeNext(setting) : null),
    listSettings: (name) => Promise.resolve(versionsOf(name)),
    readModel: () => {
      const [latest] = models;
      if (latest === undefined) return Promise.resolve(null);
      const { usedFrom: _, ...model } = latest;
      return Promise.resolve(model);
    },
    listModels: (limit) =>
      Promise.resolve(
        models.slice(0, limit).map(({ id, fittedOn, report, value, usedFrom }) => ({
          ...{ id, fittedOn, report, usedFrom },
          isOwn: typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'portal',
        })),
      ),
    writeModel: (given) => {
      models = [{ ...given, usedFrom: now() }, ...models.filter(({ id }) => id !== given.id)];
      return done();
    },
  };
}
