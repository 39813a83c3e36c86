import * as z from 'zod';
import type { CardRequest } from '../../extensions/shared/card-view.ts';
import type { HistoryRequest } from '../../extensions/shared/history-view.ts';
import { isRecordId } from '../operations/ports/record-id.ts';
import { SEGMENTS } from '../scoring/types.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const recordId = z.string().refine(isRecordId);

/** A line that a person wrote, of at most so many characters; null takes it back. */
function note(longest: number): z.ZodNullable<z.ZodString> {
  return z.string().trim().min(1).max(longest).nullable();
}

const requestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('show') }),
  z.object({ action: z.literal('refresh') }),
  z.object({ action: z.literal('enter_budget'), amount: z.number().positive().max(1e15).nullable(), asOf: day }),
  z.object({
    action: z.literal('override_segment'),
    segment: z.enum(SEGMENTS),
    reason: z.string().trim().min(3).max(500),
    until: day,
  }),
  z.object({ action: z.literal('clear_override') }),
  z.object({ action: z.literal('name_referrer'), companyId: recordId }),
  z.object({ action: z.literal('enter_competitor'), name: note(200) }),
  z.object({ action: z.literal('enter_churn_reason'), reason: note(500) }),
]) satisfies z.ZodType<CardRequest>;

export type RequestParse =
  { readonly ok: true; readonly request: CardRequest } | { readonly ok: false; readonly message: string };

/** Reads what the card asks about a company. Without anything the card is shown. */
export function parseCardRequest(parameters: unknown, companyId: string): RequestParse {
  const isShow =
    parameters === undefined ||
    parameters === null ||
    (typeof parameters === 'object' && Object.keys(parameters).length === 0);
  const request = requestSchema.safeParse(isShow ? { action: 'show' } : parameters);
  if (!request.success) {
    const [issue] = request.error.issues;
    return {
      ok: false,
      message: `The card asked for something unknown (${issue?.path.join('.') ?? 'action'}). Reload the page and try again.`,
    };
  }
  if (request.data.action === 'name_referrer' && request.data.companyId === companyId) {
    return { ok: false, message: 'A company cannot have recommended itself. Choose the company that recommended us.' };
  }
  return { ok: true, request: request.data };
}

const contextSchema = z.object({
  propertiesToSend: z.object({ hs_object_id: recordId }),
  parameters: z.unknown().optional(),
});

const historySchema = z.object({ action: z.literal('history') }) satisfies z.ZodType<HistoryRequest>;

export type CardCall =
  | { readonly ok: true; readonly companyId: string; readonly request: CardRequest | HistoryRequest }
  | { readonly ok: false; readonly message: string };

/**
 * Reads HubSpot's call of the function. The company is the record the card is open on, as HubSpot itself sends it; what the
 * browser says in `parameters` never chooses the company.
 */
export function parseCardCall(context: unknown): CardCall {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) {
    return { ok: false, message: 'The record id did not arrive. Open the card on a company record and try again.' };
  }
  const companyId = parsed.data.propertiesToSend.hs_object_id;
  const history = historySchema.safeParse(parsed.data.parameters);
  if (history.success) return { ok: true, companyId, request: history.data };
  const request = parseCardRequest(parsed.data.parameters, companyId);
  return request.ok ? { ok: true, companyId, request: request.request } : request;
}
