/** HubSpot's own words around an extension, which it says in the language of the person. */
interface HostWords {
  readonly required: string;
  readonly close: string;
  readonly newTab: string;
  readonly previous: string;
  readonly next: string;
  readonly page: (page: number, pages: number) => string;
}

const ENGLISH: HostWords = {
  required: 'required',
  close: 'Close',
  newTab: 'opens in a new tab',
  previous: 'Previous',
  next: 'Next',
  page: (page, pages) => `Page ${page} of ${pages}`,
};

const GERMAN: HostWords = {
  required: 'Pflichtfeld',
  close: 'Schließen',
  newTab: 'öffnet sich in einem neuen Tab',
  previous: 'Zurück',
  next: 'Weiter',
  page: (page, pages) => `Seite ${page} von ${pages}`,
};

/** @param locale BCP 47; languages other than German get English */
export function hostWords(locale: string): HostWords {
  return locale.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
}
