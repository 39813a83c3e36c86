import { plural } from '../../shared/texts/plural.ts';
import type { Texts } from './en.ts';

export const deWallet: Texts['wallet'] = {
  about:
    'Das Budget ist, was ein Kunde im Jahr für Ihr Angebot ausgeben kann. Es wird auf der Karte eingetragen. Führt Ihr Konto es schon in einer eigenen Eigenschaft, wählen Sie diese hier; sie zählt dann auch.',
  rule: 'Ist beides ausgefüllt, zählt das mit dem späteren Datum; eines mit Datum geht einem ohne vor; ohne jedes Datum zählt Ihre eigene Eigenschaft.',
  loading: 'Die Eigenschaften der Firmen werden gelesen',
  looking: 'Es wird nachgesehen, was die Eigenschaft enthält',
  none: {
    'wallet.property': 'Keine: nur was auf der Karte eingetragen ist',
    'wallet.datedBy': 'Keine: ihr Datum ist nicht bekannt',
  },
  gone: (name) => `${name} (nicht mehr in HubSpot)`,
  goneAbout:
    'HubSpot hat diese Eigenschaft nicht mehr, daher wird nichts daraus gelesen. Wählen Sie eine andere oder keine.',
  nobody: (label) => `Noch hat keine Firma einen Wert in „${label}“.`,
  filled: (count, of) => `${count} von ${of} Firmen haben einen Wert.`,
  money: (currency) => `Die Beträge werden als ${currency} im Jahr gelesen; nichts wird umgerechnet.`,
  plainNumber: (currency) =>
    `HubSpot zeigt sie als einfache Zahl: Vergewissern Sie sich, dass es ein Betrag in ${currency} für ein Jahr ist.`,
  also: (count, text) =>
    `${text} davon ${plural(count, 'hat', 'haben')} auch ein Budget, das auf der Karte eingetragen wurde.`,
  columns: { company: 'Firma', budget: 'Budget im Jahr', day: 'Stand' },
  fresh: (companies, count, calls) =>
    `Nach dem Speichern liest der nächste nächtliche Lauf sie für alle ${companies} Firmen (${calls} ${plural(count, 'Aufruf', 'Aufrufe')} von HubSpot); „Aktualisieren“ auf einer Karte liest sie sofort. Danach zeigt sich eine Änderung mit der nächsten Nacht oder der nächsten Aktualisierung: Sofort meldet HubSpot der App nur Änderungen an der eigenen Budget-Eigenschaft der App.`,
};
