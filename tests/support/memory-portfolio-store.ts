import type {
  PortfolioFacts,
  PortfolioFilter,
  PortfolioGroup,
  PortfolioGrouping,
  PortfolioPage,
  PortfolioRow,
  PortfolioStore,
  PortfolioSums,
} from '../../src/operations/ports/portfolio-store.ts';
import type { PortfolioChanges } from '../../src/operations/ports/portfolio-changes.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import type { ScoreStore } from '../../src/operations/ports/score-store.ts';
import { memoryPortfolioChanges } from './memory-portfolio-changes.ts';
import { byId } from './by-id.ts';

/** The portfolio in the plainest way: every list and sum looks at every customer, and at what is published on it just now. */
export function memoryPortfolioStore(
  scores: Pick<ScoreStore, 'readPublished' | 'readSnapshots'>,
): PortfolioStore & PortfolioChanges {
  const kept = new Map<string, PortfolioFacts>();

  async function readAll(filter: PortfolioFilter): Promise<readonly PortfolioRow[]> {
    const published = await scores.readPublished([...kept.keys()]);
    return [...kept.values()]
      .map((facts) => toRow(facts, published.get(facts.companyId)?.values ?? null))
      .filter((row) => isLetThrough(row, filter));
  }

  return {
    writeFacts: (facts) => {
      for (const one of facts) kept.set(one.companyId, one);
      return Promise.resolve();
    },
    removeRows: (ids) => {
      for (const id of ids) kept.delete(id);
      return Promise.resolve();
    },
    removeOthers: ({ after, until }, customerIds) => {
      for (const id of kept.keys()) {
        const isInRange = (after === null || byId(id, after) > 0) && (until === null || byId(id, until) <= 0);
        if (isInRange && !customerIds.includes(id)) kept.delete(id);
      }
      return Promise.resolve();
    },
    readRow: async (companyId) => (await readAll({})).find((row) => row.companyId === companyId) ?? null,
    async listRows({ filter, offset, limit, ...order }) {
      const rows = (await readAll(filter)).toSorted((one, other) => compareRows(one, other, order));
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    sumAll: async (filter) => sumRows(await readAll(filter)),
    sumBy: async (grouping, filter) => sumGroups(grouping, await readAll(filter)),
    async sumContactClock(asOf, fromDays, filter) {
      const rows = await readAll(filter);
      const published = rows.filter(({ missing }) => !missing.includes('not_published'));
      const silent = published.filter(({ lastNonRenewalContact }) => lastNonRenewalContact === null);
      const daysOf = ({ lastNonRenewalContact }: PortfolioRow): number =>
        lastNonRenewalContact === null ? -1 : Math.max(0, asOf - lastNonRenewalContact);
      return {
        bands: fromDays.map((from, index) =>
          sumRows(published.filter((row) => daysOf(row) >= from && daysOf(row) < (fromDays[index + 1] ?? Infinity))),
        ),
        never: sumRows(silent.filter(({ contactStatus }) => contactStatus === 'never')),
        notMeasurable: sumRows(silent.filter(({ contactStatus }) => contactStatus !== 'never')),
        notPublished: sumRows(rows.filter((row) => !published.includes(row))),
      };
    },
    listOwnerIds: async (filter) =>
      [...new Set((await readAll(filter)).flatMap(({ ownerId }) => ownerId ?? []))].toSorted(),
    ...memoryPortfolioChanges(scores, readAll),
  };
}

type PublishedPart = Omit<PortfolioRow, 'customerStatus' | 'missing' | keyof PortfolioFacts>;

const NOTHING_PUBLISHED: PublishedPart = {
  segment: null,
  risk: null,
  evidence: null,
  score: null,
  lifetimeValue: null,
  currentAnnualValue: null,
  valueAtRisk: null,
  valueGap: null,
  valueTier: null,
  renewalDate: null,
  contactStatus: null,
  lastNonRenewalContact: null,
  productGap: null,
  nextAction: null,
  summary: null,
  scoredAt: null,
};

function publishedPart(values: PublishedValues): PublishedPart {
  const { risk, evidence, score, lifetimeValue, currentAnnualValue, valueAtRisk, valueGap, valueTier } = values;
  const { renewalDate, contactStatus, lastNonRenewalContact, productGap, nextAction, summary, scoredAt } = values;
  return {
    segment: values.segment === 'not_scored' ? null : values.segment,
    ...{ risk, evidence, score, lifetimeValue, currentAnnualValue, valueAtRisk, valueGap, valueTier },
    ...{ renewalDate, contactStatus, lastNonRenewalContact, productGap, nextAction, summary, scoredAt },
  };
}

function toRow(facts: PortfolioFacts, values: PublishedValues | null): PortfolioRow {
  if (values === null) return { ...NOTHING_PUBLISHED, ...facts, missing: [...facts.missing, 'not_published'] };
  return { ...publishedPart(values), ...facts, customerStatus: values.customerStatus };
}

function productOf({ productGap }: PortfolioRow): string | null {
  return productGap === null ? null : productGap.slice(0, productGap.lastIndexOf(' ('));
}

function isLetThrough(row: PortfolioRow, filter: PortfolioFilter): boolean {
  const isAmong = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
    wanted === undefined || (value !== null && wanted.includes(value));
  return (
    isAmong(filter.ownerIds, row.ownerId) &&
    isAmong(filter.segments, row.segment ?? 'none') &&
    isAmong(filter.risks, row.risk) &&
    isAmong(filter.contactStatuses, row.contactStatus) &&
    isAmong(filter.statuses, row.customerStatus) &&
    isAmong(filter.valueTiers, row.valueTier) &&
    isAmong(filter.industries, row.industry) &&
    isAmong(filter.products, productOf(row)) &&
    isOtherwiseLetThrough(row, filter)
  );
}

function isOtherwiseLetThrough(
  { ownerId, isRenewalOnly, missing, renewalDate, name }: PortfolioRow,
  filter: PortfolioFilter,
): boolean {
  const { renewalFrom, renewalUntil } = filter;
  return (
    (filter.hasNoOwner === undefined || ownerId === null) &&
    (filter.isRenewalOnly === undefined || isRenewalOnly) &&
    (filter.missing === undefined || missing.includes(filter.missing)) &&
    (renewalFrom === undefined || (renewalDate !== null && renewalDate >= renewalFrom)) &&
    (renewalUntil === undefined || (renewalDate !== null && renewalDate <= renewalUntil)) &&
    name.toLowerCase().includes((filter.name ?? '').toLowerCase())
  );
}

const RISKS = ['critical', 'high', 'watch', 'low'];

function compareRows(
  one: PortfolioRow,
  other: PortfolioRow,
  { sort, descending }: Pick<PortfolioPage, 'sort' | 'descending'>,
): number {
  const ids = byId(one.companyId, other.companyId);
  if (sort === 'urgency') {
    const [ones, others] = [urgencyOf(one), urgencyOf(other)];
    return ones.reduce((found, value, index) => found || value - (others[index] ?? 0), 0) || ids;
  }
  const [left, right] = sort === 'name' ? [one.name.toLowerCase(), other.name.toLowerCase()] : [one[sort], other[sort]];
  if (left === right) return ids;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right === descending ? 1 : -1;
}

function urgencyOf({ risk, contactStatus, lastNonRenewalContact, renewalDate }: PortfolioRow): readonly number[] {
  return [
    risk === null ? RISKS.length : RISKS.indexOf(risk),
    contactStatus === 'not_measurable' ? 1 : 0,
    lastNonRenewalContact ?? -1e9,
    renewalDate ?? 1e9,
  ];
}

function sumRows(rows: readonly PortfolioRow[]): PortfolioSums {
  const sum = (amounts: readonly (number | null)[]): number | null => {
    const known = amounts.filter((amount) => amount !== null);
    return known.length === 0 ? null : Math.round(known.reduce((total, amount) => total + amount, 0) * 100) / 100;
  };
  const valued = rows.filter(({ lifetimeValue }) => lifetimeValue !== null);
  return {
    customers: rows.length,
    currentAnnualValue: sum(rows.map(({ currentAnnualValue }) => currentAnnualValue)),
    lifetimeValue: sum(valued.map(({ lifetimeValue, influence }) => (lifetimeValue ?? 0) - influence)),
    influence: sum(valued.map(({ influence }) => influence)) ?? 0,
    valueAtRisk: sum(rows.map(({ valueAtRisk }) => valueAtRisk)),
    valueGap: sum(rows.map(({ valueGap }) => valueGap)),
    gapUnknown: rows.filter(({ valueGap }) => valueGap === null).length,
  };
}

function keysOf(grouping: PortfolioGrouping, row: PortfolioRow): readonly (string | null)[] {
  if (grouping === 'missing') return row.missing.length === 0 ? [null] : row.missing;
  if (grouping === 'productGap') return [productOf(row)];
  if (grouping === 'renewalQuarter') return [row.renewalDate === null ? null : quarterOf(row.renewalDate)];
  return [row[grouping] === '' ? null : row[grouping]];
}

function quarterOf(day: number): string {
  const date = new Date(day * 86_400_000);
  return `${String(date.getUTCFullYear())}-Q${String(1 + Math.floor(date.getUTCMonth() / 3))}`;
}

function sumGroups(grouping: PortfolioGrouping, rows: readonly PortfolioRow[]): readonly PortfolioGroup[] {
  const groups = new Map<string | null, PortfolioRow[]>();
  for (const row of rows) {
    for (const key of keysOf(grouping, row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, ...sumRows(members) }))
    .toSorted(
      (one, other) =>
        (other.currentAnnualValue ?? -Infinity) - (one.currentAnnualValue ?? -Infinity) ||
        other.customers - one.customers ||
        ((one.key ?? '￿') < (other.key ?? '￿') ? -1 : 1),
    );
}
