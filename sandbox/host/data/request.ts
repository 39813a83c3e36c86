import * as z from 'zod';

/** The page's content security policy forbids evaluating text, which zod would otherwise try. */
z.config({ jitless: true });

/** An answer that is not the one asked for. The message is for people: what was wrong, and what to do. */
class RequestFailed extends Error {
  /** 0 where there was no answer at all. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestFailed';
    this.status = status;
  }
}

const errorBody = z.object({ message: z.string().optional() });

/** What the server said was wrong, in its own words where it has any. */
function describeStatus(status: number, message: string | undefined): string {
  if (status === 401) return 'The portal refused the sandbox’s token. Restart the sandbox.';
  if (status === 429) return 'The portal is asked too often. Wait a few seconds, then try again.';
  if (status >= 500) return `The portal answered with an error (${status}). Try again.`;
  return message ?? `The portal answered ${status}.`;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function send(url: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal } = options;
  try {
    return await fetch(url, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new RequestFailed(0, 'The sandbox does not answer. Is `npm start` still running? Start it, then try again.');
  }
}

/**
 * Asks the sandbox's server for JSON.
 *
 * @returns the answer, parsed by the schema.
 * @throws {RequestFailed} where the answer is an error, no JSON, or of another shape; the abort error where aborted.
 */
export async function requestJson<T>(url: string, schema: z.ZodType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(url, options);
  const text = await response.text();
  const json = parseJson(text);
  if (!response.ok) {
    const parsed = errorBody.safeParse(json);
    throw new RequestFailed(response.status, describeStatus(response.status, parsed.data?.message));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  throw new RequestFailed(response.status, `The answer of ${url} was not of the form expected${where}.`);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
