import type { TierBounds } from '../../programme/value-tiers.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import { noteAlerts } from '../alerts/note-alerts.ts';
import type { CompanyReading, PublishedValues } from '../ports.ts';
import type { InputVersion, Outgoing, Snapshot, SnapshotCause } from '../ports/score-store.ts';
import { modelLabel, type PublishContext } from '../published-values.ts';
import { settle } from '../refresh-customer.ts';
import type { ProgrammePass } from '../programme/pass/pass-types.ts';
import { readProgrammePage } from '../programme/pass/programme-pass.ts';
import { takeBreath } from './company-pages.ts';
import { noteFirstReadings, withFirstReading, withoutFirstReading } from './first-readings.ts';
import { isOnlyPassingDays } from './passing-days.ts';
import type { Scored } from './tally.ts';
import type { RescoreWorld } from './world.ts';

/** What every company of one run is scored with, so that a run that is taken up again gives the same scores. */
export interface PageContext {
  readonly scoring: ScoringContext;
  readonly publish: PublishContext;
  readonly inputVersion: InputVersion;
  /** Null where only some companies are scored: what the programme says of them then stays as it was published. */
  readonly programme: ProgrammePass | null;
}

/** @param at ISO 8601 instant that the scores carry */
export function toPageContext(
  scoring: ScoringContext,
  tiers: TierBounds | null,
  currency: string,
  { at, inputVersion }: { readonly at: string; readonly inputVersion: InputVersion },
): PageContext {
  return {
    scoring,
    inputVersion,
    programme: null,
    publish: { currency, label: modelLabel(scoring.model, scoring.policy), at, tiers },
  };
}

/** Scored in one piece: about a tenth of a second, in which the process answers nobody. */
const COMPANIES_PER_BREATH = 50;

/** Scores some companies from the mirror and holds each against what was last published on it. Writes nothing. */
export async function scorePage(
  { store, standingAfter }: Pick<RescoreWorld, 'store' | 'standingAfter'>,
  mirrored: readonly CompanyReading[],
  { scoring, publish, programme }: PageContext,
): Promise<readonly Scored[]> {
  const companyIds = mirrored.map(({ history }) => history.companyId);
  const rows = await store.scores.readPublished(companyIds);
  const firstReadings = await store.scores.readFirstReadings(companyIds);
  const told = programme === null ? null : await readProgrammePage(store, programme, companyIds);
  // What similar customers own is worked out on the day on which the tiers are learnt.
  const areTiersNew = publish.productGaps !== undefined;
  const scored: Scored[] = [];
  for (const { history } of mirrored) {
    if (scored.length % COMPANIES_PER_BREATH === COMPANIES_PER_BREATH - 1) await takeBreath();
    const published = rows.get(history.companyId)?.values ?? null;
    const reading = { history, published };
    const result = scoreCustomer(history, scoring);
    const waiting = firstReadings.get(history.companyId);
    const known = { history, published: withFirstReading(published, waiting) };
    const said = told?.tell(history, result) ?? null;
    const settled = settle(known, result, publish, scoring.asOf, said?.values);
    const standing = worthWriting(standingAfter, published, settled, areTiersNew);
    const cause = causeOf(published, settled);
    scored.push({ reading, result, settled, standing, cause, waiting: waiting ?? null, programme: said });
  }
  return scored;
}

/** Companies that need a second look when their scores are put out. */
export interface LeftFromEarlier {
  /** Their scores were refused. */
  readonly refused: ReadonlySet<string>;
  /** Older values still wait to be sent. */
  readonly waiting: ReadonlySet<string>;
}

