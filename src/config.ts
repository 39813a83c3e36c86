/** The environment, parsed once at each door. Messages name every variable that is missing or malformed. */
import * as z from 'zod';
import {
  accessToken,
  apiBaseUrl,
  describeProblems,
  sharedFields,
  toSharedSettings,
  type SharedSettings,
} from './config/fields.ts';

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
      message: `The app is not set up: ${describeProblems(parsed.error)}. Install the app again or ask your administrator.`,
    };
  }
  const { PRIVATE_APP_ACCESS_TOKEN: token, LOYALTY_HUBSPOT_API: base, LOYALTY_NOW: now } = parsed.data;
  return { ok: true, accessToken: token, apiBaseUrl: base, now: now === undefined ? null : new Date(now) };
}

const TOKEN_SOURCE = 'the static token from the app’s Distribution tab';

const commandSchema = z.object({ ...sharedFields, HUBSPOT_ACCESS_TOKEN: accessToken(TOKEN_SOURCE) });

/** What a command that talks to HubSpot and keeps what it learns works with. */
export interface CommandSettings extends SharedSettings {
  readonly ok: true;
  readonly accessToken: string;
}

export type CommandEnvironment =
  | CommandSettings
  | {
      readonly ok: false;
      readonly message: string;
      /** Where the store is, for commands that need nothing else; null where that cannot be told either. */
      readonly shared: SharedSettings | null;
    };

/** The same of this process. */
export function readCommandEnvironment(): CommandEnvironment {
  return parseCommandEnvironment(process.env);
}

/** What a command needs; one message names every variable that is missing or malformed. */
export function parseCommandEnvironment(environment: Readonly<Record<string, string | undefined>>): CommandEnvironment {
  const parsed = commandSchema.safeParse(environment);
  if (!parsed.success) {
    const shared = z.object(sharedFields).safeParse(environment);
    return {
      ok: false,
      message: `The environment cannot be used as it is: ${describeProblems(parsed.error)}. Set it and run the command again.`,
      shared: shared.success ? toSharedSettings(shared.data) : null,
    };
  }
  const { data } = parsed;
  return { ok: true, accessToken: data.HUBSPOT_ACCESS_TOKEN, ...toSharedSettings(data) };
}
