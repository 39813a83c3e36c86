import { plural } from '../../shared/texts/plural.ts';
import { counted } from './count.ts';
import { deProgrammeActivities } from './de-programme-activities.ts';
import { deProgrammeGoals } from './de-programme-goals.ts';
import { deProgrammeInsight } from './de-programme-insight.ts';
import { deProgrammeLists } from './de-programme-lists.ts';
import type { ProgrammeTexts } from './en-programme.ts';

export const deProgramme: ProgrammeTexts = {
  parts: {
    goals: 'Ziele',
    ranking: 'Rangfolge',
    milestones: 'Meilensteine',
    referrals: 'Empfehlungen',
    activities: 'Maßnahmen',
    roadmap: 'Pläne',
    competition: 'Wettbewerb',
    profile: 'Profil der Idealen',
    returns: 'Ertrag',
  },
  nothingOn: 'Das Programm ist ausgeschaltet',
  nothingOnText: 'Ein Admin kann seine Teile in den Einstellungen der App einschalten.',
  off: 'Dieser Teil des Programms ist ausgeschaltet: Ein Admin kann ihn in den Einstellungen der App einschalten.',
  notYet: 'Noch nicht berechnet: Das kommt mit dem nächsten nächtlichen Lauf.',
  notSeen: 'Hier geht es um alle Kunden: Wer nur die eigenen sieht, sieht das nicht.',
  refused: 'Nicht angenommen',
  refusedText: 'Der Dienst nahm das nicht an. Bitte die Eingaben prüfen.',
  asOf: (day) => `Stand: ${day}.`,
  save: 'Speichern',
  cancel: 'Abbrechen',
  day: 'Tag',
  ranking: {
    title: 'Die idealen Kunden nach relativem Wert',
    sentence: (some, period) =>
      `Am ${period} ${plural(some.count, 'war', 'waren')} ${counted(some, 'Kunde', 'Kunden')} ideal; seither steht die Rangfolge fest.`,
    none: (period) => `Am ${period} war niemand ideal.`,
    note: 'Relativer Wert: der Kundenwert im Verhältnis zu dem des durchschnittlichen Kunden. Anteil: am Kundenwert aller idealen Kunden, ohne Empfehlungen.',
    first: 'Das ist die erste Rangfolge: Einen Platz davor gibt es nicht.',
    before: (period) => `Platz davor: am ${period}.`,
    rank: 'Platz',
    rankBefore: 'Davor',
    relativeValue: 'Relativer Wert',
    share: 'Anteil',
    segmentNow: 'Jetzt',
    isNew: 'Neu',
  },
  movers: {
    title: 'Wer sich seit der letzten Rangfolge bewegte',
    direction: 'Welche',
    directions: { down: 'Gefallen', up: 'Gestiegen' },
    sentence: (up, down, entered, left, from) =>
      `Seit dem ${from} ${plural(up.count, 'stieg', 'stiegen')} ${up.shown}, ${down.shown} ${plural(down.count, 'fiel', 'fielen')}; ${entered.shown} ${plural(entered.count, 'wurde', 'wurden')} ideal, ${left.shown} ${plural(left.count, 'ist', 'sind')} es nicht mehr.`,
    none: 'In diese Richtung bewegte sich niemand so weit, dass es zählt.',
    note: 'Eine Bewegung zählt ab zehn Plätzen, die auch ein Zehntel aller sind, oder ab einem Fünftel des relativen Werts.',
    relative: (before, after) => `relativ ${before} → ${after}`,
    rank: (before, after) => `von ${before} auf ${after}`,
    action: 'Was tun',
    actions: { reward: 'Belohnen', intervene: 'Eingreifen', none: 'Nichts' },
    evidence: 'Was die Loyalität zeigt',
    mainCause: 'Das meiste davon',
    causes: {
      merge: 'Zusammengeführte Firmen',
      exchange_rate: 'Wechselkurse',
      behaviour: 'Was sie taten',
      money: 'Beträge',
      model: 'Ein neues Modell',
      policy: 'Eine Änderung der Richtlinie',
      others: 'Die anderen bewegten sich',
      passing_days: 'Ihre Laufzeit ging weiter',
    },
    part: (cause, change) => `${cause}: ${change}`,
    points: (driver, points) => `${driver}: ${points}`,
  },
  goals: deProgrammeGoals,
  ...deProgrammeLists,
  ...deProgrammeActivities,
  ...deProgrammeInsight,
};