/** Puts out what is worth sending, with one snapshot for each change. */
export async function putOutPage(
  world: Pick<RescoreWorld, 'store' | 'standingAfter'>,
  page: readonly Scored[],
  { scoring, inputVersion }: PageContext,
  left: LeftFromEarlier,
): Promise<void> {
  const outgoing: Outgoing[] = [];
  const snapshots: Snapshot[] = [];
  for (const { reading, settled, standing, cause } of page) {
    const { companyId } = reading.history;
    const before = reading.published;
    const { pendingChange } = settled;
    if (standing !== null) {
      outgoing.push({ companyId, before, after: { ...standing, pendingChange }, inputVersion });
      snapshots.push({ companyId, asOf: scoring.asOf, cause, values: { ...settled, pendingChange: null } });
    } else if (before !== null && left.waiting.has(companyId)) {
      // What waits is older than this reading, which finds the record as it should be: nothing is to be sent any more.
      outgoing.push({ companyId, before, after: { ...before, pendingChange }, inputVersion });
    }
  }
  await noteLostAlerts(world.store.notices, page, left);
  await noteFirstReadings(world.store.scores, page);
  if (outgoing.length === 0) return;
  await world.store.scores.putOut(outgoing, await withoutRepeats(world, snapshots, left.refused));
}

/**
 * Where values still wait, the CRM may have taken them without anybody hearing of it: an alert that stands on the record by
 * now then differs no more from what is put out, and is noted here. One that was noted before is left as it is.
 */
async function noteLostAlerts(
  notices: RescoreWorld['store']['notices'],
  page: readonly Scored[],
  { waiting }: LeftFromEarlier,
): Promise<void> {
  const standing = page.flatMap(({ reading: { history, published } }) =>
    published !== null && waiting.has(history.companyId)
      ? [{ companyId: history.companyId, before: null, after: published }]
      : [],
  );
  await noteAlerts(notices, standing);
}

/** Companies of earlier runs that refused their values, and those whose values wait to be sent. */
export async function readLeftFromEarlier({ store }: Pick<RescoreWorld, 'store'>): Promise<LeftFromEarlier> {
  const refused = new Set((await store.scores.listRefusals()).map(({ companyId }) => companyId));
  const waiting = new Set<string>();
  for (let after: string | null = null; ;) {
    const page: readonly Outgoing[] = await store.scores.readOutgoing({ after, limit: 1000 });
    const last = page.at(-1);
    if (last === undefined) return { refused, waiting };
    for (const { companyId } of page) waiting.add(companyId);
    after = last.companyId;
  }
}

/** A company that refuses its scores has the same difference every night, and one change to remember. */
async function withoutRepeats(
  { store, standingAfter }: Pick<RescoreWorld, 'store' | 'standingAfter'>,
  snapshots: readonly Snapshot[],
  refused: ReadonlySet<string>,
): Promise<readonly Snapshot[]> {
  const asked = snapshots.filter(({ companyId }) => refused.has(companyId)).map(({ companyId }) => companyId);
  if (asked.length === 0) return snapshots;
  const earlier = await store.scores.readSnapshots(asked);
  return snapshots.filter(({ companyId, values }) => {
    const last = earlier.get(companyId)?.at(-1);
    return last === undefined || worthWriting(standingAfter, last.values, values, false) !== null;
  });
}

/** What would stand on the record; null where nothing is worth writing, or only the days that passed moved it. */
function worthWriting(
  standingAfter: RescoreWorld['standingAfter'],
  before: PublishedValues | null,
  settled: PublishedValues,
  areTiersNew: boolean,
): PublishedValues | null {
  const standing = standingAfter(before, withoutFirstReading(before, settled));
  const isWaiting = settled.pendingChange !== null;
  return standing !== null && isOnlyPassingDays(before, standing, { isWaiting, areTiersNew }) ? null : standing;
}

/** What a change of what is published comes from. */
function causeOf(before: PublishedValues | null, settled: PublishedValues): SnapshotCause {
  if (typeof before?.scoredAt !== 'string') return 'first';
  const [modelBefore, policyBefore] = (before.model ?? '').split('/');
  const [model, policy] = (settled.model ?? '').split('/');
  if (policyBefore !== policy) return 'policy';
  if (modelBefore !== model) return 'model';
  const hasChanged =
    settled.segmentChangedAt !== before.segmentChangedAt || settled.riskChangedAt !== before.riskChangedAt;
  if (hasChanged) return settled.changeReason ?? 'customer';
  return before.score !== null && settled.score === null ? 'data' : 'customer';
}
