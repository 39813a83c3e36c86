/** Where a driver is more than the customer's own numbers. */
const WHAT_OTHERS_SHOWED = 'was ähnliche Kunden dieses Portals zeigten';

/**
 * Why each driver counts, in German, as templates by the driver's name. Of several the first one is said whose facts are all
 * there. In English a driver brings its sentence along.
 */
export const DE_DRIVERS: Readonly<Record<string, readonly string[]>> = {
  starting_point: ['{inHundred} von 100 ist unsere Ausgangsannahme, nicht die Erfahrung mit diesem Kunden'],
  portal_experience: ['{inHundred} von 100 zeigen {customers|Kunde|Kunden} dieses Portals', WHAT_OTHERS_SHOWED],
  similar_customers: ['{inHundred} von 100 zeigen {customers|Kunde|Kunden} gleicher Branche und Größe'],
  renewals_made: [
    '{renewals|Verlängerung|Verlängerungen} erfolgt; von {contracts} laufenden Verträgen ist der nächste am {dueOn} fällig',
    '{renewals|Verlängerung|Verlängerungen} erfolgt',
    'schon {returns|Mal|Mal} zurückgekommen',
  ],
  years_with_purchases: ['seit dem ersten Kauf in {years|Jahr|Jahren} wieder gekauft'],
  years_without_purchases: ['{years|Jahr|Jahre} ohne Kauf zwischen den Käufen'],
  purchase_rhythm: ['{purchases|Kauf|Käufe} in {days|Tag|Tagen}', WHAT_OTHERS_SHOWED],
  silence_since_purchase: ['seit {days|Tag|Tagen} kein Kauf', WHAT_OTHERS_SHOWED],
  renewal_overdue: ['die Verlängerung ist seit {days|Tag|Tagen} überfällig'],
  renewal_lost: ['{renewals|Verlängerung|Verlängerungen} verloren, doch der Kunde blieb oder kam zurück'],
  time_since_lapse: ['seit {days|Tag|Tagen} abgewandert'],
  contact_recency: ['letztes Gespräch vor {days|Tag|Tagen}', 'kein Gespräch mit dem Kunden erfasst'],
  contact_frequency: ['{touches|Kontakt|Kontakte} in den letzten 90 Tagen'],
  contact_change: ['{touches|Kontakt|Kontakte} in den letzten 90 Tagen, {before} in den 90 davor'],
  contacts_engaged: ['{contacts|Person|Personen} beim Kunden in den letzten 12 Monaten erreicht'],
  lost_deals: ['{lost} von {deals|Deal|Deals} verloren, Verlängerungen nicht gezählt'],
  open_renewal: ['{deals|offener Verlängerungsdeal|offene Verlängerungsdeals}', 'ein Verlängerungsdeal ist offen'],
  products_owned: ['{products|Produkt|Produkte} im Einsatz'],
  tenure: ['seit {days|Tag|Tagen} Kunde'],
  tickets: ['{tickets|Ticket|Tickets} in den letzten 12 Monaten eröffnet'],
  survey_answers: ['letzte Antwort {value} ({survey})', 'keine Antwort auf eine Umfrage'],
  sentiment: ['eingetragene Stimmung: {sentiment}', 'die eingetragene Stimmung'],
};

/** What is said instead where the same facts mean something else. */
export const DE_OTHERWISE = {
  /** Of a lapsed customer the starting point is about coming back. */
  winBack:
    'etwa {inHundred} von 100 abgewanderten Kunden kommen innerhalb des Horizonts zurück: unsere Ausgangsannahme',
  /** One day of purchases is no rhythm. */
  oneDay: '{purchases|Kauf|Käufe}: noch zeigt nichts, dass dieser Kunde wieder kauft',
} as const;

/** What similar customers did, where that is known; said after the driver's own sentence. */
export const DE_OBSERVED =
  'ähnliche Kunden blieben in {likeInHundred} von 100 Fällen, die anderen in {othersInHundred}';

/** Facts that are words. */
export const DE_FACT_WORDS: Readonly<Record<string, string>> = {
  good: 'gut',
  mixed: 'gemischt',
  bad: 'schlecht',
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
};
