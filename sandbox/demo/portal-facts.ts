import * as z from 'zod';

/** What the pages have to know about the portal they show: the answer of `/api/portal`. */
export const portalFactsSchema = z.object({
  /** What the data is, in a few words: "A generated portal", or the folder it was read from. */
  title: z.string(),
  portalId: z.int(),
  /** ISO 4217. */
  currency: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  /** The day that counts as today, `YYYY-MM-DD`. */
  asOf: z.iso.date(),
  /** The instant that counts as now, ISO 8601: the card's worker has its clock set to it. */
  now: z.iso.datetime(),
  companies: z.int(),
  user: z.object({
    id: z.int(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    /** BCP 47, such as `en-gb`: how numbers and dates are written. */
    locale: z.string(),
    /** Language of the card's words, such as `en`. */
    language: z.string(),
  }),
  /** Rows of an import that could not be used. */
  problems: z.array(z.object({ file: z.string(), line: z.int(), message: z.string() })),
  /** The app's card as the record page and the preview place it; file names within the directory of compiled cards. */
  card: z.object({ title: z.string(), tab: z.string(), sidebar: z.string(), preview: z.string() }),
  /** The app's pages and its settings, as file names; null where the build has none. */
  pages: z.string().nullable(),
  settings: z.string().nullable(),
});

export type PortalFacts = z.infer<typeof portalFactsSchema>;
