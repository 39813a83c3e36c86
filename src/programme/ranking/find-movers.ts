import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore, Money, ScoreResult } from '../../scoring/types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { byValue, rankIdeal, type Ranking } from './rank-ideal.ts';
import {
  NO_RECORD_CHANGES,
  splitChange,
  type CausedChange,
  type KnownCustomer,
  type RecordChanges,
} from './split-change.ts';
import { suggestResponse, type Reading, type SuggestedResponse } from './suggest-response.ts';

/**
 * What makes a change significant: so many places that are also so large a part of all places, or so large a part of the
 * earlier relative value. Judgement: ten places are nothing among a thousand, and a tenth of twelve customers is one.
 */
export const SIGNIFICANT_MOVE = { places: 10, shareOfPlaces: 0.1, relativeValue: 0.2 } as const;

/** Every company of the portal as it was known, and scored, at a period's end. */
export interface PeriodEnd {
  readonly context: ScoringContext;
  readonly companies: readonly { readonly history: CompanyHistory; readonly result: ScoreResult }[];
}

/** How a customer stood at a period's end. */
export interface Standing {
  readonly score: CustomerScore;
  /** Among the Ideal of that day; null where it was not one of them. */
  readonly rank: number | null;
  /** Among the customers that were Ideal at either end and scored at both: those do not move because others came. */
  readonly place: number;
  /** Lifetime value over the mean of the customers that were scored at both ends. */
  readonly relativeValue: number;
}

export interface RankMover {
  readonly companyId: string;
  readonly name: string;
  readonly direction: 'up' | 'down';
  readonly significantBy: readonly ('places' | 'relative_value')[];
  readonly before: Standing;
  readonly after: Standing;
  /** Of the lifetime value. */
  readonly change: Money;
  /** They add up to the change. */
  readonly causes: readonly CausedChange[];
  /** The change of the relative value: what came of the customer's own value, and what of the others'. */
  readonly relativeChange: { readonly own: number; readonly others: number };
  readonly response: SuggestedResponse;
}

export type MoversResult =
  | {
      readonly kind: 'movers';
      readonly before: Ranking;
      readonly after: Ranking;
      /** The largest changes of relative value first. */
      readonly movers: readonly RankMover[];
      /** Ideal at the later end only, and at the earlier end only; significant or not. */
      readonly entered: number;
      readonly left: number;
      /** Ideal at one of the ends, and not scored at the other. */
      readonly notComparable: readonly string[];
    }
  /** Nobody was Ideal at that end, or the average customer was worth nothing: nobody has a rank or a relative value. */
  | { readonly kind: 'no_ideal' | 'no_value'; readonly at: 'before' | 'after' };

/**
 * Customers, Ideal at one of two period ends at least, whose rank or relative value changed significantly, with the change
 * of their lifetime value split by cause and what to do about it. Relative is to the customers that were scored at both
 * ends: it does not move because new ones came.
 *
 * @param records of a company, where something is known of its records that its history does not show
 */
export function findMovers(
  before: PeriodEnd,
  after: PeriodEnd,
  records: (companyId: string) => RecordChanges = () => NO_RECORD_CHANGES,
): MoversResult {
  const later = scoredIds(after);
  const panel = new Set([...scoredIds(before)].filter((id) => later.has(id)));
  const ends = { before: rankEnd(before, panel), after: rankEnd(after, panel) };
  for (const at of ['before', 'after'] as const) {
    if (ends[at].ranks.size === 0) return { kind: 'no_ideal', at };
  }
  const means = { before: ends.before.ranking.meanValue, after: ends.after.ranking.meanValue };
  if (means.before === null) return { kind: 'no_value', at: 'before' };
  if (means.after === null) return { kind: 'no_value', at: 'after' };
  const positive = { before: means.before, after: means.after };
  const ids = [...new Set([...ends.before.ranks.keys(), ...ends.after.ranks.keys()])];
  const comparedIds = ids.filter((id) => panel.has(id));
  const standings = { before: ends.before.standings(comparedIds), after: ends.after.standings(comparedIds) };
  const compared = comparedIds.flatMap((id) => {
    const pair = { before: standings.before.get(id), after: standings.after.get(id) };
    return pair.before === undefined || pair.after === undefined ? [] : [{ before: pair.before, after: pair.after }];
  });
  return {
    kind: 'movers',
    before: ends.before.ranking,
    after: ends.after.ranking,
    movers: compared
      .flatMap((pair) => {
        const significantBy = significance(pair.before, pair.after, compared.length);
        if (significantBy.length === 0) return [];
        const id = pair.after.score.companyId;
        const from = { history: ends.before.history(id), context: before.context };
        const to = { history: ends.after.history(id), context: after.context };
        const causes = splitChange(from, to, records(id));
        return [toMover({ ...pair, reading: readAsBefore(from, to) }, { significantBy, causes, means: positive })];
      })
      .toSorted(byRelativeChange),
    entered: ids.filter((id) => !ends.before.ranks.has(id)).length,
    left: ids.filter((id) => !ends.after.ranks.has(id)).length,
    notComparable: ids.filter((id) => !panel.has(id)).toSorted(compareIds),
  };
}

