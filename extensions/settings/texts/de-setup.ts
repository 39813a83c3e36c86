import { plural } from '../../shared/texts/plural.ts';
import type { Texts } from './en.ts';

export const deSetup: Texts['setup'] = {
  title: 'Einrichtung',
  done: (count, of) => `${count} von ${of} ${plural(of, 'Schritt ist', 'Schritten sind')} erledigt.`,
  allDone: 'Alles ist eingerichtet.',
  steps: {
    scopes: {
      name: 'Berechtigungen',
      done: 'Die App darf lesen und schreiben, was sie braucht.',
      todo: 'Der App fehlen Berechtigungen. Installieren Sie sie als Super-Admin neu, mit diesen:',
    },
    properties: {
      name: 'Loyalty-Eigenschaften',
      done: 'Jede Eigenschaft, die die App schreibt oder liest, ist da.',
      todo: 'Sie werden mit der ersten Füllung oder mit dem Befehl „loyalty properties“ angelegt. Diese fehlen oder haben einen anderen Typ:',
    },
    first_fill: {
      name: 'Erste Füllung',
      done: 'Jeder Kunde wurde einmal gelesen und bewertet.',
      todo: 'Sie beginnt nach der Installation von selbst: Sie liest jede Firma mit ihren Deals und Aktivitäten und bewertet die Kunden.',
    },
    webhooks: {
      name: 'Benachrichtigungen',
      done: 'HubSpot meldet der App Änderungen.',
      todo: 'Noch wurde keine Änderung gemeldet. Bearbeiten Sie einen Deal in HubSpot; kommt nichts an, prüfen Sie, ob die App mit ihren Webhooks ausgeliefert ist.',
    },
    test_workflow: {
      name: 'Arbeitsablauf',
      done: 'Ein Workflow hat eine Aktion der App benutzt.',
      todo: 'Legen Sie einen Workflow mit der Aktion „Diese Firma neu bewerten“ an und nehmen Sie eine Firma auf, um zu sehen, dass sie antwortet.',
    },
    policy_confirmed: {
      name: 'Zahlen bestätigt',
      done: 'Jemand hat die Zahlen der Regeln bestätigt.',
      todo: 'Die Zahlen sind vorläufige Standardwerte. Sehen Sie sie unter „Wert und Segmente“ an, bestätigen und speichern Sie sie.',
    },
  },
  states: { done: 'Erledigt', under_way: 'Läuft', to_do: 'Zu tun', unknown: 'Nicht bekannt', empty: 'Noch nichts' },
  underWay: 'Das läuft gerade.',
  empty: 'Das Konto hat noch keine Firmen. Sie werden gelesen und bewertet, sobald sie kommen.',
  unknown: 'HubSpot war nicht zu fragen. Sehen Sie später noch einmal nach.',
  lastAt: (when) => `Zuletzt gesehen ${when}.`,
  again: 'Noch einmal nachsehen',
  columns: { step: 'Schritt', state: 'Stand', what: 'Was das heißt' },
};
