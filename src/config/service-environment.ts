/** The environment of the service, parsed once at its start. */
import * as z from 'zod';
import {
  accessToken,
  baseUrl,
  describeProblems,
  sharedFields,
  toSharedSettings,
  withoutEmpty,
  type SharedSettings,
} from './fields.ts';

const TOKEN_KEY_BYTES = 32;
const SHORTEST_KEY = 32;
const TOKEN_SOURCE = 'the static token from the app’s Distribution tab';
const HUBSPOT_APP = 'https://app.hubspot.com';
const DEFAULT_PORT = '8080';
const DEFAULT_WAITING_LIMIT = '500000';

export type ServiceRole = 'all' | 'web' | 'worker';

export interface FunctionKey {
  readonly portalId: string;
  readonly key: string;
}

/** How accounts install the app by OAuth. */
export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** 32 bytes each: the first encrypts, all decrypt. */
  readonly tokenKeys: readonly Buffer[];
  /** Where an administrator agrees, without a closing slash. */
  readonly appUrl: string;
}

/** What a web server needs besides. */
export interface WebSettings {
  /** As HubSpot calls it, without a closing slash; signatures are checked against it. */
  readonly publicUrl: string;
  /** Of the app in HubSpot: signatures by any of them count. */
  readonly clientSecrets: readonly string[];
  readonly functionKeys: readonly FunctionKey[];
}

export interface ServiceSettings extends SharedSettings {
  readonly role: ServiceRole;
  /** The address to listen on. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Null: accounts install by OAuth only. */
  readonly accessToken: string | null;
  /** Null: there is the one account of the access token. */
  readonly oauth: OAuthSettings | null;
  /** Null for a worker, which takes no calls. */
  readonly web: WebSettings | null;
  /** Null: /metrics is open to whoever reaches the port. */
  readonly metricsKey: string | null;
  /** Events and jobs that may wait before the intake asks HubSpot to come back later. */
  readonly waitingLimit: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export type ServiceEnvironment =
  { readonly ok: true; readonly settings: ServiceSettings } | { readonly ok: false; readonly message: string };

/** A secret, or the new one and the old one while they are exchanged, with a comma in between. */
const secretList = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[\x21-\x7e]{16,}$/, 'must be a secret of at least 16 characters without blanks'))
      .max(2, 'may hold two secrets at most: the new one, a comma, the old one'),
  );

const tokenKeys = z.string().transform((text, context): readonly Buffer[] => {
  const keys = text.split(',').map((part) => Buffer.from(part.trim(), 'base64'));
  if (keys.some((key) => key.length !== TOKEN_KEY_BYTES))
    context.addIssue('must be 32 bytes in base64 (openssl rand -base64 32)');
  if (keys.length > 2) context.addIssue('may hold two keys at most: the new one, a comma, the old one');
  return keys;
});

const FUNCTION_KEY = new RegExp(`^(\\d{1,19}):([\\x21-\\x2b\\x2d-\\x7e]{${String(SHORTEST_KEY)},})$`);

const functionKeys = z.string().transform((text, context): readonly FunctionKey[] =>
  text.split(',').flatMap((part) => {
    const [, portalId, key] = FUNCTION_KEY.exec(part.trim()) ?? [];
    if (portalId !== undefined && key !== undefined) return [{ portalId, key }];
    context.addIssue(
      `must be pairs of a portal's id and a key of at least ${String(SHORTEST_KEY)} characters, such as 1234567:KEY,1234567:OLDKEY`,
    );
    return [];
  }),
);

const wholeNumber = (lowest: number, highest: number, error: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(lowest, error).max(highest, error));

const serviceSchema = z.object({
  ...sharedFields,
  LOYALTY_ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  LOYALTY_HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .default(DEFAULT_PORT)
    .pipe(wholeNumber(0, 65_535, 'must be a port, 0 to 65535')),
  PUBLIC_URL: baseUrl.refine(isPublicUrl, 'must be the https address that HubSpot calls, without a query').optional(),
  HUBSPOT_ACCESS_TOKEN: accessToken(TOKEN_SOURCE).optional(),
  HUBSPOT_CLIENT_ID: z.string().trim().min(1).optional(),
  HUBSPOT_CLIENT_SECRET: secretList.optional(),
  LOYALTY_HUBSPOT_APP: baseUrl.default(HUBSPOT_APP),
  LOYALTY_TOKEN_KEY: tokenKeys.optional(),
  LOYALTY_FUNCTION_KEYS: functionKeys.default([]),
  LOYALTY_METRICS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must have at least 16 characters and no blanks')
    .optional(),
  LOYALTY_WAITING_LIMIT: z
    .string()
    .default(DEFAULT_WAITING_LIMIT)
    .pipe(wholeNumber(1, 100_000_000, 'must be a whole number from 1')),
  LOYALTY_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
});
type Parsed = z.output<typeof serviceSchema>;

