import * as z from 'zod';

const count = z.number().int().min(0);
const limit = z.number().positive().nullable().exactOptional();

/** What the process of a sandbox is started with. */
export const processOptionsForm = z.object({
  portal: z.discriminatedUnion('kind', [
    /** Large and lean, its companies all alike. */
    z.object({
      kind: z.literal('uniform'),
      companies: count,
      seed: z.number().exactOptional(),
      asOf: z.string().exactOptional(),
      dealsPerCompany: count.exactOptional(),
      touchesPerCompany: count.exactOptional(),
      contactsPerCompany: count.exactOptional(),
      lineItemShare: z.number().min(0).max(1).exactOptional(),
    }),
    /** The customers of the demo, whose truth is known. */
    z.object({ kind: z.literal('generated'), companies: count.exactOptional(), seed: z.number().exactOptional() }),
  ]),
  /** What every answer takes at least, without keeping others waiting; default 50. */
  latencyMilliseconds: z.number().min(0).exactOptional(),
  /** Default: HubSpot's own, enforced. */
  limits: z
    .object({
      enforce: z.boolean().exactOptional(),
      perTenSeconds: limit,
      searchPerSecond: limit,
      associationsPerTenSeconds: limit,
      perDay: limit,
    })
    .exactOptional(),
  token: z.string().exactOptional(),
  oauth: z
    .object({
      clientId: z.string(),
      clientSecret: z.string(),
      refreshToken: z.string(),
      lifetimeSeconds: z.number().positive().exactOptional(),
    })
    .exactOptional(),
  /** Of everything that is drawn by chance. */
  seed: z.number().exactOptional(),
  mergeMintsNewId: z.boolean().exactOptional(),
});
export type ProcessOptions = z.infer<typeof processOptionsForm>;

/** What the process says once it takes calls. */
export const readyForm = z.object({
  port: count,
  /** `YYYY-MM-DD`: the clock of the account starts at noon of this day and runs on. */
  asOf: z.string(),
  records: count,
  /** From the start of the process to the first call taken. */
  startMilliseconds: z.number(),
  /** Memory of the process at that moment. */
  residentBytes: count,
});
export type Ready = z.infer<typeof readyForm>;
