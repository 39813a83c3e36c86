import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';
import type { enMoreViews } from './en-more-views.ts';

const customers = (some: Count): string => counted(some, 'Kunde', 'Kunden');
const withCustomers = (some: Count): string => counted(some, 'Kunden', 'Kunden');

export const deMoreViews: typeof enMoreViews = {
  list: {
    title: 'Kundenliste',
    counted: (some) => `Zusammen ${customers(some)}.`,
    prepare: 'Für eine Tabelle kopieren',
    copy: (some) => `Jetzt ${customers(some)} kopieren`,
    copied: 'Kopiert: in eine Tabelle einfügen.',
    notCopied: 'Der Browser hat das Kopieren nicht zugelassen. Noch einmal auf den Knopf klicken.',
    tooMany: (most) =>
      `Die ersten ${most.shown}: weiter filtern, oder die Administration „loyalty export“ ausführen lassen, das alle Unternehmen als CSV schreibt.`,
    lastContact: 'Letzter Kontakt',
    recordId: 'Datensatz-ID',
  },
  growth: {
    title: 'Wertlücke',
    sentence: (amount, known) =>
      `${amount} sind bei ${withCustomers(known)} offen: ihr Jahresbudget, eingetragen oder geschätzt, abzüglich dessen, was sie bei uns ausgeben.`,
    former: (amount, known) =>
      `${amount} mehr sind bei ${withCustomers(known)} offen, die abgewandert sind: dazu müssten sie erst zurückgewonnen werden.`,
    showFormer: 'Die Abgewanderten zeigen',
    none: 'Kein Budget ist bekannt, also auch keine Lücke: nach Budgets fragen, dann eintragen.',
    unknown: (some) =>
      `Bei ${withCustomers(some)} gibt es keine Lücke: Kein Budget ist bekannt, oder es liegt unter dem, was sie ausgeben.`,
    ask: 'Die ohne bekanntes Budget zeigen',
    largest: 'Die größten Lücken zeigen',
    byIndustry: 'Nach Branche',
    industryChart: 'Wertlücke nach Branche',
    byProduct: 'Nach Produkt, das ähnliche Kunden haben und diese nicht',
    productChart: 'Wertlücke nach fehlendem Produkt',
    noProducts: 'Kein Produkt sticht hervor, das ähnliche Kunden haben.',
  },
  retention: {
    title: 'Bindung',
    unfiltered: 'Über alle Kunden: Die Filter gelten hier nicht.',
    sentence: (kept, start, from, until) =>
      `Von ${withCustomers(start)} am ${from} ${plural(kept.count, 'war', 'waren')} am ${until} noch ${kept.shown} da.`,
    rates: (logo, gross, net) => `Kunden ${logo}, brutto ${gross}, netto ${net}.`,
    notYet: 'Noch nicht gemessen: Die Bindung wird beim Lauf über alle Kunden berechnet.',
    notSeen: 'Die Bindung ist die aller Kunden: Wer nur die eigenen sieht, sieht sie nicht.',
    noPeriods: 'Es gibt noch keinen ganzen Zeitraum, auf den sich zurückblicken lässt.',
    periods: 'Nach Zeitraum',
    chart: 'Bindung nach Zeitraum, in Prozent',
    cohorts: 'Nach dem Jahr des ersten Kaufs',
    cohortsAll: 'Alle',
    period: (from, until) => `${from} bis ${until}`,
    withInterval: (rate, low, high) => `${rate} (${low} bis ${high})`,
    intervalNote: 'In Klammern: Von 100 solchen Bereichen enthalten 80 die wahre Quote.',
    survival: 'Wie lange Kunden bleiben',
    survivalChart: 'Noch vorhandene Kunden, in Prozent, nach Jahren als Kunde',
  },
  promise: {
    title: 'Hielten die Warnungen, was sie versprachen?',
    sentence: (lost, flagged, lostRate, others, othersRate) =>
      `Von ${withCustomers(flagged)} mit Warnung (hohes oder kritisches Risiko) ${plural(lost.count, 'ging', 'gingen')} im Jahr danach ${lost.shown} verloren (${lostRate}); von ${others.shown} ohne Warnung ${othersRate}.`,
    definition:
      'Nicht dieselbe Zählung wie unter Bindung: Dort ist noch da, wer am Ende des Jahres nicht abgewandert war; hier ist verloren, wer irgendwann im Jahr abwanderte, auch wenn er seither zurückkam, und gezählt wird nur, wessen Risiko am ersten Tag bekannt war.',
    since: (day) => `Gewarnt am ${day}, ein Jahr später nachgesehen.`,
    workedOutLater: (some) =>
      `Bei ${withCustomers(some)} wurde das Risiko jenes Tages später berechnet, mit dem, was damals bekannt war.`,
    none: 'Noch ist niemand seit einem Jahr bewertet: Das lässt sich sagen, wenn Warnungen ein Jahr alt sind.',
    nobodyFlagged: (others, rate) =>
      `Niemand hatte eine Warnung; von ${withCustomers(others)} ohne Warnung gingen im Jahr danach ${rate} verloren.`,
  },
  missing: {
    title: 'Was fehlt',
    sentence: (complete, all) => `Bei ${complete.shown} von ${withCustomers(all)} fehlt nichts.`,
    allLack: 'Jedem Kunden fehlt etwas.',
    chart: 'Kunden nach dem, was fehlt',
    note: 'Was fehlt, bleibt aus der Bewertung heraus und wird auf der Karte genannt; nichts wird geraten. Ein Kunde zählt bei allem, was ihm fehlt.',
  },
  health: {
    title: 'Wie aktuell das ist',
    lastRun: 'Letzter Lauf über das Portal',
    noRun: 'Noch keiner',
    run: (kind, state, at) => `${kind}, ${state}, begonnen ${at}`,
    readAt: 'HubSpot als Ganzes gelesen',
    never: 'Nie',
    read: (at, age) => `${at}, ${age}`,
    waiting: 'Noch zu schreibende Werte',
    waitingSome: (some) => counted(some, 'Datensatz', 'Datensätze'),
    held: 'Wartet auf einen Admin',
    yes: 'Ja',
    no: 'Nein',
  },
};
