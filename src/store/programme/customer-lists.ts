import type { ProgrammeStore } from '../../operations/ports/programme-store.ts';
import { countAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { checkId } from '../ids.ts';
import { checkPage, readList, type ListSql } from './lists.ts';
import * as rows from './row-schemas.ts';

type Lists = Pick<
  ProgrammeStore,
  | 'listMilestones'
  | 'listAsks'
  | 'listExposed'
  | 'listReferrers'
  | 'listProspects'
  | 'readNextMilestone'
  | 'readModelValue'
>;

const MILESTONES: ListSql = {
  from: 'select * from loyalty.programme_milestone where portal_id = $1',
  columns: {
    ...{ kind: 'told.milestone', size: 'told.size', day: 'told.day', state: 'told.state' },
    ...{ appreciation: 'told.appreciation', paused: 'told.paused' },
  },
  order: 'told.day, own.current_annual_value desc nulls last, told.milestone, told.size',
};

const ASKS: ListSql = {
  from: 'select * from loyalty.programme_customer where portal_id = $1 and cardinality(ask_against) = $3::integer',
  columns: {
    ...{ reasons: 'told.ask_reasons', against: 'told.ask_against', lastAskedOn: 'told.last_asked_on' },
    ...{ satisfactionUnknown: 'told.is_satisfaction_unknown' },
    ...{ loyalty: 'coalesce(own.score, 0)', lifetimeValue: 'coalesce(own.lifetime_value, 0)' },
  },
  order: 'own.lifetime_value desc nulls last',
};

const EXPOSED: ListSql = {
  from: 'select * from loyalty.programme_customer where portal_id = $1 and exposure_signals is not null',
  columns: {
    ...{ signals: 'told.exposure_signals', competitor: 'told.competitor' },
    ...{ renewalOn: 'own.renewal_date', lastContactOn: 'own.last_non_renewal_contact' },
    ...{ valueAtRisk: 'coalesce(own.value_at_risk, 0)', currentAnnualValue: 'coalesce(own.current_annual_value, 0)' },
  },
  order: 'own.value_at_risk desc nulls last, cardinality(told.exposure_signals) desc',
  sums: { valueAtRisk: 'coalesce(sum(own.value_at_risk), 0)' },
};

/** A company that two have recommended is credited to the one with the smaller id, as everywhere. */
const REFERRERS: ListSql = {
  from: `
    select credited.company_id, sum(revenue) as revenue, sum(margin) as margin,
           json_agg(json_build_object('companyId', buyer::text, 'name', coalesce(bought.name, buyer::text),
             'firstPurchaseOn', first_purchase_on, 'revenue', revenue, 'margin', margin) order by margin desc, buyer) as referred
    from (
      select distinct on ("companyId") one.company_id, "companyId" as buyer, "firstPurchaseOn" as first_purchase_on, revenue, margin
      from loyalty.programme_customer one cross join lateral json_to_recordset(one.referred)
        as buyer ("companyId" bigint, "firstPurchaseOn" integer, revenue double precision, margin double precision)
      where one.portal_id = $1 and one.referred is not null
      order by "companyId", one.company_id) as credited
    left join loyalty.portfolio bought on bought.portal_id = $1 and bought.company_id = buyer
    group by credited.company_id`,
  columns: {
    ...{ referred: 'told.referred', revenue: 'told.revenue', margin: 'told.margin' },
    expected: 'own.influence',
  },
  order: 'told.margin desc',
  sums: { margin: 'coalesce(sum(told.margin), 0)' },
};

const NEXT_MILESTONE = `
  select json_build_object('kind', milestone, 'size', size, 'day', day, 'state', state,
    'appreciation', appreciation, 'paused', paused)
  from loyalty.programme_milestone where portal_id = $1 and company_id = $2
  order by day < $3::integer, abs(day - $3::integer), milestone, size limit 1`;

export function createCustomerLists(database: DatabaseView, portalId: string): Lists {
  return {
    listMilestones: async (page) => (await readList(database, portalId, MILESTONES, page, rows.milestoneRow)).listed,
    listAsks: async (page, against) =>
      (await readList(database, portalId, { ...ASKS, parameters: [against] }, page, rows.askRow)).listed,
    async listExposed(page) {
      const { sums, listed } = await readList(database, portalId, EXPOSED, page, rows.exposureRow);
      return { ...listed, valueAtRisk: sums.valueAtRisk ?? 0 };
    },
    async listReferrers(page) {
      const { sums, listed } = await readList(database, portalId, REFERRERS, page, rows.referrerRow);
      return { ...listed, margin: sums.margin ?? 0 };
    },
    async listProspects({ ownerIds, offset, limit }) {
      checkPage(offset, limit);
      const seen = `from loyalty.programme_prospect
        where portal_id = $1 and ($2::text[] is null or owner_id = any($2::text[]))`;
      const [counted] = await database.query(`select count(*) ${seen}`, [portalId, ownerIds]);
      const found = await database.query(
        `select json_build_object('companyId', company_id::text, 'name', name, 'ownerId', owner_id, 'fit', fit,
           'expectedLifetimeValue', expected_lifetime_value, 'justifiedCost', justified_cost, 'because', because)
         ${seen} order by fit desc, expected_lifetime_value desc, company_id limit $3 offset $4`,
        [portalId, ownerIds, limit, offset],
      );
      return { total: countAt(counted ?? [], 0), rows: found.map(([row]) => rows.prospectRow.parse(row)) };
    },
    async readNextMilestone(companyId, today) {
      const [row] = await database.query(NEXT_MILESTONE, [portalId, checkId(companyId), today]);
      return rows.keptMilestone.nullable().parse(row?.[0] ?? null);
    },
    async readModelValue(id) {
      const [row] = await database.query('select value from loyalty.model where portal_id = $1 and id = $2', [
        portalId,
        id,
      ]);
      return row?.[0] ?? null;
    },
  };
}
