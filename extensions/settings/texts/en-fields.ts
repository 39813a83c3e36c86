import { enProgrammeFields } from './en-programme.ts';

/** Each value that a person may set: its name, and what it does. */
export const enFields = {
  provisional: {
    label: 'The numbers of this policy are confirmed',
    about: 'Until then they are provisional defaults, and every surface calls them so.',
  },
  renewalWords: {
    label: 'Words of a renewal',
    about: 'A deal is a renewal where its pipeline or its deal type contains one of these words.',
  },
  pilotWords: {
    label: 'Words of a pilot',
    about: 'A won deal is a pilot, and starts no contract, where its name or deal type contains one of these words.',
  },
  'contract.defaultTermMonths': {
    label: 'Usual term of a contract',
    about: 'Assumed where neither a mapped property nor the line items say how long a contract runs.',
  },
  'contract.renewalWindowDays': {
    label: 'Renewal window',
    about: 'So long before its end a contract counts as coming up for renewal.',
  },
  'contract.graceDays': {
    label: 'Grace after the end of a contract',
    about: 'Within it a renewal is overdue. Beyond it, without an open renewal deal, it counts as lost.',
  },
  'contract.autoRenew': {
    label: 'Contracts renew automatically',
    about:
      'A contract then goes on by itself until a lost renewal is recorded. What is set on a company itself comes first.',
  },
  lapsedAfterMonths: {
    label: 'Lapsed after',
    about: 'A customer without a contract counts as lapsed after so long without a purchase.',
  },
  'partners.labels': {
    label: 'Labels of a partner',
    about: 'A company that a deal names with one of these association labels is the partner in it, not the customer.',
  },
  'partners.dealsCountFor': {
    label: 'A deal with a partner counts for',
    about: 'Where a deal belongs to both, only one of them gets its value.',
  },
  'contact.inTouchDays': {
    label: 'In touch up to',
    about: 'Days since the last conversation that was not about the renewal.',
  },
  'contact.dueDays': {
    label: 'Due up to',
    about: 'Beyond that many days without a conversation, contact is overdue.',
  },
  'contact.renewalSubjectWords': {
    label: 'Words that make contact one about the renewal',
    about:
      'An activity with one of these words in its subject is about the renewal and does not turn the contact clock.',
  },
  grossMargin: {
    label: 'Gross margin',
    about: 'What is left of an amount after the cost of what is sold. Below zero, each sale costs more than its price.',
  },
  costToServe: {
    label: 'Cost to serve a customer for a year',
    about: 'Counted as none, and named as missing, until it is entered. What stands on a company itself comes first.',
  },
  acquisitionCost: {
    label: 'Cost of winning a customer, once',
    about: 'Counted as none, and named as missing, until it is entered. What stands on a company itself comes first.',
  },
  targetValueToAcquisitionCost: {
    label: 'Lifetime value to aim at, in multiples of the cost of winning',
    about: 'Says how much winning a customer may cost. Three is a rule of thumb.',
  },
  annualDiscountRate: {
    label: 'Discount rate a year',
    about: 'How much less money is worth that comes a year later.',
  },
  horizonMonths: {
    label: 'Horizon of loyalty',
    about: 'Without a contract, loyalty is the chance of a purchase within this time.',
  },
  lifetimeYears: {
    label: 'Reach of the lifetime value',
    about: 'Years that are counted after the current term.',
  },
  budgetStaleAfterMonths: {
    label: 'A budget is old after',
    about: 'An entered budget is then called stale, and the next step is to ask again.',
  },
  'wallet.property': {
    label: 'Your own property for the budget',
    about: 'A number property of companies, such as annual_it_budget.',
  },
  'wallet.datedBy': {
    label: 'Property that dates it',
    about: 'A date property of companies that says when this budget was true.',
  },
  idealLifetimeValue: {
    label: 'Ideal lifetime value',
    about:
      'Customers who are sure enough to reach it are Ideal. Left open, the first scoring fixes it so that four in ten active customers are worth more.',
  },
  'ideal.sureness': {
    label: 'Ideal: sure to reach that value by at least',
    about: 'The chance that the lifetime value reaches the Ideal lifetime value.',
  },
  'ideal.loyalty': {
    label: 'Ideal: loyalty of at least',
    about: 'Both must hold for a customer to be Ideal.',
  },
  'nonIdeal.sureness': {
    label: 'Not a fit now: sure to reach that value by at most',
    about: 'So are customers who lapsed or whose margin is below zero. Everybody else is Uncertain.',
  },
  'risk.watch': { label: 'Risk to watch from', about: 'Chance that the customer is lost. Below it, the risk is low.' },
  'risk.high': { label: 'High risk from', about: 'An overdue renewal is at least a high risk.' },
  'risk.critical': {
    label: 'Critical risk from',
    about: 'A change against the own pattern raises the risk one level.',
  },
  alerts: {
    label: 'Tell owners when a customer gets worse',
    about: "A task for the owner when the customer's own behaviour changes for the worse.",
  },
  digest: {
    label: 'Tell owners every Monday what needs them',
    about: 'One task for each owner with the customers who need something this week.',
  },
  ownerProperty: {
    label: 'Property that holds the owner to tell',
    about: 'Internal name of a company property, such as hubspot_owner_id.',
  },
  queueId: {
    label: 'Task queue for customers without an owner',
    about: "Id of the queue, in digits. Left empty, such a task is nobody's.",
  },
  portfolio: {
    label: 'On the portfolio page, people see',
    about: 'Admins always see the whole portfolio.',
  },
  admins: {
    label: 'Admins',
    about: 'HubSpot user ids. Admins change settings and see everything. Where none is named, everyone is one.',
  },
  ...enProgrammeFields,
};
