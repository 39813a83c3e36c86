import type { Command } from 'commander';
import { findRunning } from '../../operations/rescore/run-keeper.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, KeptPortal, PropertyUses } from '../doors.ts';
import { writeExport } from '../write-export.ts';

interface UninstallOptions {
  readonly yes?: boolean;
  readonly out: string;
}

/** `loyalty uninstall`: takes the app's traces away, step by step, each asked for. */
export function registerUninstall(program: Command, doors: CommandDoors): void {
  program
    .command('uninstall')
    .description('export the scores, archive the properties and erase what is kept; asks before each step')
    .option('--yes', 'do not ask')
    .option('--out <file>', 'where the scores are exported to', 'loyalty-export.csv')
    .action(async (options: UninstallOptions) => {
      const portal = await doors.openKept('open');
      try {
        if (portal !== null) await refuseWhileRunning(portal);
        const mayDo = async (step: string): Promise<boolean> => options.yes === true || doors.ask(step);
        await runSteps(doors, portal, mayDo, options.out);
      } finally {
        await portal?.close();
      }
    });
}

async function refuseWhileRunning({ store }: KeptPortal): Promise<void> {
  const running = await findRunning(store.runs);
  if (running === null) return;
  throw new CommandFailure(
    `A scoring is running since ${running.startedAt.toISOString()}. Stop it, and whatever starts it every night, and run this again.`,
  );
}

async function runSteps(
  doors: CommandDoors,
  portal: KeptPortal | null,
  mayDo: (step: string) => Promise<boolean>,
  out: string,
): Promise<void> {
  doors.out('No scoring is running. Take away whatever starts one every night: it would create the properties again.');
  // An earlier uninstall may have left its export there: nothing must not take its place.
  if (portal !== null && (await portal.mirror.countCompanies()) === 0) {
    doors.out('No company is kept of this portal: there is nothing to export.');
  } else if (portal !== null && (await mayDo(`Export the published values to ${out}?`))) {
    const companies = await writeExport(doors, portal, { format: 'csv', out });
    doors.out(`Exported ${String(companies)} companies to ${out}.`);
  }
  doors.out(usesText(await doors.findPropertyUses()));
  if (await mayDo('Archive the properties of Loyalty Lens on companies, with all their values?')) {
    const archived = await doors.archiveProperties();
    doors.out(`Archived ${String(archived)} properties. An admin can restore them in HubSpot for 90 days.`);
  } else doors.out('The properties stay as they are.');
  if (portal === null) doors.out('Nothing is kept of this portal: there is nothing to erase.');
  else if (await mayDo('Erase everything that is kept of this portal: mirror, scores, history and settings?')) {
    await portal.store.erase();
    doors.out('Erased what was kept of this portal.');
  } else doors.out('What is kept of this portal stays.');
  doors.out('Last, uninstall the app itself in HubSpot, under Connected apps.');
}

function usesText({ uses, unknown }: PropertyUses): string {
  return [
    uses.length === 0
      ? 'No list or workflow that could be read holds a property of Loyalty Lens.'
      : 'These hold a property of Loyalty Lens, and stop working as they do when it is archived:',
    ...uses.map(({ kind, name, properties }) => `  ${kind} "${name}": ${properties.join(', ')}`),
    ...unknown.map((what) => `Not known: ${what}.`),
  ].join('\n');
}
