import type { Day, Deal, Money } from '../../scoring/types.ts';
import type { CrmRecord, Properties } from '../records/crm-record.ts';
import { parseDate, parseDay } from '../portal-day.ts';
import { numberOrNull, parseFlag, parseNumber } from '../records/property-values.ts';
import type { ReadingContext } from './reading-context.ts';
import type { ReadingOptions } from '../records/reading-options.ts';
import type { StageOutcome } from '../records/read-labels.ts';

/** A deal, or why it cannot be used, in plain words. */
export type ParsedDeal = { readonly deal: Deal } | { readonly skipped: string };

/** Names marked with * were in no page of HubSpot's that we read: verify in a test account. */
export function dealProperties(options: ReadingOptions): readonly string[] {
  const mapped = [options.dealRenewalProperty, options.dealContractEndProperty, options.dealTermMonthsProperty];
  return [
    'dealname',
    'amount',
    'amount_in_home_currency', // *
    'deal_currency_code', // *
    'pipeline',
    'dealstage',
    'closedate',
    'dealtype',
    'hs_is_closed',
    'hs_is_closed_won',
    'hs_is_closed_lost',
    'hs_primary_associated_company', // *
    ...mapped.filter((name) => name !== null),
  ];
}

/** Reads a deal without its line items. */
export function parseDeal(record: CrmRecord, context: ReadingContext): ParsedDeal {
  const { id, properties } = record;
  const { labels, options, dayOf } = context;
  const outcome = parseOutcome(properties, context);
  if (outcome === null) return { skipped: `its stage "${properties.dealstage ?? ''}" is in no pipeline of the portal` };
  const closeDate = properties.closedate;
  if (closeDate === undefined) return { skipped: 'no close date' };
  const day = parseDay(closeDate, dayOf);
  if (day === null) return { skipped: `its close date "${closeDate}" is not a date` };
  const amount = parseAmount(properties, context.currency);
  if (outcome === 'won' && typeof amount === 'object') return amount;

  const pipeline = properties.pipeline ?? '';
  const type = properties.dealtype ?? '';
  return {
    deal: {
      id,
      name: properties.dealname ?? '',
      outcome,
      day,
      amount: typeof amount === 'number' ? amount : null,
      pipeline: labels.pipelines.get(pipeline) ?? pipeline,
      type: labels.dealTypes.get(type) ?? type,
      markedRenewal: parseFlag(mapped(properties, options.dealRenewalProperty)),
      termMonths: parseTermMonths(properties, options.dealTermMonthsProperty),
      contractEnd: parseContractEnd(properties, options.dealContractEndProperty),
      products: [],
    },
  };
}

/** HubSpot's own flags first; where it gives none, what the portal's pipeline says of the stage. */
function parseOutcome(properties: Properties, { labels }: ReadingContext): StageOutcome | null {
  const won = parseFlag(properties.hs_is_closed_won);
  const lost = parseFlag(properties.hs_is_closed_lost);
  const closed = parseFlag(properties.hs_is_closed);
  if (won === true) return 'won';
  if (lost === true || (won === false && closed === true)) return 'lost';
  if (closed === false || (won === false && lost === false)) return 'open';
  return labels.stages.get(`${properties.pipeline ?? ''}/${properties.dealstage ?? ''}`) ?? null;
}

/** The amount in home currency, or why there is none. Amounts of another currency are never taken for home currency. */
function parseAmount(properties: Properties, homeCurrency: string): Money | { readonly skipped: string } {
  const home = parseNumber(properties, 'amount_in_home_currency');
  if (typeof home === 'number') return home;
  if (home === 'invalid') return notANumber(properties.amount_in_home_currency);
  const amount = parseNumber(properties, 'amount');
  if (amount === 'invalid') return notANumber(properties.amount);
  if (amount === null) return { skipped: 'won without an amount' };
  const currency = properties.deal_currency_code?.toUpperCase() ?? homeCurrency;
  if (currency === homeCurrency) return amount;
  return { skipped: `its amount is in ${currency} and HubSpot gives none in ${homeCurrency}` };
}

function notANumber(text: string | undefined): { readonly skipped: string } {
  return { skipped: `its amount "${text ?? ''}" is not a number` };
}

function mapped(properties: Properties, name: string | null): string | undefined {
  return name === null ? undefined : properties[name];
}

function parseContractEnd(properties: Properties, name: string | null): Day | null {
  const text = mapped(properties, name);
  return text === undefined ? null : parseDate(text);
}

function parseTermMonths(properties: Properties, name: string | null): number | null {
  const months = name === null ? null : numberOrNull(properties, name);
  return months !== null && months > 0 ? months : null;
}
