import { Option, type Command } from 'commander';
import { companiesText } from '../text/companies-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withKeptPortal } from '../portal/kept-portal.ts';
import { EXPORT_FORMATS, writeExport, type ExportFormat } from '../text/write-export.ts';

/** `loyalty export`: the published values of every company, for a spreadsheet or another program. */
export function registerExport(program: Command, doors: CommandDoors): void {
  program
    .command('export')
    .description('write the published values of every company')
    .addOption(new Option('--format <format>', 'csv or json').choices(EXPORT_FORMATS).default('csv'))
    .option('--out <file>', 'the file to write (default: standard output)')
    .action(async ({ format, out }: { readonly format: ExportFormat; readonly out?: string }) => {
      const companies = await withKeptPortal(doors, (portal) => writeExport(doors, portal, { format, out }));
      if (out !== undefined) doors.err(`${companiesText(companies)} ${companies === 1 ? 'is' : 'are'} in ${out}.`);
    });
}
