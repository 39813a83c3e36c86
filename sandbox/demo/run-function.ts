import { Worker } from 'node:worker_threads';
import { functionOutcomeSchema, type FunctionCall, type FunctionOutcome } from './function-call.ts';

/** HubSpot's local runtime gives up after as long; what the cloud allows is not documented. */
const TIMEOUT_MILLISECONDS = 15_000;
/** HubSpot's older serverless functions had 128 MB. */
const MEMORY_MEGABYTES = 128;

export interface RunOptions {
  /** Everything that the function finds in `process.env`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMilliseconds?: number;
}

/** Runs an app function as HubSpot would. Never rejects: what went wrong is the outcome's `cause`. */
export async function runFunction(call: FunctionCall, options: RunOptions): Promise<FunctionOutcome> {
  const { environment, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = options;
  const thread = new Worker(new URL('./function-thread.mjs', import.meta.url), {
    workerData: call,
    env: { ...environment },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    // No loader of the server's own: the function runs on plain Node.
    execArgv: [],
  });
  const timer = new AbortController();
  try {
    return await new Promise<FunctionOutcome>((resolve) => {
      const timeout = setTimeout(() => {
        resolve({ ok: false, cause: `it did not answer within ${timeoutMilliseconds / 1000} seconds` });
      }, timeoutMilliseconds);
      timer.signal.addEventListener('abort', () => {
        clearTimeout(timeout);
      });
      thread.once('message', (message: unknown) => {
        const parsed = functionOutcomeSchema.safeParse(message);
        resolve(parsed.success ? parsed.data : { ok: false, cause: 'its answer could not be read' });
      });
      thread.once('error', (error) => {
        resolve({ ok: false, cause: error instanceof Error ? error.message : String(error) });
      });
      thread.once('exit', () => {
        resolve({ ok: false, cause: 'it ended without an answer' });
      });
    });
  } finally {
    timer.abort();
    await thread.terminate();
  }
}
