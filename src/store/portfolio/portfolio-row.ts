import * as z from 'zod';
import { LACKS, type PortfolioRow } from '../../operations/ports/portfolio-store.ts';
import { VALUE_TIERS } from '../../programme/value-tiers.ts';
import {
  CONTACT_STATUSES,
  CUSTOMER_STATUSES,
  EVIDENCE_GRADES,
  NEXT_ACTIONS,
  RISKS,
  SEGMENTS,
} from '../../scoring/types.ts';
import type { Row } from '../database.ts';
import { readableJson } from './published-columns.ts';

/** What is missing is null, and so is an option that another version of the program knew and this one does not. */
const maybe = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodNullable<T>> => schema.nullable().catch(null);

const rowSchema = z.object({
  companyId: z.string(),
  name: z.string(),
  ownerId: z.string().nullable(),
  industry: z.string(),
  isRenewalOnly: z.boolean(),
  missing: z.array(z.string()).transform((words) => LACKS.filter((lack) => words.includes(lack))),
  influence: z.number(),
  customerStatus: z.enum(CUSTOMER_STATUSES),
  segment: maybe(z.enum(SEGMENTS)),
  risk: maybe(z.enum(RISKS)),
  evidence: maybe(z.enum(EVIDENCE_GRADES)),
  score: z.number().nullable(),
  lifetimeValue: z.number().nullable(),
  currentAnnualValue: z.number().nullable(),
  valueAtRisk: z.number().nullable(),
  valueGap: z.number().nullable(),
  valueTier: maybe(z.enum(VALUE_TIERS)),
  renewalDate: z.number().nullable(),
  contactStatus: maybe(z.enum(CONTACT_STATUSES)),
  lastNonRenewalContact: z.number().nullable(),
  productGap: z.string().nullable(),
  nextAction: maybe(z.enum(NEXT_ACTIONS)),
  summary: z.string().nullable(),
  scoredAt: z.string().nullable(),
}) satisfies z.ZodType<PortfolioRow>;

/** SQL of each part of a row, in order; the texts that no list is filtered or sorted by are read where they are published. */
const COLUMNS = [
  ['companyId', 'own.company_id'],
  ['name', 'own.name'],
  ['ownerId', 'own.owner_id'],
  ['industry', 'own.industry'],
  ['isRenewalOnly', 'own.is_renewal_only'],
  ['missing', `case when own.is_published then own.missing else own.missing || '{not_published}' end`],
  ['influence', 'own.influence'],
  ['customerStatus', 'own.customer_status'],
  ['segment', 'own.segment'],
  ['risk', 'own.risk'],
  ['evidence', 'own.evidence'],
  ['score', 'own.score'],
  ['lifetimeValue', 'own.lifetime_value'],
  ['currentAnnualValue', 'own.current_annual_value'],
  ['valueAtRisk', 'own.value_at_risk'],
  ['valueGap', 'own.value_gap'],
  ['valueTier', 'own.value_tier'],
  ['renewalDate', 'own.renewal_date'],
  ['contactStatus', 'own.contact_status'],
  ['lastNonRenewalContact', 'own.last_non_renewal_contact'],
  ['productGap', 'own.product_gap'],
  ['nextAction', 'own.next_action'],
  ['summary', `(${readableJson('done.values')})->>'summary'`],
  ['scoredAt', `(${readableJson('done.values')})->>'scoredAt'`],
] as const satisfies readonly (readonly [keyof PortfolioRow, string])[];

const COLUMN_SQL = COLUMNS.map(([, sql]) => sql).join(', ');

/**
 * SQL of a statement whose rows {@link parseRow} reads.
 *
 * @param rows SQL that selects rows of `loyalty.portfolio`; @param order of the statement's rows
 */
export function selectRows(rows: string, order: string): string {
  return `select ${COLUMN_SQL} from (${rows}) as own
    left join loyalty.published done on done.portal_id = own.portal_id and done.company_id = own.company_id
    order by ${order}`;
}

/** @throws where a column holds something else than the tables allow */
export function parseRow(row: Row): PortfolioRow {
  return rowSchema.parse(Object.fromEntries(COLUMNS.map(([name], index) => [name, row[index]])));
}
