import { isRecordId } from '../../operations/ports/record-id.ts';
import { CommandFailure } from '../command-failure.ts';
import type { PortalOptions } from '../portal/open-portal.ts';

export interface RescoreOptions extends PortalOptions {
  readonly dryRun?: boolean;
  readonly full?: boolean;
  readonly companies?: string;
  readonly yes?: boolean;
  readonly refused?: boolean;
}

/** @throws {CommandFailure} where options exclude each other */
export function checkRescoreOptions(options: RescoreOptions): void {
  if (options.data !== undefined) {
    for (const [name, value] of [
      ['--full', options.full],
      ['--companies', options.companies],
      ['--yes', options.yes],
      ['--refused', options.refused],
    ]) {
      if (value !== undefined) {
        throw new CommandFailure(
          `${String(name)} goes with a HubSpot account: nothing is kept of --data. Leave it out.`,
        );
      }
    }
  }
  if (options.companies !== undefined && options.full === true) {
    throw new CommandFailure('--full reads every company and --companies only some. Leave one of them out.');
  }
  if (options.yes === true && options.dryRun === true) {
    throw new CommandFailure('--dry-run writes nothing, so there is nothing to say --yes to. Leave one of them out.');
  }
}

/** The ids that `--companies` names; undefined where it is left out. @throws {CommandFailure} where one is no id */
export function parseCompanyIds({ companies }: RescoreOptions): readonly string[] | undefined {
  if (companies === undefined) return undefined;
  const ids = [...new Set(companies.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  const wrong = ids.find((id) => !isRecordId(id));
  if (wrong !== undefined || ids.length === 0) {
    throw new CommandFailure(
      `--companies takes Record IDs of companies, separated by commas, such as 101,102. ${wrong === undefined ? 'There is none.' : `This is none: ${wrong}.`}`,
    );
  }
  return ids;
}
