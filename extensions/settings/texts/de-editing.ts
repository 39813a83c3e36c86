import { plural } from '../../shared/texts/plural.ts';
import type { Texts } from './en.ts';

export const deEditing: Texts['editing'] = {
  units: {
    percent: '%',
    days: 'Tage',
    months: 'Monate',
    years: 'Jahre',
    ratio: '',
  },
  labelWithUnit: (label, unit) => `${label} (${unit})`,
  range: (low, high) => `Von ${low} bis ${high}.`,
  atLeast: (low) => `Mindestens ${low}.`,
  oneALine: (most) => `Eines je Zeile, höchstens ${most}.`,
  empty: 'Nicht eingetragen',
  clear: (label) => `Herausnehmen: ${label}`,
  choices: {
    end_customer: 'Den Endkunden',
    partner: 'Den Partner',
    everyone: 'Das ganze Portfolio',
    own: 'Die eigenen Kunden und die der eigenen Teams',
  },
  on: 'Ja',
  off: 'Nein',
  nothing: 'keine',
  addMe: 'Mich hinzufügen',
  problems: {
    no_number: 'Tragen Sie eine Zahl ein.',
    not_whole: 'Tragen Sie eine ganze Zahl ein.',
    too_low: (min) => `Tragen Sie ${min} oder mehr ein.`,
    too_high: (max) => `Tragen Sie ${max} oder weniger ein.`,
    too_many: (max) => `Tragen Sie höchstens ${max} Zeilen ein.`,
    no_id: 'Tragen Sie Ids in Ziffern ein.',
    no_property_name:
      'Tragen Sie einen internen Namen ein: Kleinbuchstaben, Ziffern und _, mit einem Buchstaben am Anfang.',
    risks_must_rise: 'Die Grenzen müssen steigen: beobachten, hoch, kritisch.',
    name_an_admin: 'Nennen Sie mindestens einen Admin, sonst sieht jeder trotzdem das ganze Portfolio.',
    name_yourself:
      'Nennen Sie auch sich selbst, damit niemand ausgesperrt wird; ein anderer Admin kann Sie von der Liste nehmen.',
    said: (message) => `Nicht angenommen (auf Englisch): ${message}`,
  },
  problemsTitle: (count) =>
    `${count} ${plural(count, 'Eingabe muss', 'Eingaben müssen')} vor dem Speichern berichtigt werden`,
  provisional: {
    title: 'Vorläufige Standardwerte',
    about:
      'Noch hat niemand diese Zahlen bestätigt. Ändern Sie, was nicht zu Ihrem Geschäft passt, bestätigen Sie den Rest und speichern Sie. Bis dahin heißen sie überall vorläufig.',
  },
  readOnly: {
    title: 'Sie können ansehen, aber nicht ändern',
    about: 'Nur Admins ändern Einstellungen. Fragen Sie einen von ihnen.',
  },
  draft: {
    changed: (count) => `${count} ${plural(count, 'Änderung ist', 'Änderungen sind')} noch nicht gespeichert.`,
    none: 'Keine Änderungen.',
    everywhere: 'Die Regeln werden im Ganzen gespeichert: Änderungen auf den anderen Reitern gehen mit.',
    save: 'Speichern…',
    discard: 'Änderungen verwerfen',
  },
  save: {
    title: 'Diese Änderungen speichern?',
    titleBack: (version) => `Zurück zu Version ${version}?`,
    name: 'Was',
    from: 'Bisher',
    to: 'Neu',
    why: 'Warum wird das geändert?',
    whyAbout: 'Wird mit der Änderung aufbewahrt, damit andere sie verstehen.',
    whyMissing: 'Sagen Sie in wenigen Worten, warum.',
    confirm: 'Speichern',
    confirmBack: 'Dahin zurück',
    cancel: 'Abbrechen',
    nothing: 'Nichts weicht von dem ab, was gilt.',
    added: (words) => `mit: ${words}`,
    removed: (words) => `ohne: ${words}`,
  },
  saved: (name, version) => `${name}: als Version ${version} gespeichert.`,
  unchanged: 'Nichts war zu ändern: Das gilt bereits.',
  takesEffect: {
    at_once: 'Es wirkt sofort.',
    with_next_run:
      'Es wirkt mit dem nächsten Lauf über das ganze Portal. Würde das viele Segmente auf einmal bewegen, wartet der Lauf auf ein Ja, bevor er etwas schreibt.',
  },
  run: {
    next: (when) => `Dieser Lauf beginnt von selbst am ${when}.`,
    start: 'Jetzt starten',
    started: 'Der Lauf ist gestartet. Er dauert einige Minuten; Portfolio und Datensätze zeigen, was er ergibt.',
  },
  conflict: {
    title: 'Jemand hat das inzwischen geändert',
    about: (who, when, why) => `${who}, ${when}: ${why}`,
    kept: 'Ihre Änderungen sind noch da und zählen nun von dem aus, was gilt. Sehen Sie sie an und speichern Sie erneut.',
  },
  refused: {
    title: 'Nicht gespeichert: Einige Werte wurden nicht angenommen',
  },
  failed: 'Nicht gespeichert. Ihre Änderungen sind noch da.',
};
