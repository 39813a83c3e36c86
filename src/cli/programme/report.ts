import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';
import { ACTIVITIES_OPTION, readLedger, readProgrammePortal, type ActivityOptions } from './programme-portal.ts';
import { renderReport } from './report/render-report.ts';
import { reportData, type ReportData } from './report/report-data.ts';
import { LANGUAGES, type Language } from './report/show.ts';

interface ReportOptions extends ScoredPortalOptions, ActivityOptions {
  readonly out?: string;
  readonly language: string;
}

/** `loyalty programme report`: the month in one HTML file that can be sent, printed and kept. */
export function registerProgrammeReport(programme: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    programme.command('report').description('the monthly report as one HTML file that stands alone'),
  )
    .option(...ACTIVITIES_OPTION)
    .option('--out <file>', 'the HTML file to write (needed unless --json)')
    .option('--language <code>', 'en or de', 'en')
    .action(async (options: ReportOptions) => {
      const language = parseLanguage(options.language);
      if (options.out === undefined && options.json !== true)
        throw new CommandFailure('Name the file to write with --out, for instance --out report.html.');
      const ledger = await readLedger(doors, options);
      const data = reportData(await readProgrammePortal(doors, options), ledger);
      if (options.out !== undefined) await writeReport(options.out, renderReport(data, language));
      if (options.json === true) doors.out(JSON.stringify(toView(data), null, 2));
      else doors.out(`Wrote ${String(options.out)}: ${countText(data.portfolio.customers, 'customer', 'customers')}.`);
    });
}

function parseLanguage(text: string): Language {
  const language = LANGUAGES.find((one) => one === text);
  if (language !== undefined) return language;
  throw new CommandFailure(`--language ${text} is not known. Write en or de.`);
}

async function writeReport(file: string, html: string): Promise<void> {
  await writeFile(file, html).catch(() => {
    throw new CommandFailure(`The report cannot be written to ${file}. Name a file in an existing folder with --out.`);
  });
}

/** The sums; what they are made of is what the other commands print. */
function toView({ currency, portfolio, segments, retention, exposure, milestones, candidates, returned }: ReportData) {
  return {
    asOf: retention.asOf,
    ...{ currency, portfolio, segments, retention, returned },
    exposed: exposure.exposed.length,
    milestones: milestones.length,
    askNow: candidates.askNow.length,
  };
}
