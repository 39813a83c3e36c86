import * as z from 'zod';
import { OBJECT_TYPE_NAMES } from './changes.ts';
import type { Rule } from './misbehaviour.ts';

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);
const objectType = z.enum(OBJECT_TYPE_NAMES);
const filter = {
  bucket: z.enum(['objects', 'search', 'associations', 'properties', 'other']).exactOptional(),
  method: z.string().exactOptional(),
  path: z.string().exactOptional(),
};
const frequency = { share: share.exactOptional(), times: count.exactOptional() };
const fault = { ...filter, ...frequency, afterwards: z.boolean().exactOptional() };
const planned = { ...filter, afterwards: z.boolean().exactOptional() };

const policy = z.enum(['TEN_SECONDLY_ROLLING', 'SECONDLY', 'DAILY']);
const status = z.union([z.literal(500), z.literal(503), z.literal(504), z.literal(521), z.literal(524)]);
const flawKind = z.enum(['hidden_results', 'ignored_after', 'duplicate_results', 'outside_results']);
const rateLimit = { kind: z.literal('rate_limit'), policy, retryAfterSeconds: count.exactOptional() };
const serverError = { kind: z.literal('server_error'), status: status.exactOptional() };
const migrating = { kind: z.literal('migrating'), retryAfterSeconds: count };
const bare = { kind: z.enum(['unauthorized', 'bad_gateway', 'locked', 'dropped_connection']) };
const slow = { kind: z.literal('slow'), milliseconds: count };

const plannedFault = z.union([
  z.strictObject({ ...planned, ...bare }),
  z.strictObject({ ...planned, ...rateLimit }),
  z.strictObject({ ...planned, ...serverError }),
  z.strictObject({ ...planned, ...migrating }),
  z.strictObject({ ...filter, kind: flawKind }),
  z.strictObject({ ...filter, ...slow }),
  z.strictObject({ ...filter, kind: z.literal('partial_batch'), share }),
]);

/** A rule as it comes over the wire. */
export const ruleForm: z.ZodType<Rule> = z.union([
  z.strictObject({ ...fault, ...bare }),
  z.strictObject({ ...fault, ...rateLimit }),
  z.strictObject({ ...fault, ...serverError }),
  z.strictObject({ ...fault, ...migrating }),
  z.strictObject({ ...filter, ...frequency, ...slow }),
  z.strictObject({ ...filter, ...frequency, kind: flawKind }),
  z.strictObject({ kind: z.literal('search_lag'), milliseconds: count, objectType: objectType.exactOptional() }),
  z.strictObject({
    ...filter,
    kind: z.literal('fault_plan'),
    seed: z.number(),
    share,
    faults: z.array(plannedFault),
    mostPerCall: count.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('missing_scope'),
    objectType: z.enum([...OBJECT_TYPE_NAMES, 'owners', 'schemas', 'automation']),
    action: z.enum(['read', 'write']).exactOptional(),
  }),
  z.strictObject({
    ...filter,
    ...frequency,
    kind: z.literal('partial_batch'),
    ids: z.array(z.string()).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('validation_rule'),
    objectType,
    requires: z.string(),
    when: z.strictObject({ property: z.string(), value: z.string() }).exactOptional(),
    ids: z.array(z.string()).exactOptional(),
    refusesBatch: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('short_association_pages'), size: count }),
  z.strictObject({ kind: z.literal('numeric_ids') }),
]);
