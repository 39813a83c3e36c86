/**
 * Reasons that single records bring along in English, and what they are in German; `$1` is the first part that differs from
 * record to record. A reason that is not here is shown as it came.
 */
export const DE_REASONS: readonly (readonly [english: RegExp, german: string])[] = [
  [/^won without an amount$/, 'gewonnen, aber ohne Betrag'],
  [/^closed on (\S+), after the day of the score$/, 'geschlossen am $1, nach dem Tag der Bewertung'],
  [/^no close date$/, 'kein Abschlussdatum'],
  [/^its stage "(.*)" is in no pipeline of the portal$/, 'die Phase „$1“ gehört zu keiner Pipeline des Portals'],
  [/^its close date "(.*)" is not a date$/, 'das Abschlussdatum „$1“ ist kein Datum'],
  [/^its amount "(.*)" is not a number$/, 'der Betrag „$1“ ist keine Zahl'],
  [/^its amount is in (.*) and HubSpot gives none in (.*)$/, 'der Betrag ist in $1, und HubSpot nennt keinen in $2'],
  [/^counted at company (.*), which it belongs to first$/, 'zählt bei der Firma $1, zu der es zuerst gehört'],
  [
    /^HubSpot lists it and does not show it: it may be deleted or restricted$/,
    'HubSpot nennt den Datensatz, zeigt ihn aber nicht: Vielleicht ist er gelöscht oder gesperrt',
  ],
  [/^no date on which it was opened$/, 'kein Datum der Eröffnung'],
  [/^its term "(.*)" is not a duration such as P12M$/, 'die Laufzeit „$1“ ist keine Dauer wie P12M'],
  [/^its (\S+) "(.*)" is not a number of zero or more$/, '$1 „$2“ ist keine Zahl ab null'],
  [/^its (\S+) "(.*)" is not a date$/, '$1 „$2“ ist kein Datum'],
  [
    /^its (\S+) "(.*)" is not the day of this budget: it was entered with (.*)$/,
    '$1 „$2“ ist nicht der Tag dieses Budgets: Er wurde mit $3 eingetragen',
  ],

  [/^marked as a renewal$/, 'als Verlängerung gekennzeichnet'],
  [/^marked as no renewal$/, 'als keine Verlängerung gekennzeichnet'],
  [/^pipeline "(.*)" contains "(.*)"$/, 'Pipeline „$1“ enthält „$2“'],
  [/^deal type "(.*)" contains "(.*)"$/, 'Deal-Typ „$1“ enthält „$2“'],
  [/^no renewal word in its pipeline or type$/, 'kein Wort für eine Verlängerung in Pipeline oder Typ'],

  [/^logged on renewal deal (.*)$/, 'am Verlängerungsdeal $1 erfasst'],
  [/^its subject speaks of the renewal$/, 'der Betreff spricht von der Verlängerung'],
  [
    /^no renewal deal and no renewal word in its subject$/,
    'kein Verlängerungsdeal und kein Wort für eine Verlängerung im Betreff',
  ],

  [/^no conversation for (\d+) days; usually every (\d+)$/, 'seit $1 Tagen kein Gespräch; üblich alle $2'],
  [/^no purchase for (\d+) days; usually every (\d+)$/, 'seit $1 Tagen kein Kauf; üblich alle $2'],
  [/^the last purchase was (\d+ %) of the usual$/, 'der letzte Kauf betrug $1 des üblichen'],
  [/^(\d+) people reached in half a year; usually ([\d.]+)$/, '$1 Personen in einem halben Jahr erreicht; üblich $2'],
  [/^(\d+ %) of the contact came from the customer; usually (\d+ %)$/, '$1 der Kontakte kamen vom Kunden; üblich $2'],
];
