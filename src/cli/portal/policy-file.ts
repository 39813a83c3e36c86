import { parsePolicy, withPolicyId } from '../../operations/parse-policy.ts';
import { DEFAULT_POLICY, type Policy } from '../../scoring/policy.ts';
import { CommandFailure } from '../command-failure.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export const DEFAULT_POLICY_FILE = '.loyalty/policy.json';

/**
 * Reads the policy file; the provisional defaults where the default file does not exist. A named file must exist.
 *
 * @throws {CommandFailure} where the file cannot be read or is no policy
 */
export async function readPolicyFile(path: string | undefined): Promise<Policy> {
  const file = path ?? DEFAULT_POLICY_FILE;
  const json = await readJsonFile(file, 'policy', path === undefined);
  if (json === undefined) return withPolicyId(DEFAULT_POLICY);
  const parsed = parsePolicy(json);
  if (!parsed.ok) throw new CommandFailure(`The policy file ${file} is not valid: ${parsed.problems.join('; ')}.`);
  return parsed.policy;
}

/** Keeps a policy. @returns false where this user may not write there */
export async function writePolicyFile(policy: Policy, file: string): Promise<boolean> {
  return writeJsonFile(policy, file);
}
