import type { Entered, SkippedRecord } from '../../scoring/types.ts';
import { otherBudgetOfDay } from '../../scoring/reading/budget-note.ts';
import { chooseBudget } from '../../scoring/value/wallet.ts';
import { parseCompanyName } from '../records/company-name.ts';
import type { CrmRecord, Properties } from '../records/crm-record.ts';
import { PUBLISHED_PROPERTY_NAMES } from '../properties/parse-published.ts';
import { parseDate } from '../portal-day.ts';
import { ENTERED_PROPERTIES } from '../properties/entered-properties.ts';
import { parseFlag, parseNumber } from '../records/property-values.ts';
import type { ReadingOptions } from '../records/reading-options.ts';

/** What a company's own record says of it. */
export interface CompanyFacts {
  readonly name: string;
  readonly industry: string;
  readonly employees: number | null;
  readonly ownerId: string | null;
  readonly parentId: string | null;
  readonly entered: Entered;
  /** What was entered and could not be understood. */
  readonly skipped: readonly SkippedRecord[];
}

export function companyProperties(options: ReadingOptions): readonly string[] {
  return [
    ...new Set([
      'name',
      'domain',
      'industry',
      'numberofemployees',
      'hubspot_owner_id',
      'hs_parent_company_id', // unconfirmed: verify in a test account
      options.contractEndProperty,
      options.budgetProperty,
      ...walletProperties(options),
      ...ENTERED_PROPERTIES.map(({ name }) => name),
      ...PUBLISHED_PROPERTY_NAMES,
    ]),
  ];
}

/** The portal's own properties for a budget and its day, as far as they are chosen. */
export function walletProperties({ wallet: { property, datedBy } }: Pick<ReadingOptions, 'wallet'>): readonly string[] {
  return property === null ? [] : [property, ...(datedBy === null ? [] : [datedBy])];
}

/** Reads a company's own record; an entry that cannot be understood counts as not made, and is named. */
export function parseCompany(record: CrmRecord, options: ReadingOptions): CompanyFacts {
  const { id, properties } = record;
  const skipped: SkippedRecord[] = [];
  const skip = (name: string, expected: string): null => {
    skipped.push({ record: id, kind: 'company', reason: `its ${name} "${properties[name] ?? ''}" is not ${expected}` });
    return null;
  };
  const number = (name: string): number | null => {
    const value = parseNumber(properties, name);
    return value === 'invalid' || (value ?? 0) < 0 ? skip(name, 'a number of zero or more') : value;
  };
  const date = (name: string): number | null => {
    const text = properties[name];
    return text === undefined ? null : (parseDate(text) ?? skip(name, 'a date'));
  };
  const budget = number(options.budgetProperty);
  const budgetDay = (amount: number): number | null => {
    const asOf = date('loyalty_budget_as_of');
    const other = asOf === null ? null : otherBudgetOfDay(amount, asOf, properties.loyalty_budget_dated ?? null);
    return other === null ? asOf : skip('loyalty_budget_as_of', `the day of this budget: it was entered with ${other}`);
  };
  const enteredBudget = budget === null ? null : { amount: budget, asOf: budgetDay(budget), by: null };
  const { property, datedBy, label } = options.wallet;
  const own = property === null ? null : number(property);
  const ownBudget =
    property === null || own === null
      ? null
      : {
          ...{ amount: own, asOf: datedBy === null ? null : date(datedBy), by: null },
          property: label === '' ? property : label,
        };
  const entered: Entered = {
    budget: chooseBudget(enteredBudget, ownBudget),
    segmentOverride: parseOverride(properties, date),
    contractEnd: date(options.contractEndProperty),
    autoRenew: parseFlag(properties.loyalty_auto_renew),
    acquisitionCost: number('loyalty_acquisition_cost'),
    costToServe: number('loyalty_cost_to_serve'),
    knownCompetitor: properties.loyalty_known_competitor ?? null,
    churnReason: properties.loyalty_churn_reason ?? null,
    sentiment: parseSentiment(properties.loyalty_sentiment),
  };
  return {
    name: parseCompanyName(record),
    industry: properties.industry ?? '',
    employees: number('numberofemployees'),
    ownerId: properties.hubspot_owner_id ?? null,
    parentId: parentOf(record),
    entered,
    skipped,
  };
}

/** Id of the company that a company belongs to; it is no part of itself. */
export function parentOf({ id, properties }: CrmRecord): string | null {
  const parent = properties.hs_parent_company_id;
  return parent === undefined || parent === id ? null : parent;
}

function parseOverride(properties: Properties, date: (name: string) => number | null): Entered['segmentOverride'] {
  const segment = properties.loyalty_segment_override;
  if (segment !== 'ideal' && segment !== 'uncertain' && segment !== 'non_ideal') return null;
  return { segment, reason: properties.loyalty_override_reason ?? '', until: date('loyalty_override_until') };
}

function parseSentiment(text: string | undefined): Entered['sentiment'] {
  return text === 'good' || text === 'mixed' || text === 'bad' ? text : null;
}
