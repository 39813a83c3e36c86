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

const commandSchema = z.object({
  HUBSPOT_ACCESS_TOKEN: z
    .string({ error: `is missing (${TOKEN_SOURCE})` })
    .trim()
    .min(1, `is empty (${TOKEN_SOURCE})`)
    .regex(/^[\x21-\x7e]*$/, `has characters that no token has: copy it again (${TOKEN_SOURCE})`),
  LOYALTY_HUBSPOT_API: apiBaseUrl,
});

export type CommandEnvironment =
  | { readonly ok: true; readonly accessToken: string; readonly apiBaseUrl: string }
  | { readonly ok: false; readonly message: string };

/** The same of this process. */
export function readCommandEnvironment(): CommandEnvironment {
  return parseCommandEnvironment(process.env);
}

/** What a command that talks to HubSpot needs. */
export function parseCommandEnvironment(environment: Readonly<Record<string, string | undefined>>): CommandEnvironment {
  const parsed = commandSchema.safeParse(environment);
  if (!parsed.success) {
    return {
      ok: false,
      message: `The environment is not complete: ${problems(parsed.error)}. Set it and run the command again.`,
    };
  }
  return { ok: true, accessToken: parsed.data.HUBSPOT_ACCESS_TOKEN, apiBaseUrl: parsed.data.LOYALTY_HUBSPOT_API };
}

function problems(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
}
