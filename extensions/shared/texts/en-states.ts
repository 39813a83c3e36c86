import { plural } from './plural.ts';

/** What the card says when it has no details to show, or while it works. */
export const enStates = {
  loading: 'Working out loyalty',
  asOf: (day: string): string => `As of ${day}.`,
  asOfAndWritten: (day: string): string => `As of ${day}, as on the record.`,
  written: (day: string): string => `Written to the record ${day}.`,
  tryAgain: 'Try again',
  /** Contact and purchases as HubSpot has them, while nothing can be worked out. */
  plainFacts: 'What the record says now',
  refresh: 'Refresh',
  reference: (id: string): string => `Reference for your admin: ${id}`,
  age: (days: number): string => `These values are ${days} ${plural(days, 'day', 'days')} old.`,
  today: 'earlier today',
  stale: {
    service_away: (day: string): string => `Shown as of ${day}; the service has not answered since.`,
    too_slow: (day: string): string => `Shown as of ${day}; working out the details took too long.`,
    other_policy_or_model: (day: string): string =>
      `Shown as of ${day}; another policy or model wrote these values, so they are not worked out again here.`,
    failed: (day: string): string => `Shown as of ${day}.`,
  },
  refreshed: {
    written: 'Worked out again and written to the record.',
    unchanged: 'Worked out again: nothing changed.',
    not_asked: 'Worked out again.',
    refused: (reason: string): string => `Worked out again, but the record refused the values: ${reason}`,
    failed: (reason: string): string => `Worked out again, but the values could not be written: ${reason}`,
    noReason: 'no reason was given.',
  },
  notCustomer: {
    title: 'Not a customer yet',
    no_deals: 'No deals are recorded for this company.',
    no_won_deals: 'No deal with this company is won yet.',
    nothing_paid: 'Only credits or deals without a price are recorded: nothing was paid yet.',
    nothing_usable: 'None of the deals could be read: see the skipped records.',
    unknown: 'Nothing was bought yet.',
    next: 'Loyalty is worked out after the first won deal.',
  },
  failures: {
    no_company: ['This record cannot be scored', 'HubSpot no longer knows this company. Reload the page.'],
    not_authorized: ['No permission', 'The app may not read this record. Ask your admin to check its access.'],
    not_yours: [
      'No permission',
      'You see the customers of yours and of your teams. Ask an admin of Loyalty Lens if you should see this one.',
    ],
    missing_scope: ['No permission', 'The app lacks a permission it needs. Ask your admin to install it again.'],
    rate_limited: ['HubSpot is busy', 'HubSpot takes no more requests at the moment. Try again in a minute.'],
    crm_unavailable: ['HubSpot did not answer', 'The records could not be read. Try again in a minute.'],
    not_set_up: ['Not set up yet', 'The loyalty properties are missing. Ask your admin to create them.'],
    refused: ['Not accepted', 'The record refused what was entered. Check the values.'],
    bad_request: ['Not accepted', 'The card asked for something the app does not do. Reload the page.'],
    internal: ['Something went wrong', 'The app failed. Try again; if it stays, tell your admin.'],
    timeout: ['No answer', 'The app took too long. Try again.'],
    unreachable: ['No answer', 'The app could not be reached. Try again; if it stays, tell your admin.'],
    malformed: [
      'Not readable',
      'Card and app are of different versions. Reload the page; if it stays, tell your admin.',
    ],
    too_slow: ['No answer', 'Working out the details took too long. Try again.'],
    service_away: ['No answer', 'The service does not answer. Try again later.'],
    other_policy_or_model: [
      'Not worked out again',
      'Another policy or model wrote the values on this record. Tell your admin.',
    ],
  },
};
