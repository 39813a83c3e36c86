import type { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, StoreBackup } from '../doors/doors.ts';

interface RestoreOptions {
  readonly backup?: string;
  readonly list?: boolean;
  readonly yes?: boolean;
}

/** `loyalty restore`: puts a backup of a store in a folder in the place of its files, which are kept aside. */
export function registerRestore(program: Command, doors: CommandDoors): void {
  program
    .command('restore')
    .description('put a backup in the place of the store; asks, and keeps the present files aside')
    .option('--backup <name>', 'which one (default: the latest)')
    .option('--list', 'only name the backups that are there')
    .option('--yes', 'do not ask')
    .action(async (options: RestoreOptions) => {
      const backups = await doors.findBackups();
      if (options.list === true) {
        doors.out(backups.length === 0 ? NO_BACKUP : backups.map(({ name }) => name).join('\n'));
        return;
      }
      const chosen = choose(backups, options.backup);
      const question = `Put the store back to ${chosen.madeAt.toISOString()}? What was scored since is then known to HubSpot alone.`;
      if (options.yes !== true && !(await doors.ask(question))) {
        doors.out('The store stays as it is.');
        return;
      }
      const { keptAside } = await doors.restoreBackup(chosen.name);
      doors.out(restoredText(chosen, keptAside));
    });
}

const NO_BACKUP =
  'There is no backup: one is made at most daily, at the end of a rescore. Without any, the next rescore is a first run.';

function choose(backups: readonly StoreBackup[], name: string | undefined): StoreBackup {
  const chosen = name === undefined ? backups.at(-1) : backups.find((backup) => backup.name === name);
  if (chosen !== undefined) return chosen;
  if (backups.length === 0) throw new CommandFailure(NO_BACKUP);
  const names = backups.map((backup) => backup.name).join(', ');
  throw new CommandFailure(`There is no backup ${name ?? ''}. There are: ${names}.`);
}

function restoredText({ madeAt }: StoreBackup, keptAside: string | null): string {
  return [
    `The store is as it was on ${madeAt.toISOString()}.`,
    ...(keptAside === null ? [] : [`What was there is kept beside it as ${keptAside}; remove it when all is well.`]),
    'The next rescore brings it up to date: what HubSpot has is read again, and what stands on the records is what changes are held against.',
  ].join('\n');
}