/** Every variable that the service reads. */
export const SERVICE_VARIABLES: readonly string[] = Object.keys(serviceSchema.shape);

/** A signature is made over the address as HubSpot has it; plain http is for this machine alone. */
function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** The same of this process. */
export function readServiceEnvironment(): ServiceEnvironment {
  return parseServiceEnvironment(process.env);
}

/** What the service needs; one message names every variable that is missing or malformed, and shows none. */
export function parseServiceEnvironment(environment: Readonly<Record<string, string | undefined>>): ServiceEnvironment {
  const set = withoutEmpty(environment);
  const parsed = serviceSchema.safeParse(set);
  // What is missing is looked for also where something is malformed: one message, and not one after the other.
  const missing = findMissing(set);
  const problems = [...(parsed.success ? [] : [describeProblems(parsed.error)]), ...missing];
  if (!parsed.success || problems.length > 0) {
    return {
      ok: false,
      message: `The service cannot start: ${problems.join('; ')}. Set it and start again; docs/operations.md lists every variable.`,
    };
  }
  return { ok: true, settings: toSettings(parsed.data) };
}

/** Variables that are needed because of others. */
function findMissing(set: Readonly<Record<string, string | undefined>>): readonly string[] {
  const has = (name: keyof Parsed): boolean => set[name] !== undefined;
  const role = set.LOYALTY_ROLE ?? 'all';
  const takesCalls = role !== 'worker';
  const isOAuth = has('HUBSPOT_CLIENT_ID') || has('LOYALTY_TOKEN_KEY');
  const needed: readonly (readonly [boolean, string])[] = [
    [
      !has('HUBSPOT_ACCESS_TOKEN') && !isOAuth,
      `HUBSPOT_ACCESS_TOKEN is missing (${TOKEN_SOURCE}), or HUBSPOT_CLIENT_ID and LOYALTY_TOKEN_KEY for an app that is installed by OAuth`,
    ],
    [
      isOAuth && !has('HUBSPOT_CLIENT_ID'),
      'HUBSPOT_CLIENT_ID is missing beside LOYALTY_TOKEN_KEY (the app’s Auth tab)',
    ],
    [
      isOAuth && !has('LOYALTY_TOKEN_KEY'),
      'LOYALTY_TOKEN_KEY is missing beside HUBSPOT_CLIENT_ID (openssl rand -base64 32)',
    ],
    [
      (takesCalls || isOAuth) && !has('HUBSPOT_CLIENT_SECRET'),
      'HUBSPOT_CLIENT_SECRET is missing (the app’s Auth tab in HubSpot)',
    ],
    [takesCalls && !has('PUBLIC_URL'), 'PUBLIC_URL is missing (the https address that HubSpot calls)'],
    [
      (role === 'web' || role === 'worker') && !has('DATABASE_URL'),
      `DATABASE_URL is missing: a service in several processes (LOYALTY_ROLE=${role}) needs a PostgreSQL server`,
    ],
  ];
  return needed.filter(([isNeeded]) => isNeeded).map(([, words]) => words);
}

function toSettings(data: Parsed): ServiceSettings {
  const secrets = data.HUBSPOT_CLIENT_SECRET ?? [];
  return {
    ...toSharedSettings(data),
    role: data.LOYALTY_ROLE,
    host: data.LOYALTY_HOST,
    port: data.PORT,
    accessToken: data.HUBSPOT_ACCESS_TOKEN ?? null,
    oauth: toOAuth(data, secrets),
    web:
      data.LOYALTY_ROLE === 'worker' || data.PUBLIC_URL === undefined
        ? null
        : { publicUrl: data.PUBLIC_URL, clientSecrets: secrets, functionKeys: data.LOYALTY_FUNCTION_KEYS },
    metricsKey: data.LOYALTY_METRICS_KEY ?? null,
    waitingLimit: data.LOYALTY_WAITING_LIMIT,
    logLevel: data.LOYALTY_LOG_LEVEL,
  };
}

function toOAuth(data: Parsed, [clientSecret]: readonly string[]): OAuthSettings | null {
  const { HUBSPOT_CLIENT_ID: clientId, LOYALTY_TOKEN_KEY: keys } = data;
  if (clientId === undefined || keys === undefined || clientSecret === undefined) return null;
  return { clientId, clientSecret, tokenKeys: keys, appUrl: data.LOYALTY_HUBSPOT_APP };
}
