import type { Texts } from './en.ts';

export const deRelations: Texts['relations'] = {
  loading: 'Wird aus HubSpot gelesen',
  failed: 'HubSpot antwortete nicht. Bitte dieses Fenster schließen und wieder öffnen.',
  group: {
    title: 'Firmengruppe',
    alone: 'Diese Firma gehört zu keiner Gruppe: Sie hat keine Mutter- und keine Tochterfirmen.',
    together: (companies, annual) =>
      `${companies} Firmen, nach ihren veröffentlichten Werten zusammen ${annual} im Jahr.`,
    ours: (share) => `Diese Firma bringt davon ${share}.`,
    more: (count) =>
      count === 1
        ? 'Eine weitere Firma ist nicht gezeigt und nicht in der Summe.'
        : `${count} weitere Firmen sind nicht gezeigt und nicht in der Summe.`,
    about: 'Jede Firma wird für sich bewertet; Gespräche mit der Mutterfirma zählen auch für ihre Tochterfirmen.',
    columns: { company: 'Firma', annual: 'Jetzt im Jahr', lifetime: 'Kundenwert' },
    parent: (name) => `${name} (Mutterfirma)`,
    self: (name) => `${name} (diese Firma)`,
  },
  referrals: {
    title: 'Empfehlungen',
    by: 'Uns empfohlen von:',
    of: 'Hat uns empfohlen an:',
    none: 'Es ist keine Empfehlung erfasst, weder an diese Firma noch von ihr.',
    credited: 'Was sie kauften, zählt hier als Einflusswert, jeder Kauf einmal.',
  },
  products: {
    title: 'Produkte',
    none: 'Kein Deal nennt ein Produkt.',
    columns: { product: 'Produkt', state: 'Wie es steht' },
    bought: (day, times) => `Zuletzt gekauft ${day}${times > 1 ? `; insgesamt ${times}-mal` : ''}`,
    gap: (owners, of, similar) => `Nicht gekauft; ${owners} von ${of} Kunden ${similar} besitzen es`,
  },
};
