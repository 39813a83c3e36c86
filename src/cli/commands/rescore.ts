import type { Command } from 'commander';
import type { CommandDoors } from '../doors/doors.ts';
import { withPortalOptions } from '../portal/open-portal.ts';
import { rescoreAccount } from '../rescore/rescore-account.ts';
import { rescoreFolder } from '../rescore/rescore-folder.ts';
import { checkRescoreOptions, type RescoreOptions } from '../rescore/rescore-options.ts';
import { showRefused } from '../rescore/show-refused.ts';

/** `loyalty rescore`: brings the mirror up to date, scores every company, and writes back what differs. */
export function registerRescore(program: Command, doors: CommandDoors): void {
  withPortalOptions(program.command('rescore').description('read, score and write back every company of the portal'))
    .option('--dry-run', 'show company by company what would be written, and write nothing')
    .option('--full', 'read everything again, and not only what changed')
    .option('--companies <ids>', 'only these companies, by Record ID, separated by commas')
    .option('--yes', 'write also where many segments would change at once')
    .option('--refused', 'list the companies whose scores HubSpot refused, and run nothing')
    .action(async (options: RescoreOptions) => {
      checkRescoreOptions(options);
      if (options.data !== undefined) await rescoreFolder(doors, options);
      else if (options.refused === true) await showRefused(doors, options);
      else await rescoreAccount(doors, options);
    });
}
