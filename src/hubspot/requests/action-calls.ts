/**
 * Calls of the app's workflow actions, and what is answered.
 * Source: https://developers.hubspot.com/docs/api-reference/automation-actions-v4-v4/custom-action-guide (read in November 2026).
 */
import * as z from 'zod';
import { isRecordId } from '../../operations/ports/record-id.ts';
import { parseJsonKeepingIds } from '../events/event-fields.ts';

/** Ids beyond 2^53 come as text, smaller ones as numbers. */
const recordId = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().refine((id) => isRecordId(id) && id !== '0'));

const callSchema = z.object({
  callbackId: z.string().min(1).max(200),
  origin: z.object({ portalId: recordId }),
  object: z.object({ objectId: recordId, objectType: z.string() }),
});

/** A workflow that asks for a company. */
export interface ActionCall {
  /** The same where HubSpot calls again for the same answer. */
  readonly callbackId: string;
  readonly portalId: string;
  readonly companyId: string;
}

export type ParsedActionCall =
  { readonly kind: 'call'; readonly call: ActionCall } | { readonly kind: 'malformed'; readonly reason: string };

/** Reads the body of a call, whatever is in it: nothing makes it throw. */
export function parseActionCall(body: Buffer): ParsedActionCall {
  let json: unknown;
  try {
    json = parseJsonKeepingIds(body.toString('utf8'));
  } catch {
    return { kind: 'malformed', reason: 'The body is no JSON.' };
  }
  const parsed = callSchema.safeParse(json);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the body');
    return { kind: 'malformed', reason: `The call cannot be read: see ${places.join(', ')}.` };
  }
  const { callbackId, origin, object } = parsed.data;
  if (object.objectType.toUpperCase() !== 'COMPANY') {
    return { kind: 'malformed', reason: 'This action is for companies only.' };
  }
  return { kind: 'call', call: { callbackId, portalId: origin.portalId, companyId: object.objectId } };
}

type Output = Readonly<Record<string, string | number | null>>;

/** What an answer says of itself, beside the action's own output. */
const STATE = 'hs_execution_state';

/** The output of an action that could not do its work: the workflow goes on without it. */
export const FAILED_OUTPUT: Output = { [STATE]: 'FAIL_CONTINUE' };

/** The body of an answer at once. */
export function toActionAnswer(output: Output): { readonly outputFields: Output } {
  return { outputFields: { [STATE]: 'SUCCESS', ...output } };
}

/** The body that asks the workflow to wait for `completeCallback`, so many days at most. */
export function toWaitingAnswer(days: number): { readonly outputFields: Output } {
  return { outputFields: { [STATE]: 'BLOCK', hs_expiration_duration: `P${String(days)}D` } };
}