interface RankedEnd {
  readonly ranking: Ranking;
  readonly ranks: ReadonlyMap<string, number>;
  /** Of customers that are scored at this end. */
  readonly standings: (companyIds: readonly string[]) => ReadonlyMap<string, Standing>;
  readonly history: (companyId: string) => CompanyHistory;
}

function scoredIds({ companies }: PeriodEnd): ReadonlySet<string> {
  return new Set(companies.flatMap(({ result }) => (result.kind === 'scored' ? [result.companyId] : [])));
}

function rankEnd({ companies }: PeriodEnd, panel: ReadonlySet<string>): RankedEnd {
  const byId = new Map(companies.map((company) => [company.history.companyId, company]));
  const scores = companies.flatMap(({ result }) => (result.kind === 'scored' ? [result] : []));
  const ranking = rankIdeal(
    scores,
    scores.filter(({ companyId }) => panel.has(companyId)),
  );
  const ranks = new Map(ranking.ranked.map(({ companyId, rank }) => [companyId, rank]));
  const mean = ranking.meanValue ?? 1;
  return {
    ranking,
    ranks,
    standings: (ids) => {
      const compared = new Set(ids);
      return new Map(
        scores
          .filter(({ companyId }) => compared.has(companyId))
          .toSorted(byValue)
          .map((score, index) => [
            score.companyId,
            {
              score,
              rank: ranks.get(score.companyId) ?? null,
              place: index + 1,
              relativeValue: score.lifetimeValue / mean,
            },
          ]),
      );
    },
    history: (id) => {
      const history = byId.get(id)?.history;
      if (history === undefined) throw new Error(`company ${id} was compared without its history`);
      return history;
    },
  };
}

function significance(before: Standing, after: Standing, places: number): RankMover['significantBy'] {
  const { places: fewest, shareOfPlaces, relativeValue } = SIGNIFICANT_MOVE;
  const moved = Math.abs(after.place - before.place);
  const grown = Math.abs(after.relativeValue - before.relativeValue);
  const by: RankMover['significantBy'][number][] = [];
  if (moved >= Math.max(fewest, shareOfPlaces * places)) by.push('places');
  if (grown > 0 && grown >= relativeValue * Math.abs(before.relativeValue)) by.push('relative_value');
  return by;
}

/** The later day read with the earlier model and policy: what another model says is no change of the customer. */
function readAsBefore(before: KnownCustomer, after: KnownCustomer): Reading {
  const result = scoreCustomer(after.history, { ...before.context, asOf: after.context.asOf });
  return result.kind === 'scored' ? result : { drivers: [], loyalty: 0, currentAnnualValue: 0 };
}

function toMover(
  { before, after, reading }: { readonly before: Standing; readonly after: Standing; readonly reading: Reading },
  {
    significantBy,
    causes,
    means,
  }: Pick<RankMover, 'significantBy' | 'causes'> & {
    readonly means: { readonly before: Money; readonly after: Money };
  },
): RankMover {
  const value = after.score.lifetimeValue;
  const change = value - before.score.lifetimeValue;
  const own = change / means.before;
  const others = value / means.after - value / means.before;
  const direction = isUp(before, after, significantBy) ? 'up' : 'down';
  return {
    companyId: after.score.companyId,
    name: after.score.name,
    direction,
    significantBy,
    before,
    after,
    change,
    causes,
    relativeChange: { own, others },
    response: suggestResponse({
      before: before.score,
      after: reading,
      risk: after.score.risk,
      ...{ direction, causes, own, others },
    }),
  };
}

/** By what made it significant; where both did, the value speaks: a place also moves when others do. */
function isUp(before: Standing, after: Standing, significantBy: RankMover['significantBy']): boolean {
  return significantBy.includes('relative_value')
    ? after.relativeValue > before.relativeValue
    : after.place < before.place;
}

function byRelativeChange(one: RankMover, other: RankMover): number {
  const size = ({ before, after }: RankMover): number => Math.abs(after.relativeValue - before.relativeValue);
  return size(other) - size(one) || compareIds(one.companyId, other.companyId);
}
