import type { Texts } from './en.ts';

export const deEntries: Texts['entries'] = {
  cancel: 'Abbrechen',
  save: 'Speichern',
  budget: {
    open: 'Budget eintragen',
    change: 'Budget ändern',
    title: 'Jährliches Technologiebudget',
    about: 'Was dieser Kunde im Jahr für das ausgeben kann, was wir verkaufen, so wie er es sagte.',
    amount: 'Budget im Jahr',
    asOf: 'Gesagt am',
    amountInvalid: 'Bitte einen Betrag größer als 0 eintragen.',
    dateInvalid: 'Bitte einen Tag eintragen, der nicht in der Zukunft liegt.',
    remove: 'Budget entfernen',
    saved: 'Budget gespeichert; die Lücke ist neu berechnet.',
    removed: 'Budget entfernt.',
  },
  override: {
    open: 'Segment setzen',
    title: 'Das Segment selbst setzen',
    about:
      'Dieses Segment gilt bis zum angegebenen Tag, was auch immer berechnet wird. Listen und Workflows verwenden es.',
    segment: 'Segment',
    reason: 'Grund',
    reasonHint: 'Was du weißt und die Daten nicht zeigen',
    until: 'Bis',
    segmentInvalid: 'Bitte ein Segment wählen.',
    reasonInvalid: 'Bitte einen Grund nennen, damit andere es verstehen.',
    untilInvalid: 'Bitte einen Tag nach heute eintragen.',
    clear: 'Zurück zum berechneten Segment',
    saved: 'Segment gespeichert.',
    cleared: 'Das berechnete Segment gilt wieder.',
  },
};
