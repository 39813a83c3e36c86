import type { Texts } from './en.ts';

const SEEN = '. Kollegen und Listen sehen es; kein Wert beruht darauf.';

export const deNotes: Texts['notes'] = {
  invalid: (longest) => `Bitte einen Text mit höchstens ${longest} Zeichen eintragen.`,
  remove: 'Entfernen',
  saved: 'Gespeichert.',
  removed: 'Entfernt.',
  referrer: {
    open: 'Empfehler nennen',
    title: 'Wer hat uns empfohlen?',
    about: 'Die Firma, die uns dieser Firma empfohlen hat. Was diese Firma kauft, zählt dann als deren Einflusswert.',
    search: 'Nach Namen suchen',
    searchHint: 'Mindestens zwei Buchstaben; oder die Datensatznummer der Firma',
    searching: 'Suche läuft',
    searchFailed: 'HubSpot beantwortete die Suche nicht. Bitte die Datensatznummer der Firma eintragen.',
    nothingFound: 'Keine andere Firma dieses Namens. Neue Firmen sind manchmal erst nach einer Minute zu finden.',
    company: 'Firma',
    choose: 'Eine Firma wählen',
    record: (id) => `Datensatz ${id}`,
    companyInvalid: 'Bitte die Firma wählen, die uns empfohlen hat.',
    saved: 'Empfehler gespeichert.',
  },
  competitor: {
    open: 'Wettbewerber nennen',
    change: 'Wettbewerber ändern',
    title: 'Bekannter Wettbewerber',
    about: `Wer diesem Kunden noch verkauft${SEEN}`,
    field: 'Wettbewerber',
    known: (name) => `Bekannter Wettbewerber: ${name}.`,
  },
  churn: {
    open: 'Eintragen, warum sie gingen',
    change: 'Ändern, warum sie gingen',
    title: 'Grund der Abwanderung',
    about: `Warum der Kunde ging, in seinen Worten${SEEN}`,
    field: 'Grund',
    known: (reason) => `Warum sie gingen: ${reason}`,
  },
};
