import type { PolicyValue } from '../../shared/settings-view.ts';
import { type Field, linesField, numberField, optionalMoney, PLAIN, toggleField } from './field.ts';
import { WALLET_FIELDS } from './wallet-fields.ts';

const DAYS = [0, 3660] as const;
const MONTHS = [1, 240] as const;
const SHARE = [0, 100] as const;
const MOST_WORDS = 50;

function contractField(
  part: 'defaultTermMonths' | 'graceDays' | 'renewalWindowDays',
  kind: 'days' | 'months',
): Field<PolicyValue> {
  return numberField(
    `contract.${part}`,
    kind,
    kind === 'days' ? DAYS : MONTHS,
    ({ contract }) => contract[part],
    (policy, number) => ({ ...policy, contract: { ...policy.contract, [part]: number } }),
  );
}

function contactDays(part: 'inTouchDays' | 'dueDays'): Field<PolicyValue> {
  return numberField(
    `contact.${part}`,
    'days',
    DAYS,
    ({ contact }) => contact[part],
    (policy, number) => ({ ...policy, contact: { ...policy.contact, [part]: number } }),
  );
}

function riskField(part: 'watch' | 'high' | 'critical'): Field<PolicyValue> {
  return numberField(
    `risk.${part}`,
    'percent',
    SHARE,
    ({ risk }) => risk[part],
    (policy, number) => ({ ...policy, risk: { ...policy.risk, [part]: number } }),
  );
}

function topField(
  name: 'lapsedAfterMonths' | 'budgetStaleAfterMonths' | 'horizonMonths' | 'lifetimeYears',
  kind: 'months' | 'years',
): Field<PolicyValue> {
  return numberField(
    name,
    kind,
    kind === 'years' ? [1, 20] : MONTHS,
    (policy) => policy[name],
    (policy, number) => ({ ...policy, [name]: number }),
  );
}

/** Somebody looked at the numbers and stands by them. */
export const CONFIRMED_FIELD: Field<PolicyValue> = toggleField(
  'provisional',
  ({ provisional }) => !provisional,
  (policy, confirmed) => ({ ...policy, provisional: !confirmed }),
);

export const RENEWAL_FIELDS: readonly Field<PolicyValue>[] = [
  linesField(
    'renewalWords',
    'words',
    MOST_WORDS,
    (policy) => policy.renewalWords,
    (policy, renewalWords) => ({
      ...policy,
      renewalWords,
    }),
  ),
  linesField(
    'pilotWords',
    'words',
    MOST_WORDS,
    (policy) => policy.pilotWords,
    (policy, pilotWords) => ({
      ...policy,
      pilotWords,
    }),
  ),
  contractField('defaultTermMonths', 'months'),
  contractField('renewalWindowDays', 'days'),
  contractField('graceDays', 'days'),
  toggleField(
    'contract.autoRenew',
    ({ contract }) => contract.autoRenew,
    (policy, autoRenew) => ({ ...policy, contract: { ...policy.contract, autoRenew } }),
  ),
  topField('lapsedAfterMonths', 'months'),
  linesField(
    'partners.labels',
    'words',
    MOST_WORDS,
    ({ partners }) => partners.labels,
    (policy, labels) => ({
      ...policy,
      partners: { ...policy.partners, labels },
    }),
  ),
  {
    ...PLAIN,
    name: 'partners.dealsCountFor',
    kind: 'choice',
    choices: ['end_customer', 'partner'],
    read: ({ partners }) => partners.dealsCountFor,
    write: (policy, entry) =>
      entry === 'end_customer' || entry === 'partner'
        ? { ...policy, partners: { ...policy.partners, dealsCountFor: entry } }
        : policy,
  },
];

export const CONTACT_FIELDS: readonly Field<PolicyValue>[] = [
  contactDays('inTouchDays'),
  contactDays('dueDays'),
  linesField(
    'contact.renewalSubjectWords',
    'words',
    MOST_WORDS,
    ({ contact }) => contact.renewalSubjectWords,
    (policy, renewalSubjectWords) => ({ ...policy, contact: { ...policy.contact, renewalSubjectWords } }),
  ),
];

export const VALUE_FIELDS: readonly Field<PolicyValue>[] = [
  numberField(
    'grossMargin',
    'percent',
    [-100, 100],
    (policy) => policy.grossMargin,
    (policy, grossMargin) => ({
      ...policy,
      grossMargin,
    }),
  ),
  optionalMoney(
    'costToServe',
    0,
    (policy) => policy.costToServe,
    (policy, costToServe) => ({
      ...policy,
      costToServe,
    }),
  ),
  optionalMoney(
    'acquisitionCost',
    0,
    (policy) => policy.acquisitionCost,
    (policy, acquisitionCost) => ({
      ...policy,
      acquisitionCost,
    }),
  ),
  numberField(
    'targetValueToAcquisitionCost',
    'ratio',
    [0.1, 100],
    (policy) => policy.targetValueToAcquisitionCost,
    (policy, targetValueToAcquisitionCost) => ({ ...policy, targetValueToAcquisitionCost }),
  ),
  numberField(
    'annualDiscountRate',
    'percent',
    SHARE,
    (policy) => policy.annualDiscountRate,
    (policy, annualDiscountRate) => ({ ...policy, annualDiscountRate }),
  ),
  topField('horizonMonths', 'months'),
  topField('lifetimeYears', 'years'),
  topField('budgetStaleAfterMonths', 'months'),
];

export const SEGMENT_FIELDS: readonly Field<PolicyValue>[] = [
  optionalMoney(
    'idealLifetimeValue',
    null,
    (policy) => policy.idealLifetimeValue,
    (policy, idealLifetimeValue) => ({
      ...policy,
      idealLifetimeValue,
    }),
  ),
  numberField(
    'ideal.sureness',
    'percent',
    SHARE,
    ({ ideal }) => ideal.sureness,
    (policy, sureness) => ({
      ...policy,
      ideal: { ...policy.ideal, sureness },
    }),
  ),
  numberField(
    'ideal.loyalty',
    'percent',
    SHARE,
    ({ ideal }) => ideal.loyalty,
    (policy, loyalty) => ({
      ...policy,
      ideal: { ...policy.ideal, loyalty },
    }),
  ),
  numberField(
    'nonIdeal.sureness',
    'percent',
    SHARE,
    ({ nonIdeal }) => nonIdeal.sureness,
    (policy, sureness) => ({
      ...policy,
      nonIdeal: { sureness },
    }),
  ),
];
export const RISK_FIELDS: readonly Field<PolicyValue>[] = [
  riskField('watch'),
  riskField('high'),
  riskField('critical'),
];

export const POLICY_FIELDS: readonly Field<PolicyValue>[] = [
  ...RENEWAL_FIELDS,
  ...CONTACT_FIELDS,
  ...VALUE_FIELDS,
  ...WALLET_FIELDS,
  ...SEGMENT_FIELDS,
  ...RISK_FIELDS,
  CONFIRMED_FIELD,
];
