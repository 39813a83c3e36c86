import { plural } from '../../shared/texts/plural.ts';
import type { Texts } from './en.ts';

export const dePreviews: Texts['previews'] = {
  ask: 'Vorschau',
  again: 'Neue Vorschau',
  working: 'Ihre Kunden werden mit diesem Entwurf gelesen',
  nothingWritten: 'Eine Vorschau schreibt nichts.',
  outdated: 'Der Entwurf hat sich seither geändert. Fordern Sie eine neue Vorschau an.',
  notYet: 'Sehen Sie, was Ihr Entwurf bewirkt, bevor Sie ihn speichern.',
  fixFirst: 'Berichtigen Sie zuerst die markierten Eingaben.',
  looked: (companies, of) => `${companies} von ${of} Firmen angesehen, zufällig gewählt.`,
  lookedAll: (companies) => `Alle ${companies} Firmen angesehen.`,
  estimate:
    'Schätzungen für das ganze Portal aus dieser Stichprobe. Die wahre Zahl liegt in 80 von 100 Fällen in der Spanne.',
  nobody: 'Noch gibt es keinen Kunden zum Ansehen.',
  now: 'Jetzt',
  then: 'Mit dem Entwurf',
  change: 'Unterschied',
  range: 'Spanne',
  rangeOf: (low, high) => `${low} bis ${high}`,
  examples: 'Beispiele',
  noExamples: 'Keine Beispiele.',
  arrow: (now, then) => `${now} → ${then}`,
  contains: (word) => `enthält „${word}“`,
  wordGone: (word) => `„${word}“ würde nicht mehr zählen`,
  deals: {
    title: 'Welche Deals das trifft',
    about: 'Wie Ihre Deals mit diesem Entwurf gelesen würden.',
    role: 'Gelesen als',
    roles: {
      renewal: 'Gewonnen: Verlängerung',
      purchase: 'Gewonnen: anderer Kauf',
      pilot: 'Gewonnen: Pilotprojekt',
      credit: 'Gewonnen: Gutschrift',
      open_renewal: 'Offen: Verlängerung',
      open: 'Offen: anderer Deal',
      lost_renewal: 'Verloren: Verlängerung',
      lost: 'Verloren: anderer Deal',
      skipped: 'Nicht verwendbar',
    },
    reasons: {
      has_word: (word) => `enthält „${word}“`,
      word_gone: (word) => `„${word}“ würde nicht mehr zählen`,
      marked_renewal: () => 'seine eigene Eigenschaft sagt, dass er eine Verlängerung ist',
      marked_no_renewal: () => 'seine eigene Eigenschaft sagt, dass er keine Verlängerung ist',
      no_word: () => 'kein Wort einer Verlängerung in Pipeline oder Typ',
    },
    noRenewal: {
      title: 'Diese Regel findet keine einzige Verlängerung',
      about: (kinds) =>
        `Loyalität beruhte dann allein auf anderen Käufen. Ergänzen Sie das Wort, das Ihre Verlängerungen von anderen Deals unterscheidet, so wie es in einer Pipeline oder einem Dealtyp steht${kinds === '' ? '' : `. Ihre heißen zum Beispiel: ${kinds}`}.`,
    },
    renewalDates: (count, text) =>
      count === 0
        ? 'Kein Kunde bekäme ein anderes Verlängerungsdatum.'
        : `${text} ${plural(count, 'Kunde bekäme', 'Kunden bekämen')} ein anderes Verlängerungsdatum.`,
    columns: {
      deal: 'Deal und Firma',
      kind: 'Pipeline und Typ',
      closed: 'Geschlossen',
      amount: 'Betrag',
      readAs: 'Gelesen als',
      until: 'Vertrag bis',
    },
  },
  touches: {
    title: 'Was als Kontakt zählt',
    about: 'Wie Ihre Aktivitäten mit diesem Entwurf gelesen würden.',
    reading: 'Gelesen als',
    readings: {
      non_renewal: 'Nicht über die Verlängerung',
      renewal: 'Über die Verlängerung',
      excluded: 'Zählt nicht',
    },
    status: 'Kontakt',
    statuses: {
      in_touch: 'Im Gespräch',
      due: 'Fällig',
      overdue: 'Überfällig',
      never: 'Nie',
      not_measurable: 'Nicht messbar',
    },
    exclusion: 'Warum es nicht zählt',
    activities: 'Aktivitäten',
    customers: 'Kunden nach Kontakt',
    columns: {
      activity: 'Aktivität',
      subject: 'Betreff',
      company: 'Firma',
      day: 'Tag',
      readAs: 'Gelesen als',
      because: 'Warum',
    },
    renewalDeal: 'an einem Verlängerungsdeal erfasst',
  },
  segments: {
    title: 'Wie viele Kunden jedes Segment hätte',
    about: 'Jeder Kunde wird mit dem, was gilt, und mit diesem Entwurf bewertet.',
    chart: 'Kunden nach Segment, jetzt und mit dem Entwurf',
    segment: 'Segment',
    noSegment: 'Kein Segment',
    risk: 'Risiko',
    customers: 'Kunden',
    moved: (count, text) =>
      count === 0
        ? 'Kein Kunde würde das Segment wechseln.'
        : `${text} ${plural(count, 'Kunde würde', 'Kunden würden')} das Segment wechseln.`,
    ideal: (amount) => `Idealer Kundenwert in dieser Vorschau: ${amount}.`,
    value: (now, then) => `Wert aller Kunden: ${now} jetzt, ${then} mit dem Entwurf.`,
  },
};
