import * as z from 'zod';
import { invalid, Refusal, unreadableBody } from './answers.ts';
import type { Bucket } from './bucket.ts';
import type { CrmObjectType } from './crm-data.ts';
import type { PlannedFault } from './misbehaviour.ts';
import { findObjectType } from './object-types.ts';

/** One request, matched to its route. */
export interface ApiCall {
  readonly method: string;
  readonly url: URL;
  readonly bucket: Bucket;
  /** The path with `{names}` where its parameters stand. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The body as it came; '' where there was none. */
  readonly text: string;
  /** What a plan of faults has for it. */
  readonly planned: PlannedFault | null;
}

/** A segment of the path that the route has by its own pattern. */
export function parameterOf(call: ApiCall, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`The route ${call.template} has no parameter ${name}.`);
  return value;
}

/** The object type named by a segment of the path. Refuses with 400 what HubSpot does not know. */
export function objectTypeOf(call: ApiCall, name = 'type'): CrmObjectType {
  const text = parameterOf(call, name);
  const facts = findObjectType(text);
  if (facts === undefined) throw invalid(`Unable to infer object type from: ${text}`);
  return facts.type;
}

/** The JSON body in the form asked for. Refuses with 400 what is no JSON or has another form. */
export function readBody<T>(call: ApiCall, form: z.ZodType<T>): T {
  let body: unknown;
  try {
    body = JSON.parse(call.text);
  } catch {
    throw unreadableBody('the body is not JSON.');
  }
  const parsed = form.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw unreadableBody(`${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not of the form expected'}`);
}

/** A list in the query, given by commas or by repetition. */
export function listInQuery(call: ApiCall, name: string): readonly string[] {
  return call.url.searchParams
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

export function flagInQuery(call: ApiCall, name: string): boolean {
  return call.url.searchParams.get(name) === 'true';
}

/** A page size of the query. Refuses with 400 what is not between 1 and the largest allowed. */
export function limitInQuery(call: ApiCall, otherwise: number, largest: number): number {
  const text = call.url.searchParams.get('limit');
  if (text === null) return otherwise;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw invalid(`limit must be a whole number from 1; ${text} is not.`);
  if (limit > largest) throw invalid(`Page size ${text} is larger than the ${String(largest)} allowed.`);
  return limit;
}

/** Refuses with 400 a batch that is empty or longer than allowed. */
export function checkBatchSize(inputs: readonly unknown[], largest: number): void {
  if (inputs.length === 0) throw invalid('inputs must hold at least one entry.');
  if (inputs.length > largest) {
    throw invalid(`The maximum number of inputs supported in a batch request is ${String(largest)}.`);
  }
}

/** Refuses with 400 a batch that names an id twice. */
export function checkDuplicates(ids: readonly string[]): void {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const id of ids) (seen.has(id) ? repeated : seen).add(id);
  if (repeated.size === 0) return;
  throw new Refusal(400, {
    message: `Duplicate IDs found in batch input: [${[...repeated].join(', ')}]. IDs must be unique`,
    category: 'VALIDATION_ERROR',
    context: { ids: [...repeated] },
  });
}

/** An id as text or, as some clients send it, as a number. */
export const recordId = z.union([z.string().min(1), z.number().int().transform(String)]);

/** Values of properties travel as text; an empty text or null clears one. */
export const propertyValues = z.record(z.string(), z.union([z.string(), z.null()]));
