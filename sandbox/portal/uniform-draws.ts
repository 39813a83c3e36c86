import type { CrmRecord } from '../crm/crm-data.ts';
import type { Day } from '../../src/scoring/types.ts';
import { workingDay, writeDay, writeInstant } from './calendar.ts';
import { Random } from './chance/random.ts';
import { DISPOSITIONS } from './records/call-dispositions.ts';
import { OWNERS } from './words/people.ts';

export type TouchKind = 'calls' | 'meetings' | 'emails' | 'communications' | 'notes' | 'tasks';

/** A record without its id, which follows from its place. */
type Drawn = Omit<CrmRecord, 'id'>;

/** The life of one company, which its records have in common. */
export interface UniformLife {
  readonly seed: number;
  readonly place: number;
  readonly deals: number;
  /** When it bought first. */
  readonly start: Day;
  readonly asOf: Day;
  readonly ownerId: string;
  /** Of its first deal, in Euro. */
  readonly amount: number;
  readonly leaves: boolean;
}

const SUBJECTS = [
  'Check-in',
  'Open points',
  'Roadmap preview',
  'Business review',
  'Training',
  'Your renewal',
  'Minutes of our meeting',
  'Question about user rights',
  'Renewal: terms for the next year',
] as const;
const INDUSTRIES = ['COMPUTER_SOFTWARE', 'BANKING', 'RETAIL', 'INSURANCE', 'LOGISTICS_AND_SUPPLY_CHAIN'] as const;
const FIRST_NAMES = ['Amira', 'Bruno', 'Carla', 'David', 'Elif', 'Felix', 'Greta', 'Ivan'] as const;
const LAST_NAMES = ['Adler', 'Costa', 'Demir', 'Fischer', 'Hansen', 'Kaya', 'Novak', 'Silva', 'Weber'] as const;
const JOB_TITLES = ['Head of IT', 'Managing Director', 'Purchasing', 'Controller', 'Administrator'] as const;

/** Of ten deals, one begins, seven renew year by year, two extend. */
const RENEWAL_SHARE = 0.7;
const LEAVING_SHARE = 0.15;
const LOST_EXTENSION_SHARE = 0.3;
const DAYS_PER_YEAR = 365.25;
const MINUTES_PER_DAY = 1_440;

export function drawLife(seed: number, place: number, deals: number, asOf: Day): UniformLife {
  const random = new Random(seed, 'life', place);
  const years = renewalsOf(deals);
  return {
    seed,
    place,
    deals,
    // The last renewal lies up to a good half year back or ahead.
    start: workingDay(asOf + random.integer(-200, 165) - Math.round(years * DAYS_PER_YEAR)),
    asOf,
    ownerId: random.pick(OWNERS).id,
    amount: 1_000 * random.integer(6, 240),
    leaves: random.chance(LEAVING_SHARE),
  };
}

export function drawCompany({ seed, place, asOf, start, ownerId }: UniformLife): Drawn {
  const random = new Random(seed, 'company', place);
  const createdAt = instant(start - random.integer(10, 90), random);
  return {
    properties: {
      name: `Company ${String(place + 1)} GmbH`,
      domain: domainOf(place),
      country: 'Germany',
      industry: random.pick(INDUSTRIES),
      numberofemployees: String(10 * random.integer(1, 400)),
      lifecyclestage: 'customer',
      hubspot_owner_id: ownerId,
    },
    createdAt,
    updatedAt: instant(asOf - random.integer(1, 60), random),
  };
}

export function drawContacts({ seed, place, start, asOf }: UniformLife, count: number): readonly Drawn[] {
  const random = new Random(seed, 'contacts', place);
  return Array.from({ length: count }, (_, index) => {
    const firstname = random.pick(FIRST_NAMES);
    const lastname = random.pick(LAST_NAMES);
    const createdAt = instant(random.integer(Math.min(start, asOf), asOf), random);
    const email = `${firstname}.${lastname}${String(index)}@${domainOf(place)}`.toLowerCase();
    return { properties: { firstname, lastname, email, jobtitle: random.pick(JOB_TITLES) }, createdAt };
  });
}

export function drawDeals(life: UniformLife): readonly Drawn[] {
  const random = new Random(life.seed, 'deals', life.place);
  return Array.from({ length: life.deals }, (_, index) => drawDeal(life, index, random));
}

