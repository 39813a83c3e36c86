/** What the service says of itself, one JSON object a line. What is secret or personal has no way in, or is struck out. */
import { pino, type DestinationStream, type Level } from 'pino';

/** Facts of an event: ids, counts and words of ours. Never a body, a name, an address or a token. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** @param cause what was thrown, of which the kind, the place and, where it is safe, the words are told */
  error(event: string, facts?: LogFacts, cause?: unknown): void;
  /** The same log with facts that stand in every line. */
  with(facts: LogFacts): Log;
}

/** Keys under which nothing is ever written, whoever puts it there. */
const STRUCK_KEYS = /token|secret|authorization|cookie|password|email|^key$|^name$|^body$/i;

const STRUCK = '[struck out]';

/** What a secret or an address of a person looks like, wherever it stands in a text. */
const STRUCK_TEXTS: readonly RegExp[] = [
  /\bpat-[a-z0-9]+-[a-z0-9-]+/gi,
  /\bBearer\s+\S+/gi,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/@]*@\S+/gi,
  /\bpostgres(?:ql)?:\/\/\S+/gi,
  /[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}/gi,
];

/** Errors whose words are ours, or a language's own: of all others the message may hold what somebody sent. */
const SAFE_ERRORS: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'HubSpotError',
  'StoreError',
]);

/** @param secrets whatever must not come out, also where it is inside another text */
export function createLog(level: Level, secrets: readonly string[] = [], to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = to === undefined ? pino(options) : pino(options, to);
  return wrap((at, event, facts) => logger[at](facts, event), strikerOf(secrets), {});
}

type Strike = (text: string) => string;

function strikerOf(secrets: readonly string[]): Strike {
  const known = secrets.filter((secret) => secret.length > 0);
  return (text) => {
    const withoutKnown = known.reduce((left, secret) => left.replaceAll(secret, STRUCK), text);
    return STRUCK_TEXTS.reduce((left, pattern) => left.replace(pattern, STRUCK), withoutKnown);
  };
}

type Write = (level: Level, event: string, facts: LogFacts) => void;

function wrap(write: Write, strike: Strike, always: LogFacts): Log {
  const say = (level: Level, event: string, facts: LogFacts): void => {
    write(level, event, strikeOut({ ...always, ...facts }, strike));
  };
  return {
    debug: (event, facts = {}) => say('debug', event, facts),
    info: (event, facts = {}) => say('info', event, facts),
    warn: (event, facts = {}) => say('warn', event, facts),
    error: (event, facts = {}, cause) => say('error', event, { ...facts, ...describeCause(cause) }),
    with: (facts) => wrap(write, strike, { ...always, ...facts }),
  };
}

function strikeOut(facts: LogFacts, strike: Strike): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (STRUCK_KEYS.test(key)) return [key, STRUCK];
      return [key, typeof value === 'string' ? strike(value) : value];
    }),
  );
}

const PLACES = 6;

/** What was thrown, as facts: its kind, where, and its words where they are safe. */
function describeCause(cause: unknown): LogFacts {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {};
  const lines = (cause.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const where = lines.slice(0, PLACES).map((line) => line.trim());
  return {
    error: cause.name,
    ...code,
    ...(SAFE_ERRORS.has(cause.name) ? { reason: cause.message } : {}),
    where: where.join(' | '),
  };
}
