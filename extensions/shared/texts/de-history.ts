import type { Texts } from './en.ts';

export const deHistory: Texts['history'] = {
  title: 'Wie sich der Wert entwickelt hat',
  loading: 'Verlauf wird gelesen',
  none: 'Noch kein Verlauf: Er beginnt, wenn der Dienst diesen Kunden zum ersten Mal bewertet.',
  noService: 'Hier gibt es keinen Verlauf: Nur der Dienst führt einen, und diese App läuft ohne ihn.',
  day: 'Tag',
  score: 'Loyalitätswert',
  stretch: (day) => `Ab ${day}`,
  breaks: (count) =>
    `Die Linie bricht ${count === 1 ? 'einmal' : `${count}-mal`} ab, wo Modell oder Richtlinie wechselten: Werte davor und danach sind nicht mit demselben Maß gemessen.`,
  cause: 'Woher es kam',
  notScored: 'nicht bewertet',
  newModel: (model) => `neues Modell ${model}`,
  newPolicy: (policy) => `neue Richtlinie ${policy}`,
  causes: {
    customer: 'was der Kunde tat',
    data: 'neue oder berichtigte Daten',
    policy: 'eine Änderung der Richtlinie',
    model: 'ein neues Modell',
    person: 'eine Person entschied',
    first: 'erste Bewertung',
    backfill: 'später berechnet, mit dem Wissen jenes Tages',
    merge: 'zwei Datensätze wurden zusammengeführt',
  },
};
