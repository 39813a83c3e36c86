import { deProgrammeFields } from './de-programme.ts';
import type { Texts } from './en.ts';

export const deFields: Texts['fields'] = {
  provisional: {
    label: 'Die Zahlen dieser Regeln sind bestätigt',
    about: 'Bis dahin sind es vorläufige Standardwerte und werden überall so genannt.',
  },
  renewalWords: {
    label: 'Wörter einer Verlängerung',
    about: 'Ein Deal ist eine Verlängerung, wenn seine Pipeline oder sein Deal-Typ eines dieser Wörter enthält.',
  },
  pilotWords: {
    label: 'Wörter eines Pilotprojekts',
    about:
      'Ein gewonnener Deal ist ein Pilotprojekt und beginnt keinen Vertrag, wenn sein Name oder Deal-Typ eines dieser Wörter enthält.',
  },
  'contract.defaultTermMonths': {
    label: 'Übliche Laufzeit eines Vertrags',
    about: 'Gilt, wenn weder eine zugeordnete Eigenschaft noch die Positionen die Laufzeit nennen.',
  },
  'contract.renewalWindowDays': {
    label: 'Verlängerungsfenster',
    about: 'So lange vor seinem Ende steht ein Vertrag zur Verlängerung an.',
  },
  'contract.graceDays': {
    label: 'Nachfrist nach dem Vertragsende',
    about:
      'Innerhalb der Nachfrist ist die Verlängerung überfällig. Danach gilt sie ohne offenen Verlängerungsdeal als verloren.',
  },
  'contract.autoRenew': {
    label: 'Verträge verlängern sich von selbst',
    about:
      'Ein Vertrag läuft dann weiter, bis eine verlorene Verlängerung eingetragen ist. Was an der Firma selbst steht, geht vor.',
  },
  lapsedAfterMonths: {
    label: 'Abgewandert nach',
    about: 'Ein Kunde ohne Vertrag gilt nach so langer Zeit ohne Kauf als abgewandert.',
  },
  'partners.labels': {
    label: 'Bezeichnungen eines Partners',
    about:
      'Eine Firma, die ein Deal mit einer dieser Zuordnungsbezeichnungen nennt, ist darin der Partner und nicht der Kunde.',
  },
  'partners.dealsCountFor': {
    label: 'Ein Deal mit einem Partner zählt für',
    about: 'Gehört ein Deal zu beiden, zählt sein Wert nur bei einem.',
  },
  'contact.inTouchDays': {
    label: 'Im Gespräch bis',
    about: 'Tage seit dem letzten Gespräch, in dem es nicht um die Verlängerung ging.',
  },
  'contact.dueDays': {
    label: 'Fällig bis',
    about: 'Nach mehr Tagen ohne Gespräch ist der Kontakt überfällig.',
  },
  'contact.renewalSubjectWords': {
    label: 'Wörter, die einen Kontakt zu einem über die Verlängerung machen',
    about:
      'Eine Aktivität mit einem dieser Wörter im Betreff handelt von der Verlängerung und stellt die Kontaktuhr nicht zurück.',
  },
  grossMargin: {
    label: 'Bruttomarge',
    about:
      'Was von einem Betrag nach den Kosten des Verkauften bleibt. Unter null kostet jeder Verkauf mehr als sein Preis.',
  },
  costToServe: {
    label: 'Kosten der Betreuung eines Kunden im Jahr',
    about:
      'Zählen als keine und werden als fehlend genannt, bis sie eingetragen sind. Was an der Firma steht, geht vor.',
  },
  acquisitionCost: {
    label: 'Kosten der Gewinnung eines Kunden, einmalig',
    about:
      'Zählen als keine und werden als fehlend genannt, bis sie eingetragen sind. Was an der Firma steht, geht vor.',
  },
  targetValueToAcquisitionCost: {
    label: 'Angestrebter Kundenwert, als Vielfaches der Gewinnungskosten',
    about: 'Sagt, wie viel die Gewinnung eines Kunden kosten darf. Drei ist eine Faustregel.',
  },
  annualDiscountRate: {
    label: 'Abzinsung im Jahr',
    about: 'Um wie viel weniger Geld wert ist, das ein Jahr später kommt.',
  },
  horizonMonths: {
    label: 'Zeitraum der Loyalität',
    about: 'Ohne Vertrag ist Loyalität die Chance auf einen Kauf in dieser Zeit.',
  },
  lifetimeYears: {
    label: 'Reichweite des Kundenwerts',
    about: 'Jahre, die nach der laufenden Vertragszeit gezählt werden.',
  },
  budgetStaleAfterMonths: {
    label: 'Ein Budget ist veraltet nach',
    about: 'Ein eingetragenes Budget heißt dann veraltet, und der nächste Schritt ist, neu zu fragen.',
  },
  'wallet.property': {
    label: 'Ihre eigene Eigenschaft für das Budget',
    about: 'Eine Zahleneigenschaft von Firmen, etwa annual_it_budget.',
  },
  'wallet.datedBy': {
    label: 'Eigenschaft mit ihrem Datum',
    about: 'Eine Datumseigenschaft von Firmen, die sagt, wann dieses Budget galt.',
  },
  idealLifetimeValue: {
    label: 'Idealer Kundenwert',
    about:
      'Kunden, die ihn sicher genug erreichen, sind Ideal. Bleibt er offen, legt ihn die erste Bewertung so fest, dass vier von zehn aktiven Kunden mehr wert sind.',
  },
  'ideal.sureness': {
    label: 'Ideal: erreicht diesen Wert mit mindestens',
    about: 'Die Chance, dass der Kundenwert den idealen Kundenwert erreicht.',
  },
  'ideal.loyalty': {
    label: 'Ideal: Loyalität von mindestens',
    about: 'Beides muss gelten, damit ein Kunde Ideal ist.',
  },
  'nonIdeal.sureness': {
    label: 'Derzeit nicht passend: erreicht diesen Wert mit höchstens',
    about: 'Ebenso abgewanderte Kunden und solche mit negativer Marge. Alle anderen sind Unsicher.',
  },
  'risk.watch': {
    label: 'Risiko zu beobachten ab',
    about: 'Wahrscheinlichkeit, dass der Kunde verloren geht. Darunter ist das Risiko niedrig.',
  },
  'risk.high': { label: 'Hohes Risiko ab', about: 'Eine überfällige Verlängerung ist mindestens ein hohes Risiko.' },
  'risk.critical': {
    label: 'Kritisches Risiko ab',
    about: 'Eine Veränderung gegenüber dem eigenen Muster hebt das Risiko um eine Stufe.',
  },
  alerts: {
    label: 'Besitzern sagen, wenn es mit einem Kunden schlechter wird',
    about: 'Eine Aufgabe für den Besitzer, wenn sich das Verhalten des Kunden zum Schlechteren ändert.',
  },
  digest: {
    label: 'Besitzern jeden Montag sagen, was ansteht',
    about: 'Eine Aufgabe je Besitzer mit den Kunden, die in dieser Woche etwas brauchen.',
  },
  ownerProperty: {
    label: 'Eigenschaft mit dem Besitzer, der es erfährt',
    about: 'Interner Name einer Firmeneigenschaft, etwa hubspot_owner_id.',
  },
  queueId: {
    label: 'Aufgabenwarteschlange für Kunden ohne Besitzer',
    about: 'Id der Warteschlange in Ziffern. Bleibt sie leer, gehört eine solche Aufgabe niemandem.',
  },
  portfolio: {
    label: 'Auf der Portfolio-Seite sieht jeder',
    about: 'Admins sehen immer das ganze Portfolio.',
  },
  admins: {
    label: 'Admins',
    about: 'Benutzer-Ids aus HubSpot. Admins ändern Einstellungen und sehen alles. Ist niemand genannt, ist es jeder.',
  },
  ...deProgrammeFields,
};
