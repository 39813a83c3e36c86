import { openLivePortal } from '../src/accounts/open-live-portal.ts';
import { CommandFailure } from '../src/cli/command-failure.ts';
import type { FolderOptions, OpenPortal } from '../src/cli/doors/doors.ts';
import type { PortalSource } from './crm/crm-data.ts';
import { CsvFolderError, importCsvFolder } from './portal/import-csv.ts';
import { openSandboxPortal } from './sandbox-portal.ts';

/** Reads a folder of CSV files into a portal. @throws {CommandFailure} where the folder is none, or has not what it needs */
export async function readFolder(directory: string, options: FolderOptions): Promise<PortalSource> {
  try {
    return await importCsvFolder(directory, {
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      ...(options.currency === undefined ? {} : { currency: options.currency }),
      ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    });
  } catch (error) {
    if (error instanceof CsvFolderError) throw new CommandFailure(error.message);
    throw error;
  }
}

/** A folder of CSV files as a portal that the commands read through the same adapter as HubSpot's own. */
export async function openFolder(directory: string, options: FolderOptions): Promise<OpenPortal> {
  const source = await readFolder(directory, options);
  const { client, now } = await openSandboxPortal(source);
  const problems = source.problems.map(({ file, line, message }) => `${file}, line ${String(line)}: ${message}`);
  const ownerNames = new Map(
    source.data.owners.map((owner) => [owner.id, `${owner.firstName} ${owner.lastName}`.trim()]),
  );
  return { ...(await openLivePortal(client, now())), ownerNames, problems };
}
