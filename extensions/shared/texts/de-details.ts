import type { Texts } from './en.ts';

export const deDetails: Texts['details'] = {
  title: 'Wie kommt das zustande?',
  total: 'Summe',
  none: 'Keine.',
  columns: {
    driver: 'Was',
    because: 'Warum',
    points: 'Punkte',
    step: 'Schritt',
    margin: 'Marge',
    survival: 'Noch Kunde, von 100',
    discount: 'Abzinsung',
    presentValue: 'Heutiger Wert',
    date: 'Datum',
    record: 'Datensatz',
    reason: 'Grund',
    name: 'Deal',
    amount: 'Betrag',
    readAs: 'Gelesen als',
    records: 'Datensätze',
    segment: 'Segment',
    risk: 'Risiko',
  },
  drivers: {
    title: (score) => `Loyalität: ${score} von 100 Punkten (mehr ist besser)`,
    interval: (low, high) =>
      `Wahrscheinlich liegt der Wert zwischen ${low} und ${high} von 100: In 8 von 10 Fällen trifft das zu.`,
    test: {
      next_renewal: 'Loyalität ist die Wahrscheinlichkeit, dass die nächste Verlängerung erfolgt.',
      purchase_within_horizon: (months) =>
        `Loyalität ist die Wahrscheinlichkeit mindestens eines Kaufs innerhalb von ${months} Monaten.`,
      win_back: (months) =>
        `Dieser Kunde ist abgewandert; dies ist die Wahrscheinlichkeit, ihn innerhalb von ${months} Monaten zurückzugewinnen.`,
    },
    ownRecord: (inHundred) =>
      inHundred === 0
        ? 'Noch beruht nichts von diesem Wert auf der Erfahrung mit diesem Kunden, sondern alles auf Ausgangsannahme und ähnlichen Kunden.'
        : `${inHundred} von 100 dieses Werts beruhen auf der Erfahrung mit diesem Kunden, der Rest auf Ausgangsannahme und ähnlichen Kunden.`,
    correlation: 'Die Punkte sagen, was ähnliche Kunden getan haben, nicht, was es bewirkt hat.',
  },
  lifetime: {
    title: (amount) => `Kundenwert: ${amount}`,
    assumptions: (years, rate) => `Heute und in den nächsten ${years} Jahren, abgezinst mit ${rate} im Jahr.`,
    margin:
      'Die Marge eines Jahres ist, was sie laut Vertrag zahlen oder üblicherweise im Jahr kaufen, mal Bruttomarge, abzüglich der Betreuung: sofern sie bleiben oder wieder kaufen.',
    interval: (low, high) => `Wahrscheinlich liegt er zwischen ${low} und ${high}.`,
    year: (year) => `Jahr ${year}`,
    ideal: (amount, chance) => `Ideal beginnt bei ${amount}; ${chance} solchen Kunden erreichen das.`,
    noIdeal:
      'Noch kein Segment: Die Richtlinie kennt noch keinen idealen Kundenwert. Er wird festgelegt, wenn das ganze Portal zum ersten Mal bewertet wird.',
    chart: 'Heutiger Wert, Schritt für Schritt',
    kinds: { adds: 'Kommt hinzu', takes: 'Geht ab', total: 'Kundenwert' },
    atRisk: (amount) => `Gefährdete Marge der nächsten 12 Monate: ${amount}.`,
  },
  contact: {
    title: 'Kontakt',
    reached: (reached, known) => `Kontakte, mit denen wir in den letzten 12 Monaten sprachen: ${reached} von ${known}.`,
    renewalOnly: (share) => `Über die Verlängerung: ${share} der Kontakte der letzten 24 Monate.`,
    last: 'Letztes Gespräch nicht über die Verlängerung',
    touchesTitle: (count) => `Was als Kontakt zählte: ${count}`,
    purpose: { renewal: 'Über die Verlängerung', non_renewal: 'Nicht über die Verlängerung' },
    purposeColumn: 'Worüber',
    excludedTitle: (count) => `Was nicht als Kontakt zählte: ${count}`,
  },
  moreRecords: (count) => `und ${count} weitere`,
  purchases: (count) => `Deals, wie sie gelesen wurden: ${count}`,
  skipped: (count) => `Datensätze, die nicht brauchbar waren: ${count}`,
  missing: 'Was fehlt',
  shifts: 'Was sich gegenüber der eigenen Gewohnheit des Kunden geändert hat',
  renewal: (due) => `Verlängerung fällig ${due}.`,
  override: {
    text: (segment, computed, reason) => `Gesetzt auf ${segment} (berechnet: ${computed}). Grund: ${reason}.`,
    until: (date) => `Bis ${date}.`,
  },
  made: {
    text: (day, model, policy) => `Stand ${day}, mit Modell ${model}, Richtlinie ${policy}.`,
    provisional: 'Die Richtlinie enthält vorläufige Vorgaben, die noch niemand bestätigt hat.',
    evidence: (evidence) => `Kundengeschichte: ${evidence}.`,
  },
  differs: (segment, chance, day) =>
    `Listen und Workflows verwenden ${segment}, ${chance}, geschrieben ${day}. Kleine Änderungen werden nicht geschrieben; ein neues Segment oder Risiko erst nach zwei Tagen.`,
};
