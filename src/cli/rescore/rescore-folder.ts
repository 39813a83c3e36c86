import { rescorePortal } from '../../operations/rescore-portal.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors.ts';
import { openPortal } from '../open-portal.ts';
import { createProgress } from '../progress.ts';
import { keepFiles } from './keep-files.ts';
import type { RescoreOptions } from './rescore-options.ts';
import { failedSentence, summarizeFolder, summaryText, writtenSentence } from './rescore-summary.ts';

/** A rehearsal on a copy of a folder of CSV files: all in memory, and nothing is kept but what --policy names. */
export async function rescoreFolder(doors: CommandDoors, options: RescoreOptions): Promise<void> {
  const { portal, context } = await openPortal(doors, options);
  const progress = createProgress(doors);
  const report = await rescorePortal(portal.records, context, portal.portal, doors.now, {
    dryRun: options.dryRun === true,
    progress: progress.show,
  }).finally(progress.stop);
  const summary = summarizeFolder(report);
  if (options.json === true) doors.out(JSON.stringify(summary, null, 2));
  else {
    const written =
      options.dryRun === true
        ? 'Nothing was written (--dry-run).'
        : `${writtenSentence(summary)}\nThis was a rehearsal on a copy of the folder, which is gone now; the folder is as it was.`;
    doors.out(summaryText(summary, written));
  }
  if (summary.failed < summary.companies) {
    const { context: used, idealFixed } = report;
    await keepFiles(doors, { context: used, isIdealFixed: idealFixed, currency: portal.portal.currency }, options);
  }
  if (summary.failed > 0) throw new CommandFailure(failedSentence(summary));
}
