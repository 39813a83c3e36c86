/** What a measured process and the one that started it say to each other. */
import * as z from 'zod';

/** What a run is started with. */
export const runOrderForm = z.object({
  /** Of the stand-in for HubSpot. Null: the mirror is full, nothing is read, and what is written arrives nowhere. */
  url: z.string().nullable(),
  location: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('server'), databaseUrl: z.string() }),
    z.object({ kind: z.literal('folder'), folder: z.string() }),
  ]),
  /** Milliseconds since 1970 at which the account's clock stands now. */
  now: z.number(),
  /** Create the app's properties in the account first; these calls are not part of the run. */
  setUp: z.boolean(),
  /** Hold to HubSpot's limits; without them calls are not paced. */
  paced: z.boolean(),
  /** Work out the scores of past quarters, where this is due. */
  backfill: z.boolean(),
});
export type RunOrder = z.infer<typeof runOrderForm>;

const count = z.number().min(0);
const seconds = z.number().min(0);

/** What a run did, and what it took. */
export const runResultForm = z.object({
  kind: z.literal('result'),
  outcome: z.string(),
  phases: z.array(z.object({ phase: z.string(), seconds, cpuSeconds: seconds })).readonly(),
  /** Calls that brought the mirror up to date, by kind. */
  syncCalls: z.record(z.string(), count),
  antiEntropyCalls: count,
  corrected: count,
  companies: count,
  customers: count,
  /** Companies written. */
  written: count,
  failed: count,
  backfilled: count,
  model: z.string(),
  failingCalls: count,
  /** The most that the process has held at once: when the mirror was up to date, and at the end. */
  syncPeakBytes: count,
  peakBytes: count,
});
export type RunResult = z.infer<typeof runResultForm>;

export const runMessageForm = z.discriminatedUnion('kind', [
  /** Everything is opened: the run begins when it is told to. */
  z.object({ kind: z.literal('ready'), seconds }),
  z.object({ kind: z.literal('phase'), phase: z.string() }),
  runResultForm,
]);
