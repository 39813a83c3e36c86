import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { CompanyReading } from '../../operations/ports.ts';
import { withPolicyId } from '../../operations/parse-policy.ts';
import { parseIsoDay } from '../../scoring/day.ts';
import { SEED_MODEL, type Model } from '../../scoring/model.ts';
import { DEFAULT_POLICY, type Policy } from '../../scoring/policy.ts';
import type { Day } from '../../scoring/types.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, OpenPortal } from '../doors/doors.ts';
import { modelFileBeside, readModelFile } from './model-file.ts';
import { DEFAULT_POLICY_FILE, readPolicyFile } from './policy-file.ts';
import { createProgress } from '../text/progress.ts';

/** Options of every command that reads a portal. */
export interface PortalOptions {
  readonly data?: string;
  readonly asOf?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly policy?: string;
  readonly json?: boolean;
}

export function withPortalOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'a folder with companies.csv and deals.csv instead of HubSpot')
    .option(
      '--as-of <date>',
      'the day to score on, YYYY-MM-DD (default: today, or the day after the last record of --data)',
    )
    .option('--currency <code>', 'home currency of --data, such as EUR (default: the most frequent)')
    .option('--time-zone <name>', 'time zone of --data, such as Europe/Berlin (default: UTC)')
    .option(
      '--policy <file>',
      `policy file (default: ${DEFAULT_POLICY_FILE} for HubSpot where it exists, else the provisional defaults)`,
    )
    .option('--json', 'print JSON');
}

/** Opens what the options name and says, on standard error, what of it could not be used. */
export async function openPortal(
  doors: CommandDoors,
  options: PortalOptions,
): Promise<{ readonly portal: OpenPortal; readonly context: ScoringContext }> {
  const asOf = parseAsOf(options);
  const policy = policyFileOf(options) === null ? withPolicyId(DEFAULT_POLICY) : await readPolicyFile(options.policy);
  const portal =
    options.data === undefined ? await openAccount(doors, options, policy) : await openFolder(doors, options);
  for (const problem of portal.problems) doors.err(problem);
  return { portal, context: { asOf: asOf ?? portal.asOf, policy, model: await keptModel(policyFileOf(options)) } };
}

/** The day that the options name; null where they name none. @throws {CommandFailure} where it is none */
export function parseAsOf({ asOf }: PortalOptions): Day | null {
  const day = asOf === undefined ? null : parseIsoDay(asOf);
  if (asOf !== undefined && day === null) {
    throw new CommandFailure(`--as-of ${asOf} is no date. Write it as YYYY-MM-DD, for instance 2026-11-21.`);
  }
  return day;
}

/** The model that the last scoring kept beside the policy; the seed where none did. */
export async function keptModel(policyFile: string | null): Promise<Model> {
  if (policyFile === null) return SEED_MODEL;
  const file = modelFileBeside(policyFile);
  return existsSync(file) ? ((await readModelFile(file)) ?? SEED_MODEL) : SEED_MODEL;
}

/**
 * The file that keeps the policy of what is read; null where nothing does. The default one is the HubSpot account's: the
 * amount from which a customer is Ideal means nothing for a folder of other customers.
 */
export function policyFileOf({ data, policy }: PortalOptions): string | null {
  return policy ?? (data === undefined ? DEFAULT_POLICY_FILE : null);
}

/** Reads every company, and closes the portal; says how far it is, on standard error, where that takes a while. */
export async function readEveryCompany(
  doors: CommandDoors,
  { records, close }: OpenPortal,
  { data }: PortalOptions,
): Promise<readonly CompanyReading[]> {
  const readings: CompanyReading[] = [];
  if (data !== undefined) {
    for await (const batch of records.readCompanies()) readings.push(...batch);
    return readings;
  }
  const progress = createProgress(doors);
  try {
    const total = await records.countCompanies();
    progress.show({ phase: 'reading', done: 0, total });
    for await (const batch of records.readCompanies()) {
      readings.push(...batch);
      progress.show({ phase: 'reading', done: readings.length, total });
    }
  } finally {
    progress.stop();
    await close?.();
  }
  return readings;
}

async function openAccount(doors: CommandDoors, options: PortalOptions, policy: Policy): Promise<OpenPortal> {
  refuseFolderOptions(options);
  return doors.openHubSpot(policy);
}

/** @throws {CommandFailure} where an option is given that only a folder of CSV files has */
export function refuseFolderOptions({ currency, timeZone }: PortalOptions): void {
  for (const [name, value] of [
    ['--currency', currency],
    ['--time-zone', timeZone],
  ]) {
    if (value !== undefined) {
      throw new CommandFailure(`${String(name)} goes with --data: a HubSpot account has its own. Leave it out.`);
    }
  }
}

async function openFolder(doors: CommandDoors, options: PortalOptions): Promise<OpenPortal> {
  if (doors.openFolder === null) {
    throw new CommandFailure(
      '--data needs the sandbox, which this installation does not have. Run it in a checkout of the project.',
    );
  }
  return doors.openFolder(options.data ?? '', {
    asOf: options.asOf,
    currency: options.currency,
    timeZone: options.timeZone,
  });
}
