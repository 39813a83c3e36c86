import { plural } from '../../shared/texts/plural.ts';
import { counted } from './count.ts';
import type { enProgrammeInsight } from './en-programme-insight.ts';

export const deProgrammeInsight: typeof enProgrammeInsight = {
  profile: {
    title: 'Was die idealen Kunden gemeinsam haben',
    sentence: (ideal, all) =>
      `${ideal.shown} von ${counted(all, 'Kunden', 'Kunden')} mit einem Segment ${plural(ideal.count, 'ist', 'sind')} ideal.`,
    tooFew: (ideal, all, neededIdeal, needed) =>
      `Zu wenige Kunden für eine Aussage: ${all} haben ein Segment, davon sind ${ideal} ideal; nötig sind ${needed}, darunter ${neededIdeal} ideale und ebenso viele andere.`,
    note: 'Faktor: wie viel häufiger die idealen Kunden es haben. Er sagt, was zusammen auftritt, nicht was einen Kunden ideal macht; von Merkmalen ohne Unterschied fällt etwa jedes fünfte zufällig auf.',
    values: (ideal, others) => `Mittlerer Kundenwert: ${ideal} bei den idealen, ${others} bei den anderen.`,
    none: 'Kein Merkmal sticht hervor.',
    trait: 'Merkmal',
    ideal: 'Von den idealen',
    others: 'Von den anderen',
    share: (share, count, of) => `${share} (${count} von ${of})`,
    lift: 'Faktor',
    interval: '80-%-Intervall',
    range: (low, high) => `${low} bis ${high}`,
    chance: (some) => `Vielleicht Zufall: ${counted(some, 'Merkmal', 'Merkmale')}`,
    notMeasured: (some) => `${counted(some, 'Merkmal war', 'Merkmale waren')} nicht messbar: zu wenige Kunden.`,
    named: (kind, value) => `${kind} – ${value}`,
    kinds: {
      industry: 'Branche',
      size: 'Beschäftigte',
      source: 'Kam durch',
      first_amount: 'Erster Kauf',
      first_product: 'Erstes Produkt',
      first_year_meeting: 'Erstes Jahr: ein Termin fand statt',
      first_year_people: 'Erstes Jahr: zwei oder mehr Menschen erreicht',
      first_year_reply: 'Erstes Jahr: sie schrieben oder riefen an',
      first_year_quarters: 'Erstes Jahr: Kontakt in jedem Quartal, nicht nur zur Verlängerung',
    },
    amounts: {
      lower_third: 'im unteren Drittel aller',
      middle_third: 'im mittleren Drittel aller',
      upper_third: 'im oberen Drittel aller',
    },
    referral: 'eine Empfehlung',
    size: {
      below: (count) => `weniger als ${count}`,
      between: (low, high) => `${low} bis ${high}`,
      above: (count) => `${count} oder mehr`,
    },
    prospects: 'Wer am besten zu gewinnen ist',
    prospectsSentence: (some) =>
      `Von ${counted(some, 'Firma, die noch kein Kunde ist', 'Firmen, die noch keine Kunden sind')}, ist genug bekannt, um zu sagen, wie gut sie ${plural(some.count, 'passt', 'passen')}; die beste zuerst.`,
    prospectsNone: 'Von keiner Firma, die noch kein Kunde ist, ist genug bekannt.',
    company: 'Firma, zuständig',
    fit: 'Passung',
    fitOf: (fit) => `${fit} von 100`,
    expected: 'Erwarteter Kundenwert',
    cost: 'Darf zu gewinnen kosten',
    because: 'Dafür spricht',
    fitNote: 'Passung: Von 100 solchen Firmen, die Kunden werden, werden etwa so viele ideal.',
  },
  returns: {
    title: 'Was die Maßnahmen einbringen',
    tests: (kept, tests) =>
      `In den letzten zwei Jahren ${plural(tests.count, 'entschied sich', 'entschieden sich')} ${counted(tests, 'Bewährungsprobe', 'Bewährungsproben')} (eine Verlängerung, oder ein Jahr ohne Vertrag); ${kept.shown} ${plural(kept.count, 'ging', 'gingen')} gut aus.`,
    noneBefore: 'Was die Maßnahmen einbrachten, ist noch nicht zu sagen: Keine lag vor einer entschiedenen Probe.',
    tooFew: (withActivity, matched, needed, cost) =>
      `Zu wenige Kunden für eine Aussage: Vor ${withActivity} dieser Proben lag eine Maßnahme, zu ${matched} davon gibt es ähnliche Kunden ohne eine; nötig sind ${needed}. Kosten bisher: ${cost}.`,
    tooUneven: (matched, cost) =>
      `Das ist nicht zu sagen: Zu ${matched} Proben mit einer Maßnahme gibt es ähnliche Kunden ohne eine, doch machen wenige große das meiste aus, oder zum Vergleich sind zu wenige da. Kosten bisher: ${cost}.`,
    more: (amount, low, high) =>
      `Kunden mit einer Maßnahme brachten im Jahr ${amount} Marge mehr als ähnliche ohne eine (80-%-Intervall: ${low} bis ${high}).`,
    less: (amount, low, high) =>
      `Kunden mit einer Maßnahme brachten im Jahr ${amount} Marge weniger als ähnliche ohne eine (80-%-Intervall: ${low} bis ${high}).`,
    split: (retained, grown) => `Durch Bleiben: ${retained}. Durch Wachsen: ${grown}.`,
    cost: (cost, net) => `Die Maßnahmen kosteten ${cost}: netto ${net}.`,
    proven: 'Der Unterschied ist größer als Zufall.',
    chance: 'Der Unterschied kann Zufall sein.',
    bias: 'Der Unterschied muss nicht von den Maßnahmen kommen, wo nach etwas ausgewählt wurde, das die Bewertung nicht kennt.',
    compared: (withActivity, alike, unmatched) =>
      `Verglichen: ${counted(withActivity, 'Probe', 'Proben')} mit einer Maßnahme, ${alike.shown} ähnliche ohne eine; zu ${unmatched.shown} gab es keine ähnliche.`,
    chart: 'Marge im Jahr, mit Maßnahmen gegenüber ohne',
    what: 'Was',
    amount: 'Betrag',
    parts: { retained: 'Durch Bleiben', grown: 'Durch Wachsen', cost: 'Kosten', net: 'Unterm Strich' },
    whatIf: 'Was wäre, wenn mehr blieben?',
    points: 'Mehr, in Punkten von 100',
    pointsOf: (points) => `${points} mehr von 100`,
    whatIfSentence: (now, then, retention, points) =>
      `Von 100 bleiben derzeit ${retention} im Jahr. Wären es ${points} mehr, brächten die heutigen Kunden über ihre Lebensdauer ${then} Marge statt ${now}, nach den eigenen Margen dieses Portals.`,
    of: { value: 'Gezählt nach Wert.', customers: 'Gezählt nach Kunden.' },
    whatIfNote: 'Was es kosten würde, ist nicht enthalten.',
    whatIfChart: 'Marge der heutigen Kunden über ihre Lebensdauer',
    now: 'Wie jetzt',
    then: 'Mit mehr, die bleiben',
    unmeasured: 'Was bessere Bindung wert ist, ist nicht zu sagen: Keine Bindung wurde gemessen.',
    quotation:
      'Zum Vergleich: Ein Artikel von 2005 sagt, 5 % mehr Bindung steigerten den Gewinn um mindestens 25 %. Er nennt weder Quelle noch Stichprobe: ein Zitat und keine Zahl dieses Portals.',
  },
};
