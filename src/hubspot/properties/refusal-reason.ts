import * as z from 'zod';
import type { ErrorBody, ErrorPart } from '../client/error-body.ts';

const LONGEST_REASON = 300;

/** HubSpot puts the single rules that were broken as JSON into its message. */
const brokenRulesSchema = z.array(
  z.object({ message: z.string().optional(), name: z.string().optional(), error: z.string().optional() }),
);

/** Whether the answer speaks of the values sent: only then may its words be shown. */
export function isAboutProperties({ category, errors, message }: ErrorBody): boolean {
  return (
    category === 'VALIDATION_ERROR' ||
    message?.startsWith('Property values were not valid') === true ||
    errors?.some(({ code }) => code?.includes('PROPERTY') === true || code === 'INVALID_OPTION') === true
  );
}

const MISSING_SET_UP = /INVALID_OPTION|PROPERTY_DOESNT_EXIST|not one of the allowed options/;

/** Whether an option or a property of the app is missing in the account, which setting it up again would put right. */
export function isMissingSetUp({ code, message, errors }: ErrorBody): boolean {
  const parts = [code, message, ...(errors ?? []).flatMap((part) => [part.code, part.message])];
  return parts.some((part) => part !== undefined && MISSING_SET_UP.test(part));
}

/** Why the account's own rules refused a record, in HubSpot's words about the rule, for the person who can change it. */
export function toRefusalReason(body: ErrorBody): string {
  if (!isAboutProperties(body)) return 'HubSpot refused the update and gave no reason';
  const rules = brokenRules(body.message) ?? (body.errors ?? []).map(describePart);
  const reason = rules.filter((rule) => rule !== '').join('; ') || (body.message ?? 'HubSpot refused the update');
  return withoutSecrets(reason).slice(0, LONGEST_REASON);
}

function brokenRules(message: string | undefined): readonly string[] | null {
  const start = message?.indexOf('[') ?? -1;
  if (message === undefined || start < 0) return null;
  try {
    const parsed = brokenRulesSchema.safeParse(JSON.parse(message.slice(start)));
    if (!parsed.success) return null;
    return parsed.data.map(({ name, message: text, error }) => [name, text ?? error].filter(Boolean).join(': '));
  } catch {
    return null;
  }
}

function describePart({ message, code, in: place, context }: ErrorPart): string {
  const name = place ?? context?.propertyName?.[0];
  return [name, message ?? code].filter(Boolean).join(': ');
}

/** The account's rules never speak of tokens; should an answer repeat one, it goes no further. */
function withoutSecrets(text: string): string {
  return text.replace(/\b(?:pat-[\w-]+|Bearer\s+\S+)/gi, '(removed)');
}
