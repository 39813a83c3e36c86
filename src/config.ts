/** The environment, parsed once at each door. Messages name every variable that is missing or malformed. */
import * as z from 'zod';

const HUBSPOT_API = 'https://api.hubapi.com';

const apiBaseUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL' })
  .transform((url) => url.replace(/\/+$/, ''))
  .default(HUBSPOT_API);

const functionSchema = z.object({
  PRIVATE_APP_ACCESS_TOKEN: z.string({ error: 'is missing' }).min(1, 'is empty'),
  LOYALTY_HUBSPOT_API: apiBaseUrl,
  LOYALTY_NOW: z.iso.datetime({ error: 'must be an ISO 8601 instant' }).optional(),
});

export type FunctionEnvironment =
  | { readonly ok: true; readonly accessToken: string; readonly apiBaseUrl: string; readonly now: Date | null }
  | { readonly ok: false; readonly message: string };

/**
 * What an app function finds: HubSpot sets the token. `LOYALTY_HUBSPOT_API` and `LOYALTY_NOW` exist for the sandbox, whose
 * portal has an address and a date of its own.
 */
export function parseFunctionEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): FunctionEnvironment {
  const parsed = functionSchema.safeParse(environment);
  if (!parsed.success) {
    return {
      ok: false,
      message: `The app is not set up: ${problems(parsed.error)}. Install the app again or ask your administrator.`,
    };
  }
  const { PRIVATE_APP_ACCESS_TOKEN: accessToken, LOYALTY_HUBSPOT_API: base, LOYALTY_NOW: now } = parsed.data;
  return { ok: true, accessToken, apiBaseUrl: base, now: now === undefined ? null : new Date(now) };
}

const TOKEN_SOURCE = 'the static token from the app’s Distribution tab';

/** HubSpot's tiers by their names in its price list, as the limits know them. */
const TIERS = {
  free: 'free_or_starter',
  starter: 'free_or_starter',
  professional: 'professional',
  enterprise: 'enterprise',
} as const;

const DEFAULT_STORE = '.loyalty/store';
const DEFAULT_DAILY_SHARE = '0.8';

const commandSchema = z.object({
  HUBSPOT_ACCESS_TOKEN: z
    .string({ error: `is missing (${TOKEN_SOURCE})` })
    .trim()
    .min(1, `is empty (${TOKEN_SOURCE})`)
    .regex(/^[\x21-\x7e]*$/, `has characters that no token has: copy it again (${TOKEN_SOURCE})`),
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
    .pipe(
      z
        .number({ error: 'must be a number above 0 and up to 1, such as 0.8' })
        .gt(0, 'must be a number above 0 and up to 1, such as 0.8')
        .max(1, 'must be a number above 0 and up to 1, such as 0.8'),
    ),
  LOYALTY_TIER: z
    .enum(['free', 'starter', 'professional', 'enterprise'], {
      error: 'must be free, starter, professional or enterprise',
    })
    .default('professional')
    .transform((tier) => TIERS[tier]),
});

/** What a command that talks to HubSpot and keeps what it learns works with. */
export interface CommandSettings {
  readonly ok: true;
  readonly accessToken: string;
  readonly apiBaseUrl: string;
  /** A secret as a whole: it may hold a password. Null: the store is a folder. */
  readonly databaseUrl: string | null;
  /** The folder that the store is in where there is no database. */
  readonly storeFolder: string;
  /** Share of the account's calls of a day at which a run stops, above 0 and up to 1: the rest is people's. */
  readonly dailyShare: number;
  readonly tier: (typeof TIERS)[keyof typeof TIERS];
}

export type CommandEnvironment = CommandSettings | { readonly ok: false; readonly message: string };

/** The same of this process. */
export function readCommandEnvironment(): CommandEnvironment {
  return parseCommandEnvironment(process.env);
}

/** What a command needs; one message names every variable that is missing or malformed. */
export function parseCommandEnvironment(environment: Readonly<Record<string, string | undefined>>): CommandEnvironment {
  const parsed = commandSchema.safeParse(environment);
  if (!parsed.success) {
    return {
      ok: false,
      message: `The environment is not complete: ${problems(parsed.error)}. Set it and run the command again.`,
    };
  }
  const { data } = parsed;
  return {
    ok: true,
    accessToken: data.HUBSPOT_ACCESS_TOKEN,
    apiBaseUrl: data.LOYALTY_HUBSPOT_API,
    databaseUrl: data.DATABASE_URL ?? null,
    storeFolder: data.LOYALTY_STORE,
    dailyShare: data.LOYALTY_DAILY_SHARE,
    tier: data.LOYALTY_TIER,
  };
}

function problems(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
}
