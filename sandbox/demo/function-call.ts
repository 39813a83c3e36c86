import * as z from 'zod';

/** What runs, and what it is called with: HubSpot's `context`. */
export interface FunctionCall {
  /** Absolute path of the bundle. */
  readonly bundle: string;
  /** Where a public origin is really reached: `{"https://…": "http://127.0.0.1:…"}`. */
  readonly localAddresses: Readonly<Record<string, string>>;
  readonly context: {
    readonly parameters: unknown;
    readonly propertiesToSend: Readonly<Record<string, string>>;
    readonly event: Readonly<Record<string, unknown>>;
    readonly secrets: Readonly<Record<string, string>>;
  };
}

export const functionOutcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), json: z.string() }),
  z.object({ ok: z.literal(false), cause: z.string() }),
]);

export type FunctionOutcome = z.infer<typeof functionOutcomeSchema>;
