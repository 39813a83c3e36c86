import { describe, expect, it } from 'vitest';
import { sayDriver, sayReason } from '../../extensions/cards/sentences/reasons.ts';
import { createWords } from '../../extensions/cards/sentences/words.ts';
import { de } from '../../extensions/shared/texts/de.ts';
import { en } from '../../extensions/shared/texts/en.ts';
import { fillTemplate, type Facts } from '../../extensions/shared/texts/fill-template.ts';
import { EXCLUSION_SENTENCES } from '../../src/scoring/reading/exclusion-sentences.ts';
import {
  type ActivityKind,
  DRIVER_NAMES,
  type DriverName,
  type ExclusionReason,
  type MissingInput,
  type NotScored,
  type ShiftKind,
  type SkippedRecord,
  type ValueNote,
} from '../../src/scoring/types.ts';
import { VALUE_NOTE_SENTENCES } from '../../src/scoring/value/value-notes.ts';

const GERMAN = createWords('de-de', 'EUR');
const ENGLISH = createWords('en-gb', 'EUR');

/** Every member of a union, so that a new one without a text does not compile here. */
const MISSING: Readonly<Record<MissingInput, true>> = {
  acquisition_cost: true,
  cost_to_serve: true,
  wallet: true,
  activities: true,
  contract_end: true,
  ideal_lifetime_value: true,
  tickets: true,
  survey_answers: true,
  sentiment: true,
  line_items: true,
};
const SHIFTS: Readonly<Record<ShiftKind, true>> = {
  contact_cadence: true,
  purchase_gap: true,
  order_size: true,
  contacts_engaged: true,
  reply_share: true,
};
const EXCLUSIONS: Readonly<Record<ExclusionReason, string>> = EXCLUSION_SENTENCES;
const VALUE_NOTES: Readonly<Record<ValueNote, string>> = VALUE_NOTE_SENTENCES;
const KINDS: Readonly<Record<ActivityKind, true>> = {
  call: true,
  meeting: true,
  email: true,
  message: true,
  note: true,
  task: true,
};
const OTHER_RECORDS: Readonly<Record<Exclude<SkippedRecord['kind'], ActivityKind>, true>> = {
  deal: true,
  company: true,
  line_item: true,
  contact: true,
  ticket: true,
  answer: true,
};
const NOT_SCORED: Readonly<Record<NotScored['reason'], true>> = {
  no_deals: true,
  no_won_deals: true,
  nothing_paid: true,
  nothing_usable: true,
};

describe.each([
  ['English', en],
  ['German', de],
])('what scoring says as a code has its text in %s', (_language, { labels, states }) => {
  it.each([
    ['a driver', Object.fromEntries(DRIVER_NAMES.map((name) => [name, true])), labels.driver],
    ['a missing input', MISSING, labels.missing],
    ['a note on the value', VALUE_NOTES, labels.valueNote],
    ['a reason why a touch does not count', EXCLUSIONS, labels.exclusion],
    ['a shift of behaviour', SHIFTS, labels.shift],
    ['a kind of touch', KINDS, labels.touch],
    ['a kind of record', OTHER_RECORDS, labels.record],
  ])('%s', (_what, codes, texts: Readonly<Record<string, string>>) => {
    for (const code of Object.keys(codes)) expect(texts[code] ?? '', code).toMatch(/\S.{2,}/);
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(codes).toSorted());
  });

  it('a reason for no score', () => {
    expect(states.notCustomer).toMatchObject(
      Object.fromEntries(Object.keys(NOT_SCORED).map((code) => [code, expect.stringMatching(/\S{3,}/)])),
    );
  });
});

