import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Command } from 'commander';
import { findRunning } from '../../operations/rescore/run-keeper.ts';
import { CommandFailure } from '../command-failure.ts';
import { countText } from '../../scoring/count-text.ts';
import { companiesText } from '../text/companies-text.ts';
import type { CommandDoors, KeptPortal, PropertyUses } from '../doors/doors.ts';
import { modelFileBeside } from '../portal/model-file.ts';
import { DEFAULT_POLICY_FILE } from '../portal/policy-file.ts';
import { writeExport } from '../text/write-export.ts';

interface UninstallOptions {
  readonly yes?: boolean;
  readonly out: string;
  readonly policy: string;
}

/** `loyalty uninstall`: takes the app's traces away, step by step, each asked for. */
export function registerUninstall(program: Command, doors: CommandDoors): void {
  program
    .command('uninstall')
    .description('export the scores, archive the properties and erase what is kept; asks before each step')
    .option('--yes', 'do not ask')
    .option('--out <file>', 'where the scores are exported to', 'loyalty-export.csv')
    .option('--policy <file>', 'the policy file to take away, and the model beside it', DEFAULT_POLICY_FILE)
    .action(async (options: UninstallOptions) => {
      const portal = await doors.openKept('open');
      const mayDo = async (step: string): Promise<boolean> => options.yes === true || doors.ask(step);
      let isErased = false;
      try {
        if (portal !== null) await refuseWhileRunning(portal);
        isErased = await takeAway(doors, portal, mayDo, options);
      } finally {
        await portal?.close();
      }
      // A store in a folder is opened by one at a time.
      if (portal !== null && isErased) await dropJobs(doors, portal.store.portalId);
      await removeFiles(doors, mayDo, options.policy);
      doors.out(LABEL_STAYS);
      doors.out('Last, uninstall the app itself in HubSpot, under Connected apps.');
    });
}

async function dropJobs(doors: CommandDoors, portalId: string): Promise<void> {
  const opened = await doors.openJobs();
  if (opened === null) return;
  try {
    await opened.jobs.dropPortal(portalId);
  } finally {
    await opened.close();
  }
  doors.out('Dropped the schedules and the jobs of this portal.');
}

async function refuseWhileRunning({ store }: KeptPortal): Promise<void> {
  const running = await findRunning(store.runs);
  if (running === null) return;
  throw new CommandFailure(
    `A scoring is running since ${running.startedAt.toISOString()}. Stop it, and whatever starts it every night, and run this again.`,
  );
}

type MayDo = (step: string) => Promise<boolean>;

/** @returns whether what was kept is erased */
async function takeAway(
  doors: CommandDoors,
  portal: KeptPortal | null,
  mayDo: MayDo,
  { out }: UninstallOptions,
): Promise<boolean> {
  doors.out(
    'No scoring is running. Stop the service first where one runs, every process of it, and take away whatever starts a scoring every night: either would score the account again.',
  );
  // An earlier uninstall may have left its export there: nothing must not take its place.
  if (portal !== null && (await portal.mirror.countCompanies()) === 0) {
    doors.out('No company is kept of this portal: there is nothing to export.');
  } else if (portal !== null && (await mayDo(`Export the published values to ${out}?`))) {
    const companies = await writeExport(doors, portal, { format: 'csv', out });
    doors.out(`Exported ${companiesText(companies)} to ${out}.`);
  }
  doors.out(usesText(await doors.findPropertyUses()));
  if (await mayDo('Archive the properties of Loyalty Lens on companies, with all their values?')) {
    const archived = await doors.archiveProperties();
    doors.out(
      `Archived ${countText(archived, 'property', 'properties')}. An admin can restore them in HubSpot for 90 days.`,
    );
  } else doors.out('The properties stay as they are.');
  if (portal === null) {
    doors.out('Nothing is kept of this portal: there is nothing to erase.');
    return false;
  }
  if (!(await mayDo('Erase everything that is kept of this portal: mirror, scores, history, settings and jobs?'))) {
    doors.out('What is kept of this portal stays.');
    return false;
  }
  await portal.store.erase();
  doors.out('Erased what was kept of this portal.');
  return true;
}

/** From which the card was built and single companies were scored. */
async function removeFiles(doors: CommandDoors, mayDo: MayDo, policy: string): Promise<void> {
  const files = [policy, modelFileBeside(policy)].filter((file) => existsSync(file));
  if (files.length === 0) return;
  const names = files.join(' and ');
  if (await mayDo(`Remove ${names}?`)) {
    for (const file of files) await rm(file);
    doors.out(`Removed ${names}.`);
  } else doors.out(`Left as they are: ${names}.`);
}

const LABEL_STAYS =
  'The association label "Referred by" stays, since people may have entered referrals with it. To remove it with all of them: in HubSpot under Settings, Objects, Companies, Associations.';

function usesText({ uses, unknown, read }: PropertyUses): string {
  const head =
    uses.length > 0
      ? ['These hold a property of Loyalty Lens, and stop working as they do when it is archived:']
      : read.length === 0
        ? ['Whether lists or workflows hold a property of Loyalty Lens could not be found out: look before you go on.']
        : [`No ${read.join(' or ')} that could be read holds a property of Loyalty Lens.`];
  return [
    ...head,
    ...uses.map(({ kind, name, properties }) => `  ${kind} "${name}": ${properties.join(', ')}`),
    ...unknown.map((what) => `Not known: ${what}.`),
  ].join('\n');
}
