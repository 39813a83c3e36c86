import type { PGlite } from '@electric-sql/pglite';
import { StoreError } from '../store-error.ts';
import { codeOf } from './driver-failure.ts';

/**
 * Lets an engine that ended in the middle of its work, as PostgreSQL does where its log cannot be written, say so again at
 * every call. By itself it would try the next statement for ever without giving the thread back: PGlite 0.5.16 goes on with a
 * message until it is taken, and nobody is there to take it. What was acknowledged is in its files, and whoever opens them
 * next finds it.
 *
 * @param say what to say then, given the code of what ended it; the call in which it ended throws what the engine threw
 */
export function refuseOnceEnded(engine: PGlite, say: (code: string | null) => string): void {
  let end: string | null = null;
  const guard =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      // A new one each time: the engine of the jobs adds its own words to the message of what it catches.
      if (end !== null) throw new StoreError('database_ended', end);
      try {
        return await call(...given);
      } catch (error) {
        if (isEnd(error)) end = say(codeOf(error));
        throw error;
      }
    };
  engine.execProtocol = guard(engine.execProtocol.bind(engine));
  engine.execProtocolStream = guard(engine.execProtocolStream.bind(engine));
}

/** After these PostgreSQL's process is gone; here it shares ours. */
const ENDS: ReadonlySet<unknown> = new Set(['FATAL', 'PANIC']);

function isEnd(error: unknown): boolean {
  return error instanceof Error && (error instanceof WebAssembly.RuntimeError || ENDS.has(severityOf(error)));
}

function severityOf(error: Error): unknown {
  return 'severity' in error ? error.severity : null;
}
