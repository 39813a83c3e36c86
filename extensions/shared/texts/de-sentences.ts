import type { Texts } from './en.ts';
import { capital, plural } from './plural.ts';

const WORDS = ['kein', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'];

const word = (count: number): string => WORDS[count] ?? String(count);
const within = (months: number | null): string => (months === null ? '' : ` innerhalb von ${months} Monaten`);
const days = (count: number): string => `${count} ${plural(count, 'Tag', 'Tagen')}`;
const ago = (count: number): string => (count === 0 ? 'heute' : `vor ${days(count)}`);
const ahead = (count: number): string => (count === 0 ? 'heute' : `in ${days(count)}`);
const usually = (count: string | null): string =>
  count === null ? '' : `; üblich ist ein Gespräch alle ${count} Tage`;

const contactsOf = (known: number | null): string => {
  if (known === null) return 'diese Firma und ihre Kontakte';
  if (known === 0) return 'diese Firma, und sie hat keine Kontakte';
  return known === 1 ? 'diese Firma und ihren Kontakt' : `diese Firma und ihre ${known} Kontakte`;
};

const openDeals = (count: number | null): string =>
  count === null ? '' : `; ${word(count)} ${count > 1 ? 'offene Verlängerungsdeals' : 'offener Verlängerungsdeal'}`;

const purchases = (count: number): string => `${count === 1 ? 'ein' : word(count)} ${plural(count, 'Kauf', 'Käufe')}`;

const renewals = (count: number): string => {
  if (count === 0) return 'noch keine Verlängerung';
  return count === 1 ? 'eine Verlängerung' : `${word(count)} Verlängerungen`;
};

export const deHeadlines: Texts['headlines'] = {
  standing: (segment, risk) => `${segment}, ${risk}.`,
  withoutSegment: (risk) => `${capital(risk)}; noch kein Segment.`,
  changed: (text, day, before) =>
    `${text}${day === null ? '' : ` seit ${day}`}${before === null ? '' : ` (vorher ${before})`}`,
  lastChange: (day, changes, reason) => `Geändert ${day}: ${changes}${reason === null ? '' : `. Grund: ${reason}`}.`,
  changeReason: (day, reason) => `Grund der Änderung vom ${day}: ${reason}.`,
  takenBack: 'nicht mehr von einer Person gesetzt, also wieder berechnet',
  segmentChange: (before, now) => `Segment ${before} zu ${now}`,
  riskChange: (before, now) => `Risiko ${before} zu ${now}`,
  wonBack: (text) => `Zurückgewonnen. ${text}`,
  lapsed: 'Abgewandert: Es ginge um eine Rückgewinnung.',
  overdue: (count, due, deals) => `Verlängerung seit ${days(count)} überfällig (fällig ${due})${openDeals(deals)}.`,
  tooEarly: (bought, renewed) => `Noch zu früh für ein Urteil: ${purchases(bought)}, ${renewals(renewed)}.`,
  tooEarlyUncounted: 'Noch zu früh für ein Urteil.',
};

export const deFacts: Texts['facts'] = {
  inHundred: (count) => `${count} von 100`,
  almostAll: 'mehr als 99 von 100',
  almostNone: 'weniger als 1 von 100',
  willRenew: (chance, date, count) =>
    `Wir erwarten, dass ${chance} solchen Kunden verlängern${date === null ? '' : `; Verlängerung ${date}, ${ahead(count)}`}.`,
  willBuy: (chance, horizon) => `Wir erwarten, dass ${chance} solchen Kunden${within(horizon)} wieder kaufen.`,
  willComeBack: (chance, horizon) => `Wir erwarten, dass ${chance} solchen Kunden${within(horizon)} zurückkommen.`,
  aboutInTen: (count) => `etwa ${count} von 10`,
  aboutInHundred: (count) => `etwa ${count} von 100`,
  renewsSoon: (amount, count, chance) =>
    `${amount} stehen ${ahead(count)} zur Verlängerung an; ${chance} solchen Kunden gehen.`,
  leave: (chance) => `${capital(chance)} solchen Kunden gehen.`,
  highAsOverdue: 'Hohes Risiko, weil die Verlängerung überfällig ist.',
  doNotBuy: (chance, horizon) => `${capital(chance)} solchen Kunden kaufen${within(horizon)} nicht wieder.`,
  startingAssumption: (chance, alone) =>
    `${capital(chance)} ist ${alone ? '' : 'vor allem '}unsere Ausgangsannahme, nicht die Erfahrung mit diesem Kunden.`,

  lastConversation: (kind, date, count, usual) =>
    `Letztes Gespräch nicht über die Verlängerung: ${kind === null ? '' : `${kind}, `}${date}, ${ago(count)}${usually(usual)}.`,
  viaParent: (kind) => `${kind} über die Muttergesellschaft`,
  onlyRenewalContact: (count, usual) => `Seit ${days(count)} nur Kontakt zur Verlängerung${usually(usual)}.`,
  noConversation: (count, usual) => `Seit ${days(count)} kein Gespräch${usually(usual)}.`,
  noOtherConversation: (count) => `Seit ${days(count)} kein Gespräch außer zur Verlängerung.`,
  neverButRenewal: 'Bisher nur Kontakt zur Verlängerung: Kein anderes Gespräch ist erfasst.',
  neverTalked: 'Kein Gespräch, das zählt, ist erfasst.',
  notMeasurable: (known) =>
    `Kontakt nicht messbar: Für ${contactsOf(known)} ist nichts erfasst. Vielleicht fehlen nur die Einträge, nicht die Gespräche.`,

  budgetOpen: (annual, budget, share, source, gap) =>
    `${annual} von ${budget} Budget (${share}; ${source}): ${gap} offen.`,
  budgetSpent: (annual, budget, share, source) => `${annual} von ${budget} Budget (${share}; ${source}).`,
  budgetBelowSpend: (budget, annual) =>
    `Das Budget von ${budget} liegt unter den heutigen Ausgaben von ${annual}: noch einmal fragen.`,
  budgetUnknown: 'Budget unbekannt, also keine Lücke: fragen, dann eintragen.',
  budgetStale: 'Diese Angabe ist alt: noch einmal fragen.',
  annualValue: (annual) => `Heute ${annual} im Jahr.`,
  lastYear: (amount) => `${amount} in den letzten 12 Monaten`,
  enteredBy: (by, date) =>
    `eingetragen${by === null ? '' : ` von ${by}`}${date === null ? ', Datum unbekannt' : `, ${date}`}`,
  fromProperty: (property, date) =>
    `aus der Eigenschaft „${property}“${date === null ? ', Datum unbekannt' : `, ${date}`}`,
  productGap: (product, owners, of, similar) =>
    `${owners} von ${of} Kunden ${similar} nutzen ${product}; dieser nicht.`,
  similar: {
    industry_and_size: 'gleicher Branche und Größe',
    industry: 'gleicher Branche',
    size: 'gleicher Größe',
  },
  estimatedFrom: (comparable) =>
    comparable === null ? 'geschätzt' : `geschätzt aus ${comparable} vergleichbaren Kunden`,

  lifetimeValue: (amount, years, rate, provisional) =>
    `${amount}: heute und in den nächsten ${years} Jahren, abgezinst mit ${rate} im Jahr${
      provisional ? ' (vorläufige Annahmen)' : ''
    }.`,
  didNotCount: (count) =>
    count === 1
      ? 'Ein Eintrag zählte nicht als Kontakt: warum?'
      : `${capital(word(count))} Einträge zählten nicht als Kontakt: warum?`,
};

export const deNextSteps: Texts['nextSteps'] = {
  recordOutcome: (lostFrom) =>
    `Das Ergebnis eintragen${lostFrom === null ? '' : `; ab ${lostFrom} gilt die Verlängerung als verloren`}.`,
  sentences: {
    start_renewal: 'Die Verlängerung beginnen.',
    book_meeting: 'Diese Woche einen Termin vereinbaren.',
    win_back: 'Fragen, was sie zurückbrächte.',
    check_logging: 'Einträge prüfen: das letzte Gespräch notieren oder eines führen.',
    ask_budget: 'Nach dem Jahresbudget fragen, dann eintragen.',
    ask_referral: 'Fragen, wem sie uns empfehlen würden.',
    grow: 'Besprechen, was sie noch brauchen.',
    appreciate: 'Danke sagen, ohne an die Verlängerung zu denken.',
    keep_in_touch: 'In Verbindung bleiben.',
  },
  closeRenewal: 'In Verbindung bleiben und die Verlängerung abschließen.',
  buttons: {
    record_renewal_outcome: 'Aufgabe anlegen',
    start_renewal: 'Aufgabe anlegen',
    book_meeting: 'Termin vereinbaren',
    win_back: 'E-Mail schreiben',
    check_logging: 'Notiz anlegen',
    ask_budget: 'E-Mail schreiben',
    ask_referral: 'E-Mail schreiben',
    grow: 'Termin vereinbaren',
    appreciate: 'E-Mail schreiben',
    keep_in_touch: 'Aufgabe anlegen',
  },
  copy: 'Grund kopieren',
  copied: 'Der Grund ist kopiert: Er lässt sich ins Formular einfügen.',
  notCopied: 'Der Grund ließ sich nicht kopieren.',
  failed: 'HubSpot konnte dieses Formular nicht öffnen. Vielleicht fehlt die Berechtigung; bitte den Admin fragen.',
};
