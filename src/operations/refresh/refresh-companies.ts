import type { ScoreResult } from '../../scoring/types.ts';
import { writePortfolioPage } from '../portfolio/write-portfolio-page.ts';
import type { PublishedValues, PublishOutcome } from '../ports.ts';
import { readPortalContext, type PortalContext } from '../rescore/learn-portal.ts';
import { putOutPage, scorePage, toPageContext, type LeftFromEarlier, type PageContext } from '../rescore/score-page.ts';
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

/**
 * Reads some companies again from the CRM with all that belongs to them, scores them with what the last run of the whole
 * portal left, and publishes what is worth publishing. It needs no lock: a run of the whole portal may be under way, since a
 * score of older inputs never takes the place of one of newer inputs. What others have put out is neither sent nor taken away.
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
  const asked = [...new Set(companyIds)];
  const current = await world.mirror.syncCompanies(asked);
  const page = await openPage(world, portal);
  const mirrored = await world.mirror.readCompanies([...new Set(current.values())]);
  const scored = await scorePage(world, mirrored, page);
  const refreshed = await publishScored(world, scored, page);
  await writePortfolioPage(world.store.portfolio, scored);
  await world.store.portfolio.removeRows(asked.filter((id) => current.get(id) !== id));
  return {
    kind: 'refreshed',
    companies: new Map(asked.map((id) => [id, refreshed.get(current.get(id) ?? '') ?? { kind: 'gone' }])),
  };
}

/**
 * The version is taken between the mirror's being brought up to date and its being read: whoever writes the mirror last scores
 * with the highest version, and with nothing older than what it wrote.
 */
async function openPage({ store, portal, now }: RescoreWorld, { context, tiers }: PortalContext): Promise<PageContext> {
  const inputVersion = await store.scores.nextInputVersion();
  return toPageContext(context, tiers, portal.currency, { at: now().toISOString(), inputVersion });
}

/** Puts out and sends these companies, and none besides. @returns by company id */
async function publishScored(
  world: RescoreWorld,
  scored: readonly Scored[],
  page: PageContext,
): Promise<ReadonlyMap<string, CompanyRefresh>> {
  const { scores } = world.store;
  const ids = scored.map(({ reading }) => reading.history.companyId);
  await putOutPage(world, scored, page, await leftOf(world, ids));
  // Values that somebody put out meanwhile, of newer inputs, are theirs to send.
  const ours = (await scores.readOutgoingOf(ids)).filter(({ inputVersion }) => inputVersion === page.inputVersion);
  const { outcomes } = ours.length === 0 ? { outcomes: [] } : await sendBatch(world, ours, true);
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.companyId, outcome]));
  return new Map(
    scored.map((one) => {
      const { companyId } = one.reading.history;
      return [companyId, toRefresh(one, outcomeOf.get(companyId))] as const;
    }),
  );
}

async function leftOf({ store }: Pick<RescoreWorld, 'store'>, ids: readonly string[]): Promise<LeftFromEarlier> {
  const wanted = new Set(ids);
  const refusals = await store.scores.listRefusals();
  const waiting = await store.scores.readOutgoingOf(ids);
  return {
    refused: new Set(refusals.map(({ companyId }) => companyId).filter((id) => wanted.has(id))),
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
