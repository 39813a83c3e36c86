import { plural } from '../../shared/texts/plural.ts';
import type { Texts } from './en.ts';

export const deModel: Texts['model'] = {
  own: (day) => `Es gilt das Modell Ihres eigenen Portals, angepasst am ${day}.`,
  ownWithoutDay: 'Es gilt das Modell Ihres eigenen Portals.',
  seed: 'Es gelten die Ausgangsannahmen, kein Modell Ihres eigenen Portals.',
  id: (id) => `Modell ${id}`,
  reason: 'Begründung (auf Englisch)',
  gate: {
    better: (own, seed) =>
      `Im Rückblick ordnete das Modell Ihres Portals ${own} von 100 Paaren richtig, die Ausgangsannahmen ${seed}.`,
    alone: (own) => `Im Rückblick ordnete das Modell Ihres Portals ${own} von 100 Paaren richtig.`,
  },
  noBacktest: {
    title: 'Noch nicht geprüft',
    about:
      'Es gibt zu wenig zu prüfen: Vorhersagen von Tagen der Vergangenheit aus werden mit dem verglichen, was kam.',
  },
  tested: (cases, losses) =>
    `Geprüft an ${cases} Vorhersagen von Tagen der Vergangenheit aus; ${losses} davon endeten mit einem Verlust.`,
  scores: {
    title: 'Wie gut es vorhersagte',
    about:
      'Ein Paar ist ein Kunde, der blieb, und einer, der ging. Es ist richtig geordnet, wenn der gebliebene die höhere Zahl hatte; 50 von 100 ist Zufall.',
    method: 'Verfahren',
    pairs: 'Richtig geordnete Paare, von 100',
    error: 'Quadratischer Fehler (weniger ist besser)',
    names: {
      portal: 'Das Modell Ihres Portals',
      seed: 'Die Ausgangsannahmen',
      recency: 'Faustregel: wann sie zuletzt kauften',
    },
  },
  calibration: {
    title: 'Was erwartet wurde, und was kam',
    about: 'Wo beide Linien zusammenfallen, stimmte „80 von 100“ bei 80 von 100.',
    expected: 'Erwartet, dass sie bleiben, von 100',
    observed: 'Blieben, von 100',
    line: 'Linie',
    came: 'Was kam',
    promised: 'Wie erwartet',
    cases: 'Vorhersagen',
    none: 'Es gibt keine Vorhersagen zum Vergleichen.',
  },
  flagged: {
    title: 'Kunden, vor deren Verlust es warnte',
    warned: (lost, of, inHundred) => `Von ${of}, bei denen es warnte, gingen ${lost} verloren (${inHundred} von 100).`,
    others: (lost, of, inHundred) => `Von den ${of} anderen gingen ${lost} verloren (${inHundred} von 100).`,
    noneWarned: 'Es warnte bei niemandem.',
    noneOther: 'Es warnte bei allen.',
  },
  versions: {
    title: 'Versionen',
    none: 'Noch ist kein Modell aufbewahrt.',
    about: (count, text) => `${text} ${plural(count, 'Modell ist', 'Modelle sind')} aufbewahrt.`,
    id: 'Modell',
    fitted: 'Angepasst am',
    kept: 'Aufbewahrt',
    kind: 'Art',
    own: 'Eigenes Portal',
    seed: 'Ausgangsannahmen',
    inUse: 'in Gebrauch',
    reason: 'Begründung (auf Englisch)',
  },
};
