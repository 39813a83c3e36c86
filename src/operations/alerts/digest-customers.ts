import type { Risk } from '../../scoring/types.ts';
import type { CrmDesk, CrmOwner } from '../ports/crm-desk.ts';
import type { PortfolioFilter, PortfolioRow, PortfolioStore } from '../ports/portfolio-store.ts';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../settings/portal-settings.ts';

/** As many as somebody looks after in a week. */
const MOST_CUSTOMERS = 7;

/** Somebody's customers worth looking after, the largest value at risk first. `ownerId` null: those that nobody has. */
export interface OwnersCustomers {
  readonly ownerId: string | null;
  readonly customers: readonly PortfolioRow[];
}

interface DigestWorld {
  readonly portfolio: Pick<PortfolioStore, 'listRows'>;
  readonly desk: Pick<CrmDesk, 'readCompanyProperty'>;
}

const RISKS: readonly Risk[] = ['watch', 'high', 'critical'];
const PAGE = 100;
/** Rows that are looked through for somebody whom the portfolio does not know as an owner. */
const MOST_LOOKED_THROUGH = 5_000;

/**
 * For each active owner at most seven customers by value at risk, and seven more whose owner is missing or inactive; nobody
 * with none. Where another property than HubSpot's owner says whose a customer is, the 5,000 customers with the largest value
 * at risk are looked through.
 *
 * @throws {HubSpotError}
 */
export async function customersForDigest(
  world: DigestWorld,
  { ownerProperty }: Pick<AlertSettings, 'ownerProperty'>,
  owners: readonly CrmOwner[],
): Promise<readonly OwnersCustomers[]> {
  const groups =
    ownerProperty === DEFAULT_ALERT_SETTINGS.ownerProperty
      ? await byPortfolioOwner(world, owners)
      : await byProperty(world, ownerProperty, owners);
  return groups.filter(({ customers }) => customers.length > 0);
}

async function byPortfolioOwner(world: DigestWorld, owners: readonly CrmOwner[]): Promise<readonly OwnersCustomers[]> {
  const groups: OwnersCustomers[] = [];
  for (const { id } of owners.filter(({ isActive }) => isActive)) {
    groups.push({ ownerId: id, customers: await listMostAtRisk(world, { ownerIds: [id] }, 0, MOST_CUSTOMERS) });
  }
  const inactive = owners.filter(({ isActive }) => !isActive).map(({ id }) => id);
  const unowned = await Promise.all([
    listMostAtRisk(world, { hasNoOwner: true }, 0, MOST_CUSTOMERS),
    ...(inactive.length === 0 ? [] : [listMostAtRisk(world, { ownerIds: inactive }, 0, MOST_CUSTOMERS)]),
  ]);
  const customers = unowned.flat().sort((one, other) => (other.valueAtRisk ?? 0) - (one.valueAtRisk ?? 0));
  return [...groups, { ownerId: null, customers: customers.slice(0, MOST_CUSTOMERS) }];
}

async function byProperty(
  world: DigestWorld,
  ownerProperty: string,
  owners: readonly CrmOwner[],
): Promise<readonly OwnersCustomers[]> {
  const active = new Set(owners.filter(({ isActive }) => isActive).map(({ id }) => id));
  const groups = new Map<string | null, PortfolioRow[]>();
  for (let offset = 0; offset < MOST_LOOKED_THROUGH; offset += PAGE) {
    const rows = await listMostAtRisk(world, {}, offset, PAGE);
    if (rows.length === 0) break;
    const ownerIds = await world.desk.readCompanyProperty(
      ownerProperty,
      rows.map(({ companyId }) => companyId),
    );
    for (const row of rows) {
      const named = ownerIds.get(row.companyId) ?? null;
      const ownerId = named !== null && active.has(named) ? named : null;
      const group = groups.get(ownerId) ?? [];
      groups.set(ownerId, group);
      if (group.length < MOST_CUSTOMERS) group.push(row);
    }
  }
  return [...groups].map(([ownerId, customers]) => ({ ownerId, customers }));
}

async function listMostAtRisk(
  { portfolio }: DigestWorld,
  filter: PortfolioFilter,
  offset: number,
  limit: number,
): Promise<readonly PortfolioRow[]> {
  const page = { filter: { ...filter, risks: RISKS }, sort: 'valueAtRisk', descending: true, offset, limit } as const;
  const { rows } = await portfolio.listRows(page);
  return rows.filter(({ valueAtRisk }) => valueAtRisk !== null && valueAtRisk > 0);
}
