import * as z from 'zod';
import type { CardAnswer } from '../../extensions/shared/card-view.ts';
import type { PortfolioCustomer } from '../../extensions/shared/portfolio-view.ts';
import { parseIsoDay } from '../../src/scoring/day.ts';

/** What a surface says of a customer, with the decimals that are published. Null: it says nothing of it. */
export interface Said {
  readonly segment: string | null;
  readonly risk: string | null;
  readonly score: number | null;
  readonly lifetimeValue: number | null;
  readonly currentAnnualValue: number | null;
  readonly valueGap: number | null;
  readonly daysSinceNonRenewalContact: number | null;
  readonly renewalDate: string | null;
}

const NOT_SCORED: Said = {
  ...{ segment: null, risk: null, score: null, lifetimeValue: null, currentAnnualValue: null },
  ...{ valueGap: null, daysSinceNonRenewalContact: null, renewalDate: null },
};

const rounded = (amount: number | null, digits: number): number | null =>
  amount === null ? null : Number(amount.toFixed(digits));

export function saidByCard(answer: CardAnswer): Said {
  if (answer.kind === 'not_scored')
    return { ...NOT_SCORED, daysSinceNonRenewalContact: answer.contact.daysSinceNonRenewal };
  if (answer.kind !== 'scored') throw new Error(`the card must answer fully, not with ${answer.kind}`);
  return {
    segment: answer.segment,
    risk: answer.risk,
    score: rounded(answer.loyalty * 100, 1),
    lifetimeValue: rounded(answer.lifetimeValue, 2),
    currentAnnualValue: rounded(answer.currentAnnualValue, 2),
    valueGap: rounded(answer.valueGap, 2),
    daysSinceNonRenewalContact: answer.contact.daysSinceNonRenewal,
    renewalDate: answer.renewal?.date ?? null,
  };
}

export function saidByPage(customer: PortfolioCustomer): Said {
  const { segment, risk, score, lifetimeValue, currentAnnualValue, valueGap } = customer;
  const { daysSinceNonRenewalContact, renewalDate } = customer;
  return {
    ...{ segment, risk, score, lifetimeValue, currentAnnualValue, valueGap },
    ...{ daysSinceNonRenewalContact, renewalDate },
  };
}

const jsonSchema = z.object({
  company: z.string(),
  segment: z.string().nullable(),
  risk: z.string().nullish(),
  loyalty: z.number().nullable(),
  lifetimeValue: z.number().nullish(),
  currentAnnualValue: z.number().nullish(),
  valueGap: z.number().nullish(),
  daysSinceNonRenewalContact: z.number().nullable(),
  renewalDate: z.string().nullish(),
});

/** @param printed by `loyalty score --json` */
export function saidByCommand(printed: string): ReadonlyMap<string, Said> {
  const scores = z.array(jsonSchema).parse(JSON.parse(printed));
  return new Map(
    scores.map(({ company, segment, loyalty, daysSinceNonRenewalContact, ...score }) => [
      company,
      {
        ...{ segment, daysSinceNonRenewalContact },
        risk: score.risk ?? null,
        score: loyalty === null ? null : rounded(loyalty * 100, 1),
        lifetimeValue: rounded(score.lifetimeValue ?? null, 2),
        currentAnnualValue: rounded(score.currentAnnualValue ?? null, 2),
        valueGap: rounded(score.valueGap ?? null, 2),
        renewalDate: score.renewalDate ?? null,
      },
    ]),
  );
}

type Texts = Readonly<Record<string, string | null | undefined>>;

/** @param texts by names such as `lifetimeValue`; '' and null: nothing */
export function saidInTexts(texts: Texts, asOf: string): Said {
  const text = (name: string): string | null => {
    const found = texts[name] ?? '';
    return found === '' ? null : found;
  };
  const number = (name: string): number | null => {
    const found = text(name);
    return found === null ? null : Number(found);
  };
  const contact = text('lastNonRenewalContact');
  return {
    segment: text('segment') === 'not_scored' ? null : text('segment'),
    risk: text('risk'),
    score: number('score'),
    lifetimeValue: number('lifetimeValue'),
    currentAnnualValue: number('currentAnnualValue'),
    valueGap: number('valueGap'),
    daysSinceNonRenewalContact: contact === null ? null : (parseIsoDay(asOf) ?? NaN) - (parseIsoDay(contact) ?? NaN),
    renewalDate: text('renewalDate'),
  };
}

/** The properties on the record, by the names that {@link saidInTexts} reads. */
export const WRITTEN_NAMES: Readonly<Record<keyof Said | 'lastNonRenewalContact', string>> = {
  segment: 'loyalty_segment',
  risk: 'loyalty_risk',
  score: 'loyalty_score',
  lifetimeValue: 'loyalty_lifetime_value',
  currentAnnualValue: 'loyalty_current_annual_value',
  valueGap: 'loyalty_value_gap',
  lastNonRenewalContact: 'loyalty_last_non_renewal_contact',
  daysSinceNonRenewalContact: 'loyalty_last_non_renewal_contact',
  renewalDate: 'loyalty_renewal_date',
};