/** The facts that each driver comes with, and what a German reader is told of them. */
const DRIVERS: Readonly<Record<DriverName, readonly (readonly [facts: Facts, german: string])[]>> = {
  starting_point: [[{ inHundred: 84 }, '84 von 100 ist unsere Ausgangsannahme, nicht die Erfahrung mit diesem Kunden']],
  portal_experience: [
    [{ inHundred: 81, customers: 412 }, '81 von 100 zeigen 412 Kunden dieses Portals'],
    [{}, 'was ähnliche Kunden dieses Portals zeigten'],
  ],
  similar_customers: [
    [
      { group: 'retail|250', customers: 44, tests: 90, inHundred: 77 },
      '77 von 100 zeigen 44 Kunden gleicher Branche und Größe',
    ],
  ],
  renewals_made: [
    [{ renewals: 1 }, '1 Verlängerung erfolgt'],
    [{ renewals: 4 }, '4 Verlängerungen erfolgt'],
    [
      { renewals: 4, contracts: 2, dueOn: '2027-03-01' },
      '4 Verlängerungen erfolgt; von 2 laufenden Verträgen ist der nächste am 2027-03-01 fällig',
    ],
    [{ returns: 2 }, 'schon 2 Mal zurückgekommen'],
  ],
  years_with_purchases: [[{ years: 3 }, 'seit dem ersten Kauf in 3 Jahren wieder gekauft']],
  years_without_purchases: [[{ years: 1 }, '1 Jahr ohne Kauf zwischen den Käufen']],
  purchase_rhythm: [
    [{ purchases: 1, days: 0 }, '1 Kauf: noch zeigt nichts, dass dieser Kunde wieder kauft'],
    [{ purchases: 5, days: 900 }, '5 Käufe in 900 Tagen'],
    [{}, 'was ähnliche Kunden dieses Portals zeigten'],
  ],
  silence_since_purchase: [
    [{ days: 200 }, 'seit 200 Tagen kein Kauf'],
    [{}, 'was ähnliche Kunden dieses Portals zeigten'],
  ],
  renewal_overdue: [[{ days: 37, dueOn: '2026-10-15' }, 'die Verlängerung ist seit 37 Tagen überfällig']],
  renewal_lost: [[{ renewals: 2 }, '2 Verlängerungen verloren, doch der Kunde blieb oder kam zurück']],
  time_since_lapse: [[{ days: 1, lapsedOn: '2026-11-20' }, 'seit 1 Tag abgewandert']],
  contact_recency: [
    [{ days: 10 }, 'letztes Gespräch vor 10 Tagen'],
    [
      { days: 10, likeInHundred: 68, othersInHundred: 61 },
      'letztes Gespräch vor 10 Tagen; ähnliche Kunden blieben in 68 von 100 Fällen, die anderen in 61',
    ],
    [{}, 'kein Gespräch mit dem Kunden erfasst'],
  ],
  contact_frequency: [[{ touches: 3 }, '3 Kontakte in den letzten 90 Tagen']],
  contact_change: [[{ touches: 3, before: 8 }, '3 Kontakte in den letzten 90 Tagen, 8 in den 90 davor']],
  contacts_engaged: [[{ contacts: 2 }, '2 Personen beim Kunden in den letzten 12 Monaten erreicht']],
  lost_deals: [[{ lost: 1, deals: 4 }, '1 von 4 Deals verloren, Verlängerungen nicht gezählt']],
  open_renewal: [[{}, 'ein Verlängerungsdeal ist offen']],
  products_owned: [[{ products: 3 }, '3 Produkte im Einsatz']],
  tenure: [[{ days: 800 }, 'seit 800 Tagen Kunde']],
  tickets: [[{ tickets: 6 }, '6 Tickets in den letzten 12 Monaten eröffnet']],
  survey_answers: [
    [{ survey: 'nps', value: 9 }, 'letzte Antwort 9 (NPS)'],
    [{}, 'keine Antwort auf eine Umfrage'],
  ],
  sentiment: [[{ sentiment: 'bad' }, 'eingetragene Stimmung: schlecht']],
};

describe('why a driver counts', () => {
  it.each(DRIVER_NAMES.flatMap((name) => DRIVERS[name].map(([facts, german]) => [name, facts, german] as const)))(
    'is said to a German reader with its evidence: %s %j',
    (name, facts, german) => {
      const driver = { name, facts: { ...facts }, because: 'as scoring said it' };
      expect(sayDriver(driver, 'next_renewal', GERMAN)).toBe(german);
      expect(sayDriver(driver, 'next_renewal', ENGLISH)).toBe('as scoring said it');
    },
  );

  it('is about coming back where a lapsed customer starts from', () => {
    const driver = { name: 'starting_point', facts: { inHundred: 10 }, because: 'about 10 in 100 come back' };
    expect(sayDriver(driver, 'win_back', GERMAN)).toBe(
      'etwa 10 von 100 abgewanderten Kunden kommen innerhalb des Horizonts zurück: unsere Ausgangsannahme',
    );
  });

  it('is said as it came where the card does not know the driver, or lacks a fact of its sentence', () => {
    const unknown = { name: 'phase_of_the_moon', facts: {}, because: 'it is full' };
    expect(sayDriver(unknown, 'next_renewal', GERMAN)).toBe('it is full');
    const incomplete = { name: 'tenure', facts: {}, because: 'a customer for 2 years' };
    expect(sayDriver(incomplete, 'next_renewal', GERMAN)).toBe('a customer for 2 years');
  });

  it('is never half a sentence', () => {
    expect(fillTemplate('{lost} von {deals|Deal|Deals}', { lost: 1 })).toBeNull();
    expect(fillTemplate('{lost} von {deals|Deal|Deals}', { lost: 0, deals: 1 })).toBe('0 von 1 Deal');
  });
});

describe('what a record brings along', () => {
  it('is said as it came where the card does not know it', () => {
    expect(sayReason('it is full', GERMAN)).toBe('it is full');
    expect(sayReason('won without an amount', ENGLISH)).toBe('won without an amount');
    expect(sayReason('won without an amount', GERMAN)).toBe('gewonnen, aber ohne Betrag');
  });
});
