import type { Texts } from './en.ts';
import { plural } from './plural.ts';

export const deStates: Texts['states'] = {
  loading: 'Die Loyalität wird berechnet',
  asOf: (day) => `Stand ${day}.`,
  asOfAndWritten: (day) => `Stand ${day}, wie im Datensatz.`,
  written: (day) => `In den Datensatz geschrieben ${day}.`,
  tryAgain: 'Noch einmal versuchen',
  plainFacts: 'Was der Datensatz jetzt sagt',
  refresh: 'Neu berechnen',
  reference: (id) => `Kennung für den Admin: ${id}`,
  age: (days) => `Diese Werte sind ${days} ${plural(days, 'Tag', 'Tage')} alt.`,
  today: 'heute',
  stale: {
    service_away: (day) => `Stand ${day}; der Dienst hat seither nicht geantwortet.`,
    too_slow: (day) => `Stand ${day}; die Einzelheiten zu berechnen dauerte zu lange.`,
    other_policy_or_model: (day) =>
      `Stand ${day}; eine andere Richtlinie oder ein anderes Modell schrieb diese Werte, daher werden sie hier nicht neu berechnet.`,
    failed: (day) => `Stand ${day}.`,
  },
  refreshed: {
    written: 'Neu berechnet und in den Datensatz geschrieben.',
    unchanged: 'Neu berechnet: nichts hat sich geändert.',
    not_asked: 'Neu berechnet.',
    refused: (reason) => `Neu berechnet, aber der Datensatz nahm die Werte nicht an: ${reason}`,
    failed: (reason) => `Neu berechnet, aber die Werte ließen sich nicht schreiben: ${reason}`,
    noReason: 'Ein Grund wurde nicht genannt.',
  },
  notCustomer: {
    title: 'Noch kein Kunde',
    no_deals: 'Für diese Firma sind keine Deals erfasst.',
    no_won_deals: 'Noch kein Deal mit dieser Firma ist gewonnen.',
    nothing_paid: 'Nur Gutschriften oder Deals ohne Preis sind erfasst: Bezahlt wurde noch nichts.',
    nothing_usable: 'Keiner der Deals war lesbar: siehe die unbrauchbaren Datensätze.',
    unknown: 'Bisher wurde nichts gekauft.',
    next: 'Die Loyalität wird nach dem ersten gewonnenen Deal berechnet.',
  },
  failures: {
    no_company: [
      'Dieser Datensatz hat keine Bewertung',
      'HubSpot kennt diese Firma nicht mehr. Bitte die Seite neu laden.',
    ],
    not_authorized: [
      'Keine Berechtigung',
      'Die App darf diesen Datensatz nicht lesen. Bitte den Admin, ihren Zugriff zu prüfen.',
    ],
    not_yours: [
      'Keine Berechtigung',
      'Du siehst deine Kunden und die deiner Teams. Bitte einen Admin von Loyalty Lens fragen, wenn dieser dazugehören sollte.',
    ],
    missing_scope: [
      'Keine Berechtigung',
      'Der App fehlt eine Berechtigung. Bitte den Admin, sie noch einmal zu installieren.',
    ],
    rate_limited: [
      'HubSpot ist ausgelastet',
      'HubSpot nimmt gerade keine Anfragen an. Bitte in einer Minute noch einmal.',
    ],
    crm_unavailable: ['HubSpot antwortet nicht', 'Die Daten waren nicht lesbar. Bitte in einer Minute noch einmal.'],
    not_set_up: ['Noch nicht eingerichtet', 'Die Loyalty-Eigenschaften fehlen. Bitte den Admin, sie anzulegen.'],
    refused: ['Nicht angenommen', 'Der Datensatz nahm die Eingabe nicht an. Bitte die Werte prüfen.'],
    bad_request: ['Nicht angenommen', 'Die Karte verlangte etwas, das die App nicht kann. Bitte die Seite neu laden.'],
    internal: ['Etwas ging schief', 'Die App scheiterte. Bitte noch einmal; bleibt es so, dem Admin sagen.'],
    timeout: ['Keine Antwort', 'Die App brauchte zu lange. Bitte noch einmal.'],
    unreachable: ['Keine Antwort', 'Die App war nicht erreichbar. Bitte noch einmal; bleibt es so, dem Admin sagen.'],
    malformed: [
      'Nicht lesbar',
      'Karte und App haben verschiedene Versionen. Bitte die Seite neu laden; bleibt es so, dem Admin sagen.',
    ],
    too_slow: ['Keine Antwort', 'Die Einzelheiten zu berechnen dauerte zu lange. Bitte noch einmal.'],
    service_away: ['Keine Antwort', 'Der Dienst antwortet nicht. Bitte später noch einmal.'],
    other_policy_or_model: [
      'Nicht neu berechnet',
      'Eine andere Richtlinie oder ein anderes Modell schrieb die Werte dieses Datensatzes. Bitte dem Admin sagen.',
    ],
  },
};
