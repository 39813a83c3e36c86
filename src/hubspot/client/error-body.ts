import * as z from 'zod';
import type { HubSpotErrorCode } from './hubspot-error.ts';

const text = z.string().optional().catch(undefined);
const context = z.record(z.string(), z.array(z.coerce.string())).optional().catch(undefined);

const errorPartSchema = z.object({
  message: text,
  code: text,
  category: text,
  subCategory: text,
  in: text,
  context,
});

/** HubSpot's error body: every field may be missing, and 429 bodies have no category at all. */
export const errorBodySchema = errorPartSchema.extend({
  policyName: text,
  correlationId: text,
  errors: z.array(errorPartSchema).optional().catch(undefined),
});

export type ErrorPart = z.infer<typeof errorPartSchema>;
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** Reads what can be read of an error's body; anything else is an empty body. */
export function parseErrorBody(json: unknown): ErrorBody {
  const parsed = errorBodySchema.safeParse(json);
  return parsed.success ? parsed.data : {};
}

/** HubSpot's correlation id where it has the form of one, so that nothing else slips into messages and logs. */
export function toCorrelationId(value: string | undefined): string | null {
  return value !== undefined && /^[\w-]{8,64}$/.test(value) ? value : null;
}

/** The stable code of a failed answer. The edge answers 530 to a token that is malformed. */
export function toErrorCode(status: number, body: ErrorBody): HubSpotErrorCode {
  if (status === 401 || status === 530) return 'not_authorized';
  if (status === 403) return 'missing_scope';
  if (status === 404) return 'not_found';
  if (status === 423) return 'locked';
  if (status === 429) return body.policyName?.toUpperCase().includes('DAILY') === true ? 'daily_limit' : 'rate_limited';
  if (status === 477) return 'migration';
  if (status >= 500) return 'server';
  if (status >= 400) return namesMissingProperty(body) ? 'not_set_up' : 'validation';
  return 'bad_response';
}

/** Whether a property named in the request does not exist: then every record of the batch would be refused alike. */
function namesMissingProperty(body: ErrorBody): boolean {
  const parts = [body, ...(body.errors ?? [])];
  return parts.some(
    (part) => part.code === 'PROPERTY_DOESNT_EXIST' || part.message?.includes('PROPERTY_DOESNT_EXIST') === true,
  );
}

/** Whether the answer, or the part of it about one record, says that there is no such thing. */
export function saysNotFound({ category, subCategory }: ErrorPart): boolean {
  return /NOT_FOUND|NO_ASSOCIATIONS/i.test(`${category ?? ''} ${subCategory ?? ''}`);
}

/** The records that an error of a batch is about. */
export function idsNamedBy({ context: named }: ErrorPart): readonly string[] {
  return [...(named?.ids ?? []), ...(named?.id ?? [])];
}
