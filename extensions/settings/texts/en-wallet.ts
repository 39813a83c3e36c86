import { plural } from '../../shared/texts/plural.ts';

/** Which property of companies holds their budget. */
export const enWallet = {
  about:
    'The budget is what a customer can spend a year on what you sell. People enter it on the card. If your account already keeps it in a property of its own, choose that property here and it counts too.',
  rule: 'Where both are filled, the one with the later date counts; one with a date comes before one without; without any date, your own property.',
  loading: 'Reading the properties of companies',
  looking: 'Looking at what the property holds',
  none: {
    'wallet.property': 'None: only what is entered on the card',
    'wallet.datedBy': 'None: its date is not known',
  },
  gone: (name: string): string => `${name} (not in HubSpot any more)`,
  goneAbout: 'HubSpot has no such property any more, so nothing is read from it. Choose another one, or none.',
  nobody: (label: string): string => `No company has a value in “${label}” yet.`,
  filled: (count: string, of: string): string => `${count} of ${of} companies have a value.`,
  money: (currency: string): string => `Its amounts are read as ${currency} a year; nothing is converted.`,
  plainNumber: (currency: string): string =>
    `HubSpot shows it as a plain number: make sure that it is an amount in ${currency} for a year.`,
  also: (count: number, text: string): string =>
    `${text} of them also ${plural(count, 'has', 'have')} a budget that was entered on the card.`,
  columns: { company: 'Company', budget: 'Budget a year', day: 'As of' },
  fresh: (companies: string, count: number, calls: string): string =>
    `After saving, the next nightly run reads it for all ${companies} companies (${calls} ${plural(count, 'call', 'calls')} of HubSpot); “Refresh” on a card reads it at once. From then on a change shows with the next night or the next refresh: HubSpot tells the app at once only of changes to the app’s own budget property.`,
};
