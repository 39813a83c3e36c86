import type { ScoreResult } from '../../scoring/types.ts';
import { writePortfolioPage } from '../portfolio/write-portfolio-page.ts';
import type { PublishedValues, PublishOutcome } from '../ports.ts';
import type { InputVersion } from '../ports/score-store.ts';
import { readPortalContext, type PortalContext } from '../rescore/learn-portal.ts';
import { putOutPage, scorePage, toPageContext, type LeftFromEarlier, type PageContext } from '../rescore/score-page.ts';
import { readRunProgress } from '../rescore/run-state.ts';
import { sendBatch } from '../rescore/send-outgoing.ts';
import type { Scored } from '../rescore/tally.ts';
import type { RescoreWorld, RunStart } from '../rescore/world.ts';

/** What became of one company that was looked at again. */
export type CompanyRefresh =
  | {
      /** `refused`: by the account's own rules; `failed`: it stays put out, and whoever tries again sends what is then true. */
      readonly kind: 'written' | 'unchanged' | 'refused' | 'failed';
      /** The id it goes by now, which differs where it was merged. */
      readonly companyId: string;
      /** Null where nothing was in the way. */
      readonly reason: string | null;
      readonly before: PublishedValues | null;
      /** What stands on the record now, as far as we know. */
      readonly published: PublishedValues | null;
      readonly result: ScoreResult;
    }
  /** The CRM has no such company any more, or it was forgotten here. */
  | { readonly kind: 'gone' };

export type RefreshOutcome =
  /** Single companies cannot be scored before the whole portal was: nothing was done. */
  | { readonly kind: 'never_scored' }
  | {
      readonly kind: 'refreshed';
      /** By the ids that were asked for. */
      readonly companies: ReadonlyMap<string, CompanyRefresh>;
    };

/** How often a company is read again because somebody else published it between its being read and being published here. */
const MOST_ROUNDS = 3;

/**
 * Reads some companies again from the CRM with all that belongs to them, scores them with what the last run of the whole
 * portal left, and publishes what is worth publishing. It needs no lock: a run of the whole portal may be under way, since a
 * score of older inputs never takes the place of one of newer inputs. Where somebody else published a company after its
 * reading began here, it is read once more: who publishes last has read after the other. What others have put out is neither
 * sent nor taken away.
 *
 * @param companyIds at most a few hundred: they are read and scored at once
 * @throws {HubSpotError | StoreError} what the adapters throw; nothing is half done that the next try does not make whole
 */
export async function refreshCompanies(
  world: RescoreWorld,
  start: RunStart,
  companyIds: readonly string[],
): Promise<RefreshOutcome> {
  const portal = await readPortalContext(world.store.runs, start);
  if (portal === null) return { kind: 'never_scored' };
  const companies = new Map<string, CompanyRefresh>();
  let left: readonly string[] = [...new Set(companyIds)];
  for (let round = 1; round <= MOST_ROUNDS && left.length > 0; round += 1) {
    left = await refreshOnce(world, portal, left, companies);
  }
  return { kind: 'refreshed', companies };
}

/**
 * @param companies takes up what became of each; of one that is to be read again, that it failed
 * @returns those that somebody else came between
 */
async function refreshOnce(
  world: RescoreWorld,
  portal: PortalContext,
  asked: readonly string[],
  companies: Map<string, CompanyRefresh>,
): Promise<readonly string[]> {
  const begun = await world.store.scores.nextInputVersion();
  const current = await world.mirror.syncCompanies(asked);
  const page = await openPage(world, portal);
  const mirrored = await world.mirror.readCompanies([...new Set(current.values())]);
  const scored = await scorePage(world, mirrored, page);
  const overtaken = await findNewer(world, scored.map(idOf), begun);
  const ours = scored.filter((one) => !overtaken.has(idOf(one)));
  const refreshed = new Map(await publishScored(world, ours, page));
  await writePortfolioPage(world.store.portfolio, ours);
  await world.store.portfolio.removeRows(asked.filter((id) => current.get(id) !== id));
  for (const id of await findUnpublished(world, ours, refreshed, page)) overtaken.add(id);
  for (const one of scored) if (overtaken.has(idOf(one))) refreshed.set(idOf(one), toOvertaken(one));
  for (const id of asked) companies.set(id, refreshed.get(current.get(id) ?? '') ?? { kind: 'gone' });
  return asked.filter((id) => overtaken.has(current.get(id) ?? ''));
}