function drawDeal(life: UniformLife, index: number, random: Random): Drawn {
  const { start, asOf, leaves, amount } = life;
  const renewals = renewalsOf(life.deals);
  const isRenewal = index >= 1 && index <= renewals;
  const closesOn = workingDay(isRenewal || index === 0 ? termStart(life, index) : random.integer(start, asOf));
  const isLost = isRenewal ? leaves && index === renewals : index > 0 && random.chance(LOST_EXTENSION_SHARE);
  const outcome = closesOn > asOf ? 'open' : isLost ? 'lost' : 'won';
  const opened = instant(Math.min(closesOn - random.integer(20, 90), asOf), random);
  const closed = instant(closesOn, random);
  const worth = isRenewal ? amount * (1 + 0.03 * index) : index === 0 ? amount : 0.2 * amount;
  return {
    properties: {
      dealname: isRenewal ? `Renewal ${writeDay(closesOn).slice(0, 4)}` : index === 0 ? 'New business' : 'Extension',
      ...placeOf(isRenewal, outcome),
      dealtype: index === 0 ? 'newbusiness' : 'existingbusiness',
      amount: String(Math.round(worth)),
      deal_currency_code: 'EUR',
      closedate: closed,
      hubspot_owner_id: life.ownerId,
    },
    createdAt: opened,
    updatedAt: outcome === 'open' ? opened : closed,
  };
}

/** The first day of the year that a deal pays for. */
function termStart({ start }: UniformLife, year: number): Day {
  return start + Math.round(year * DAYS_PER_YEAR);
}

function renewalsOf(deals: number): number {
  return Math.min(Math.ceil(deals * RENEWAL_SHARE), Math.max(0, deals - 1));
}

function placeOf(
  isRenewal: boolean,
  outcome: 'open' | 'won' | 'lost',
): { readonly pipeline: string; readonly dealstage: string } {
  const stages = isRenewal
    ? { open: '1093400501', won: '1093400503', lost: '1093400504' }
    : { open: 'presentationscheduled', won: 'closedwon', lost: 'closedlost' };
  return { pipeline: isRenewal ? '751200340' : 'default', dealstage: stages[outcome] };
}

/** What one deal of a company is for. */
export function drawLineItem(life: UniformLife, index: number): Drawn {
  const random = new Random(life.seed, 'line item', life.place, index);
  const start = termStart(life, index <= renewalsOf(life.deals) ? index : 0);
  const quantity = random.integer(5, 60);
  const price = Math.round(life.amount / quantity);
  return {
    properties: {
      name: 'Platform',
      quantity: String(quantity),
      price: String(price),
      amount: String(price * quantity),
      recurringbillingfrequency: 'annually',
      hs_recurring_billing_period: 'P12M',
      hs_recurring_billing_start_date: writeDay(start),
      hs_line_item_currency_code: 'EUR',
    },
    createdAt: instant(Math.min(start, life.asOf), random),
  };
}

/**
 * @param index of the touch among the company's
 * @param total of its touches: they are spread over its life
 */
export function drawTouch(kind: TouchKind, life: UniformLife, index: number, total: number, random: Random): Drawn {
  const { start, asOf } = life;
  const span = Math.max(1, asOf - start);
  const at = instant(workingDay(start + Math.floor(((index + random.next()) * span) / total)), random);
  const stamps = { hs_timestamp: at, hubspot_owner_id: life.ownerId };
  return { properties: { ...touchProperties(kind, at, random), ...stamps }, createdAt: at, updatedAt: at };
}

function touchProperties(kind: TouchKind, at: string, random: Random): CrmRecord['properties'] {
  const subject = random.pick(SUBJECTS);
  const isUsual = random.chance(0.8);
  switch (kind) {
    case 'calls':
      return {
        hs_call_title: subject,
        hs_call_direction: random.chance(0.7) ? 'OUTBOUND' : 'INBOUND',
        hs_call_status: isUsual ? 'COMPLETED' : 'NO_ANSWER',
        hs_call_disposition: isUsual ? DISPOSITIONS.connected : DISPOSITIONS.noAnswer,
      };
    case 'meetings':
      return {
        hs_meeting_title: subject,
        hs_meeting_start_time: at,
        hs_meeting_outcome: isUsual ? 'COMPLETED' : 'CANCELED',
      };
    case 'emails':
      return {
        hs_email_subject: subject,
        hs_email_direction: random.chance(0.6) ? 'EMAIL' : 'INCOMING_EMAIL',
        hs_email_status: isUsual ? 'SENT' : 'BOUNCED',
      };
    case 'communications':
      return {
        hs_communication_channel_type: isUsual ? 'LINKEDIN_MESSAGE' : 'WHATS_APP',
        hs_communication_logged_from: 'CRM',
      };
    case 'notes':
      return { hs_note_body: subject };
    case 'tasks':
      return { hs_task_subject: subject, hs_task_status: isUsual ? 'COMPLETED' : 'NOT_STARTED' };
  }
}

/** Every instant drawn so far: a large portal has ten million dates, and few different ones. */
const INSTANTS = new Map<number, string>();

/** At a quarter of an hour of the day. */
function instant(day: Day, random: Random): string {
  const minute = 15 * random.integer(28, 64);
  const key = day * MINUTES_PER_DAY + minute;
  const known = INSTANTS.get(key);
  if (known !== undefined) return known;
  const text = writeInstant(day, minute);
  INSTANTS.set(key, text);
  return text;
}

function domainOf(place: number): string {
  return `company-${String(place + 1)}.example`;
}
