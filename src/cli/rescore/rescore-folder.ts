import { standingAfter } from '../../hubspot/properties/properties-to-send.ts';
import { type NamedRequest, rescorePortal } from '../../operations/rescore-portal.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { openPortal } from '../portal/open-portal.ts';
import { createProgress } from '../text/progress.ts';
import { keepFiles } from './keep-files.ts';
import { plannedTeller } from './planned-changes.ts';
import type { RescoreOptions } from './rescore-options.ts';
import { failedSentence, summarizeFolder, summaryText, writtenSentence } from './rescore-summary.ts';

/** Told as for an account; what differs too little to be written is left out here too. */
function plannedOf(doors: CommandDoors, { json }: RescoreOptions): (request: NamedRequest) => void {
  const tell = plannedTeller(doors.out, json === true);
  return ({ companyId, name, before, after }) => {
    const standing = standingAfter(before, after);
    if (standing !== null) tell({ companyId, name, before, after: standing, cause: null });
  };
}

/** A rehearsal on a copy of a folder of CSV files: all in memory, and nothing is kept but what --policy names. */
export async function rescoreFolder(doors: CommandDoors, options: RescoreOptions): Promise<void> {
  const { portal, context } = await openPortal(doors, options);
  const progress = createProgress(doors);
  const report = await rescorePortal(portal.records, context, portal.portal, doors.now, {
    ...(options.dryRun === true ? { dryRun: plannedOf(doors, options) } : {}),
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