/**
 * The version is taken between the mirror's being brought up to date and its being read: whoever writes the mirror last scores
 * with the highest version.
 */
async function openPage({ store, portal, now }: RescoreWorld, { context, tiers }: PortalContext): Promise<PageContext> {
  const inputVersion = await store.scores.nextInputVersion();
  return toPageContext(context, tiers, portal.currency, { at: now().toISOString(), inputVersion });
}

/** Of these, the companies that were published or put out with inputs of a later version. */
async function findNewer(
  { store: { scores } }: Pick<RescoreWorld, 'store'>,
  ids: readonly string[],
  version: InputVersion,
): Promise<Set<string>> {
  const rows = [...(await scores.readPublished(ids)).values(), ...(await scores.readOutgoingOf(ids))];
  return new Set(rows.filter(({ inputVersion }) => inputVersion > version).map(({ companyId }) => companyId));
}

/** The companies whose values were left out, because somebody else was quicker with a later version of perhaps older inputs. */
async function findUnpublished(
  world: Pick<RescoreWorld, 'store'>,
  scored: readonly Scored[],
  refreshed: ReadonlyMap<string, CompanyRefresh>,
  { inputVersion }: PageContext,
): Promise<ReadonlySet<string>> {
  const ids = scored.filter(({ standing }) => standing !== null).map(idOf);
  const unsent = ids.filter((id) => refreshed.get(id)?.kind === 'unchanged');
  return unsent.length === 0 ? new Set() : findNewer(world, unsent, inputVersion);
}

function idOf({ reading }: Scored): string {
  return reading.history.companyId;
}

/** Puts out and sends these companies, and none besides. @returns by company id */
async function publishScored(
  world: RescoreWorld,
  scored: readonly Scored[],
  page: PageContext,
): Promise<ReadonlyMap<string, CompanyRefresh>> {
  const { scores } = world.store;
  const ids = scored.map(idOf);
  await putOutPage(world, scored, page, await leftOf(world, ids));
  // Values that somebody put out meanwhile, of newer inputs, are theirs to send.
  const ours = (await scores.readOutgoingOf(ids)).filter(({ inputVersion }) => inputVersion === page.inputVersion);
  const { outcomes } = ours.length === 0 ? { outcomes: [] } : await sendBatch(world, ours, true);
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.companyId, outcome]));
  return new Map(scored.map((one) => [idOf(one), toRefresh(one, outcomeOf.get(idOf(one)))] as const));
}

async function leftOf({ store }: Pick<RescoreWorld, 'store'>, ids: readonly string[]): Promise<LeftFromEarlier> {
  const refusals = await store.scores.listRefusals(ids);
  // What waits for somebody's yes is theirs: a look that finds nothing worth writing leaves it.
  const isWaitingForYes = (await readRunProgress(store.mirror))?.phase === 'waiting';
  const waiting = isWaitingForYes ? [] : await store.scores.readOutgoingOf(ids);
  return {
    refused: new Set(refusals.map(({ companyId }) => companyId)),
    waiting: new Set(waiting.map(({ companyId }) => companyId)),
  };
}

function toRefresh({ reading, result }: Scored, outcome: PublishOutcome | undefined): CompanyRefresh {
  const before = reading.published;
  const facts = { companyId: reading.history.companyId, before, result };
  if (outcome === undefined) return { kind: 'unchanged', reason: null, published: before, ...facts };
  if (outcome.obstacle === 'gone') return { kind: 'gone' };
  const published = outcome.published ?? before;
  return { kind: outcome.result, reason: outcome.reason, published, ...facts };
}

/** What stands is what the other one published. */
function toOvertaken({ reading: { history, published }, result }: Scored): CompanyRefresh {
  const reason = 'Others published this company again and again while it was being read.';
  return { kind: 'failed', companyId: history.companyId, reason, before: published, published, result };
}
