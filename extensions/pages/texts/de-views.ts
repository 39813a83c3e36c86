import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';
import type { enViews } from './en-views.ts';

const customers = (some: Count): string => counted(some, 'Kunde', 'Kunden');
const withCustomers = (some: Count): string => counted(some, 'Kunden', 'Kunden');

export const deViews: typeof enViews = {
  customers,
  daysAgo: (some) => (some.count === 0 ? 'heute' : `vor ${counted(some, 'Tag', 'Tagen')}`),
  dueIn: (some) => (some.count === 0 ? 'heute' : `in ${counted(some, 'Tag', 'Tagen')}`),
  overdueBy: (some) => `seit ${counted(some, 'Tag', 'Tagen')} überfällig`,
  fromEarlierPurchases: (amount) => `${amount}, aus früheren Käufen`,
  change: (before, after) => `${before} → ${after}`,
  renewals: {
    title: 'Anstehende Verlängerungen',
    sentence: (renewals, amount, window, risky) =>
      `${counted(renewals, 'Verlängerung', 'Verlängerungen')} im Wert von ${amount} im Jahr in ${window} Tagen oder überfällig; davon ${risky.shown} mit hohem oder kritischem Risiko.`,
    none: (window) => `In ${window} Tagen ist keine Verlängerung fällig, und keine ist überfällig.`,
    list: 'Einzeln: nach Risiko, dann nach Stille, dann nach Datum',
    listSorted: 'Einzeln',
    byQuarter: 'Nach Quartal, in dem sie fällig sind',
    quarter: (quarter, year) => `${quarter}. Quartal ${year}`,
    byValue: 'Dieselben Verlängerungen in der Kundenliste, der größte Wert im Jahr zuerst',
    byRisk: 'Wert der Verlängerungen im Jahr, nach Risiko',
    byContact: 'Nach Stille',
    byOwner: 'Nach Zuständigen',
  },
  atRisk: {
    title: 'Gefährdeter Wert',
    sentence: (amount, all) =>
      `${amount} der Marge der nächsten zwölf Monate sind gefährdet, bei ${withCustomers(all)}, die nicht abgewandert sind.`,
    none: 'Noch ist niemand bewertet, der gehen könnte.',
    chart: 'Gefährdeter Wert, nach Risiko',
  },
  clock: {
    title: 'Wie lange das letzte Gespräch her ist',
    sentence: (recent, all, window) =>
      `Mit ${recent.shown} von ${withCustomers(all)} sprachen wir in den letzten ${window} Tagen über etwas anderes als die Verlängerung.`,
    rest: (never, blind) =>
      `Mit ${never.shown} noch nie oder nur zur Verlängerung; bei ${blind.shown} ist der Kontakt nicht messbar, was auch fehlende Erfassung sein kann und nicht Stille.`,
    ofNever: (never, renewalOnly, silent, months) =>
      `Von diesen ${never.shown} sprachen wir mit ${renewalOnly.shown} nur über die Verlängerung und mit ${silent.shown} in den letzten ${months} Monaten gar nicht.`,
    chart: 'Kunden nach Tagen seit dem letzten Gespräch, das nicht um die Verlängerung ging',
    band: (from, until) => `${from}–${until}`,
    openBand: (from) => `ab ${from}`,
    column: 'Tage seither',
    notPublished: 'Nichts veröffentlicht',
  },
  renewalOnly: {
    title: 'Nur zur Verlängerung',
    sentence: (some, amount, months) =>
      `Mit ${withCustomers(some)} im Wert von ${amount} im Jahr sprachen wir in den letzten ${months} Monaten nur über die Verlängerung.`,
    none: (months) =>
      `Es gibt niemanden, mit dem wir in den letzten ${months} Monaten nur über die Verlängerung sprachen.`,
    blind: (some) =>
      `Bei weiteren ${withCustomers(some)} ist der Kontakt nicht messbar: Sie gehören vielleicht hierher, vielleicht nicht.`,
  },
  segments: {
    title: 'Segmente',
    sentence: (ideal, all, share) =>
      `${ideal.shown} von ${withCustomers(all)} ${plural(ideal.count, 'ist', 'sind')} Ideal; auf sie ${plural(ideal.count, 'entfällt', 'entfallen')} ${share} des Kundenwerts.`,
    chart: 'Kunden nach Segment',
    influence: (amount) => `${amount} mehr kamen durch Empfehlungen; sie sind im Wert der Käufer selbst enthalten.`,
    tiers: 'Wie sich der Wert verteilt',
    tiersChart: 'Kundenwert nach Stufe',
  },
  moves: {
    title: 'Bewegung zwischen den Segmenten',
    period: 'Seit',
    periods: { 30: 'vor 30 Tagen', 90: 'vor 90 Tagen', 180: 'vor einem halben Jahr', 365: 'vor einem Jahr' },
    sentence: (up, down, stayed) =>
      `${up.shown} stiegen auf, ${down.shown} stiegen ab, ${stayed.shown} blieben, wo sie waren.`,
    none: 'Niemand war an beiden Tagen bewertet.',
    caption: (from, to) => `Zeilen: wo sie am ${from} standen. Spalten: wo sie am ${to} stehen.`,
    corner: 'Von',
    into: (segment) => `Nach ${segment}`,
  },
  movers: {
    title: 'Wer sich am meisten bewegte',
    direction: 'Welche',
    directions: { down: 'Wert verloren', up: 'Wert gewonnen' },
    sentence: (some, from, to) =>
      `${counted(some, 'Kunde änderte', 'Kunden änderten')} sich zwischen ${from} und ${to} merklich.`,
    none: (from, to) => `Niemand änderte sich zwischen ${from} und ${to} merklich.`,
    noneThisWay: 'In diese Richtung bewegte sich niemand.',
    byCause: 'Nach Ursache',
    chart: 'Änderung des Kundenwerts, nach Ursache',
  },
};
