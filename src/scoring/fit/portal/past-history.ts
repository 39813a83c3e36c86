import type { CompanyHistory, Day, Deal, Entered } from '../../types.ts';

/** What people entered has no history: nobody knows what stood there on a day in the past. */
export const NOTHING_ENTERED: Entered = {
  budget: null,
  segmentOverride: null,
  contractEnd: null,
  autoRenew: null,
  acquisitionCost: null,
  costToServe: null,
  knownCompetitor: null,
  churnReason: null,
  sentiment: null,
};

/** What can be known of the past from today's records, and so is not learnt from. In plain words, for the report. */
export const UNKNOWN_OF_THE_PAST: readonly string[] = [
  'open deals (nobody knows which were open on a past day)',
  'what people entered on the record, sentiment among it (only the present value is known)',
  'the list of contacts (only those whom a touch reached are counted)',
  'the priority of tickets',
];

/**
 * A company's history as it was known at the end of a past day: deals closed and activities that took place by then, with
 * nothing that has no date of its own. Industry and size are taken to have been what they are.
 */
export function historyOn(history: CompanyHistory, day: Day): CompanyHistory {
  return {
    ...history,
    deals: dealsOn(history, day),
    activities: history.activities.filter((activity) => activity.day !== null && activity.day <= day),
    contactIds: [],
    entered: NOTHING_ENTERED,
    referred: history.referred.filter((purchase) => purchase.day <= day),
    voice:
      history.voice === null
        ? null
        : {
            tickets: history.voice.tickets
              .filter((ticket) => ticket.openedOn <= day)
              .map((ticket) => ({
                ...ticket,
                closedOn: ticket.closedOn !== null && ticket.closedOn <= day ? ticket.closedOn : null,
                highPriority: false,
              })),
            answers: history.voice.answers.filter((answer) => answer.day <= day),
          },
    skipped: [],
  };
}

/** Deals that were closed by the end of a past day. */
export function dealsOn({ deals }: Pick<CompanyHistory, 'deals'>, day: Day): readonly Deal[] {
  return deals.filter((deal) => deal.outcome !== 'open' && deal.day <= day);
}
