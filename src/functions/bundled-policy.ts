import { parseModel } from '../operations/models/parse-model.ts';
import { parsePolicy, withPolicyId } from '../operations/parse-policy.ts';
import { SEED_MODEL, type Model } from '../scoring/model.ts';
import { DEFAULT_POLICY, type Policy } from '../scoring/policy.ts';

/** JSON of the policy file, put in by the build (`npm run build -- --policy FILE`); undefined when none was named. */
declare const LOYALTY_BUNDLED_POLICY: unknown;
/** JSON of the model file that the last `rescore` kept (`--model FILE`); undefined where there was none. */
declare const LOYALTY_BUNDLED_MODEL: unknown;

/** The policy this bundle was built with; the provisional defaults where none was named. Throws on a policy that the build let pass. */
export function bundledPolicy(): Policy {
  if (typeof LOYALTY_BUNDLED_POLICY === 'undefined') return withPolicyId(DEFAULT_POLICY);
  const parsed = parsePolicy(LOYALTY_BUNDLED_POLICY);
  if (!parsed.ok) throw new Error(`the bundled policy must be readable: ${parsed.problems.join('; ')}`);
  return parsed.policy;
}

/** The model this bundle was built with, so that the card scores as the portal was scored; the seed where none was there. */
export function bundledModel(): Model {
  if (typeof LOYALTY_BUNDLED_MODEL === 'undefined') return SEED_MODEL;
  const parsed = parseModel(LOYALTY_BUNDLED_MODEL);
  if (!parsed.ok) throw new Error(`the bundled model must be readable: ${parsed.problems.join('; ')}`);
  return parsed.model;
}
