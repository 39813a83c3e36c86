import { existsSync } from 'node:fs';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { modelFileBeside, writeModelFile } from '../portal/model-file.ts';
import { policyFileOf } from '../portal/open-portal.ts';
import { readPolicyFile, writePolicyFile } from '../portal/policy-file.ts';
import { moneyFormat } from '../text/show-money.ts';
import type { RescoreOptions } from './rescore-options.ts';

/** What a run scored with, and what it set. */
export interface Kept {
  readonly context: ScoringContext;
  readonly isIdealFixed: boolean;
  readonly currency: string;
}

/**
 * Keeps policy and model as files, from which the card is built and single companies are scored: both must score as the
 * portal was scored.
 *
 * @throws {CommandFailure} where this user may not write there
 */
export async function keepFiles(doors: CommandDoors, kept: Kept, options: RescoreOptions): Promise<void> {
  if (kept.isIdealFixed) await tellIdeal(doors, kept, options);
  else await keepPolicy(kept, options);
  await keepModel(doors, kept, options);
}

/** The Ideal lifetime value is fixed by the first scoring and stays: what it is, and where it is kept, is said. */
async function tellIdeal(doors: CommandDoors, { context, currency }: Kept, options: RescoreOptions): Promise<void> {
  const { policy } = context;
  const amount = policy.idealLifetimeValue ?? 0;
  const shown = `${moneyFormat(currency)(amount)} (60th percentile of the customers that are not lapsed)`;
  const file = policyFileOf(options);
  if (options.dryRun === true || file === null) {
    const how = file === null ? 'name a policy file with --policy' : 'run this without --dry-run';
    doors.err(`The Ideal lifetime value would be fixed at ${shown}. To keep it, ${how}.`);
    return;
  }
  if (!(await writePolicyFile(policy, file))) {
    throw new CommandFailure(
      `The scores stand on an Ideal lifetime value of ${shown}, which could not be kept: ${file} cannot be written. Write "idealLifetimeValue": ${String(amount)} into a policy file and name it with --policy; otherwise the next run fixes another amount.`,
    );
  }
  doors.err(`The Ideal lifetime value is now fixed at ${shown}. Change it in ${file}.`);
}

async function keepPolicy({ context }: Kept, options: RescoreOptions): Promise<void> {
  const file = policyFileOf(options);
  if (options.dryRun === true || options.data !== undefined || file === null) return;
  if (existsSync(file) && (await readPolicyFile(file)).id === context.policy.id) return;
  if (await writePolicyFile(context.policy, file)) return;
  throw new CommandFailure(
    `The scores stand on the policy ${context.policy.id}, which is kept in the store; ${file} cannot be written. Allow this user to write there and run the command again; until then the card cannot be built with the same policy.`,
  );
}

async function keepModel(doors: CommandDoors, { context }: Kept, options: RescoreOptions): Promise<void> {
  const policyFile = policyFileOf(options);
  if (options.dryRun === true || policyFile === null) return;
  const file = modelFileBeside(policyFile);
  if (await writeModelFile(context.model, file)) {
    doors.err(`The model ${context.model.id} is kept in ${file}.`);
    return;
  }
  throw new CommandFailure(
    `The scores stand on the model ${context.model.id}, which could not be kept: ${file} cannot be written. Allow this user to write there and run the command again; until then the card cannot be built with the same model.`,
  );
}
