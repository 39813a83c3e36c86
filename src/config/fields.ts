/** Fields of the environment that several programs share, and how their problems are told. */
import * as z from 'zod';

const HUBSPOT_API = 'https://api.hubapi.com';
const DEFAULT_STORE = '.loyalty/store';
const DEFAULT_DAILY_SHARE = '0.8';

type Variables = Readonly<Record<string, string | undefined>>;

/** An address without a closing slash. */
export const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL' })
  .transform((url) => url.replace(/\/+$/, ''));

export const apiBaseUrl = baseUrl.default(HUBSPOT_API);

/** HubSpot's tiers by their names in its price list, as the limits know them. */
const TIERS = {
  free: 'free_or_starter',
  starter: 'free_or_starter',
  professional: 'professional',
  enterprise: 'enterprise',
} as const;

const SHARE = 'must be a number above 0 and up to 1, such as 0.8';

/** Where the store is and how much of HubSpot's calls may be used. */
export const sharedFields = {
  LOYALTY_HUBSPOT_API: apiBaseUrl,
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL that begins with postgresql://' })
    .optional()
    .or(z.literal('').transform(() => undefined)),
  LOYALTY_STORE: z.string().trim().min(1, 'is empty').default(DEFAULT_STORE),
  LOYALTY_DAILY_SHARE: z
    .string()
    .default(DEFAULT_DAILY_SHARE)
    .transform(Number)
    .pipe(z.number({ error: SHARE }).gt(0, SHARE).max(1, SHARE)),
  LOYALTY_TIER: z
    .enum(['free', 'starter', 'professional', 'enterprise'], {
      error: 'must be free, starter, professional or enterprise',
    })
    .default('professional')
    .transform((tier) => TIERS[tier]),
};

export interface SharedSettings {
  readonly apiBaseUrl: string;
  /** A secret as a whole: it may hold a password. Null: the store is a folder. */
  readonly databaseUrl: string | null;
  /** The folder that the store is in where there is no database. */
  readonly storeFolder: string;
  /** Share of the account's calls of a day at which a run stops, above 0 and up to 1: the rest is people's. */
  readonly dailyShare: number;
  readonly tier: (typeof TIERS)[keyof typeof TIERS];
}

export function toSharedSettings(data: z.output<z.ZodObject<typeof sharedFields>>): SharedSettings {
  return {
    apiBaseUrl: data.LOYALTY_HUBSPOT_API,
    databaseUrl: data.DATABASE_URL ?? null,
    storeFolder: data.LOYALTY_STORE,
    dailyShare: data.LOYALTY_DAILY_SHARE,
    tier: data.LOYALTY_TIER,
  };
}

/** A token as HubSpot shows it, without the blanks that come with copying. */
export function accessToken(source: string) {
  return z
    .string({ error: `is missing (${source})` })
    .trim()
    .min(1, `is empty (${source})`)
    .regex(/^[\x21-\x7e]*$/, `has characters that no token has: copy it again (${source})`);
}

/** Variables that are set to nothing, as an empty line of an env file does, count as not set. */
export function withoutEmpty(environment: Variables): Variables {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

/** Names each variable with what is wrong with it; never what it holds. */
export function describeProblems(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
}
