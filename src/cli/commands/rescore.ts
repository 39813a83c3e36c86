import type { Command } from 'commander';
import type { PublishOutcome } from '../../operations/ports.ts';
import { isScored, rescorePortal, type RescoreReport } from '../../operations/rescore-portal.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors.ts';
import { openPortal, policyFileOf, withPortalOptions, type PortalOptions } from '../open-portal.ts';
import { modelFileBeside, writeModelFile } from '../model-file.ts';
import { writePolicyFile } from '../policy-file.ts';
import { createProgress } from '../progress.ts';
import { moneyFormat } from '../show-money.ts';
import { showSegment } from '../show-value.ts';

interface RescoreOptions extends PortalOptions {
  readonly dryRun?: boolean;
}

/** `loyalty rescore`: reads, scores and writes back every company. */
export function registerRescore(program: Command, doors: CommandDoors): void {
  withPortalOptions(program.command('rescore').description('read, score and write back every company of the portal'))
    .option('--dry-run', 'score, and write nothing')
    .action(async (options: RescoreOptions) => {
      const { portal, context } = await openPortal(doors, options);
      const progress = createProgress(doors);
      const report = await rescorePortal(portal.records, context, portal.portal, doors.now, {
        dryRun: options.dryRun === true,
        progress: progress.show,
      }).finally(progress.stop);
      const summary = summarize(report);
      doors.out(options.json === true ? JSON.stringify(summary, null, 2) : summaryText(summary, options));
      // Where not one score arrived there is nothing that the policy and the model must agree with.
      if (summary.failed < summary.companies) {
        if (report.idealFixed) await keepPolicy(doors, report, portal.portal.currency, options);
        await keepModel(doors, report, options);
      }
      if (summary.failed > 0) throw new CommandFailure(failedSentence(report.outcomes));
    });
}

/** The Ideal lifetime value is fixed by the first scoring and stays: what it is, and where it is kept, is said. */
async function keepPolicy(
  doors: CommandDoors,
  report: RescoreReport,
  currency: string,
  options: RescoreOptions,
): Promise<void> {
  const { policy } = report.context;
  const amount = policy.idealLifetimeValue ?? 0;
  const shown = `${moneyFormat(currency)(amount)} (60th percentile of the customers that are not lapsed)`;
  const file = policyFileOf(options);
  if (options.dryRun === true || file === null) {
    const how = file === null ? 'name a policy file with --policy' : 'run this without --dry-run';
    doors.err(`The Ideal lifetime value would be fixed at ${shown}. To keep it, ${how}.`);
    return;
  }
  if (!(await writePolicyFile(policy, file))) {
    throw new CommandFailure(
      `The scores stand on an Ideal lifetime value of ${shown}, which could not be kept: ${file} cannot be written. Write "idealLifetimeValue": ${String(amount)} into a policy file and name it with --policy; otherwise the next run fixes another amount.`,
    );
  }
  doors.err(`The Ideal lifetime value is now fixed at ${shown}. Change it in ${file}.`);
}

/** The model is kept for the build and for scoring one company: both must score as the portal was scored. */
async function keepModel(doors: CommandDoors, report: RescoreReport, options: RescoreOptions): Promise<void> {
  const policyFile = policyFileOf(options);
  if (options.dryRun === true || policyFile === null) return;
  const file = modelFileBeside(policyFile);
  if (await writeModelFile(report.context.model, file)) {
    doors.err(`The model ${report.context.model.id} is kept in ${file}.`);
    return;
  }
  throw new CommandFailure(
    `The scores stand on the model ${report.context.model.id}, which could not be kept: ${file} cannot be written. Allow this user to write there and run the command again; until then the card cannot be built with the same model.`,
  );
}

interface RescoreSummary {
  readonly model: string;
  /** Why the portal's own model speaks, or the seed. */
  readonly modelReason: string;
  readonly companies: number;
  readonly customers: number;
  readonly segments: Readonly<Record<string, number>>;
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly failed: number;
  readonly problems: readonly { readonly companyId: string; readonly reason: string }[];
}

const SEGMENTS = ['ideal', 'uncertain', 'non_ideal', 'not_scored'] as const;

function summarize(report: RescoreReport): RescoreSummary {
  const segments: Record<string, number> = {};
  for (const result of report.results) {
    const segment = (isScored(result) ? result.segment : null) ?? 'not_scored';
    segments[segment] = (segments[segment] ?? 0) + 1;
  }
  const count = (wanted: PublishOutcome['result']): number =>
    report.outcomes.filter((outcome) => outcome.result === wanted).length;
  return {
    model: report.context.model.id,
    modelReason: report.fit.reason,
    companies: report.results.length,
    customers: report.results.filter(isScored).length,
    segments,
    written: count('written'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    failed: count('failed'),
    problems: report.outcomes
      .filter((outcome) => outcome.result === 'refused' || outcome.result === 'failed')
      .map(({ companyId, reason }) => ({ companyId, reason: reason ?? 'no reason given' })),
  };
}

const SHOWN_PROBLEMS = 20;

function summaryText(summary: RescoreSummary, { dryRun, data }: RescoreOptions): string {
  const { companies, customers, segments, problems } = summary;
  if (companies === 0) return 'There are no companies yet: nothing to score.';
  const shares = SEGMENTS.flatMap((segment) => {
    const count = segments[segment] ?? 0;
    return count === 0 ? [] : [`${showSegment(segment)} ${String(count)}`];
  });
  const written = `Written ${String(summary.written)}, unchanged ${String(summary.unchanged)}, refused by the portal's own rules ${String(summary.refused)}, failed ${String(summary.failed)}.`;
  const lines = problemLines(problems);
  const left = lines.length - SHOWN_PROBLEMS;
  return [
    `${String(companies)} companies, ${String(customers)} of them customers: ${shares.join(', ')}.`,
    summary.modelReason,
    dryRun === true ? 'Nothing was written (--dry-run).' : written,
    ...lines.slice(0, SHOWN_PROBLEMS),
    ...(left > 0 ? [`  and ${String(left)} more reasons: --json lists every company`] : []),
    ...(data === undefined || dryRun === true
      ? []
      : ['This was a rehearsal on a copy of the folder, which is gone now; the folder is as it was.']),
  ].join('\n');
}

/** One line for each reason, so that what went wrong for all is not said for each. */
function problemLines(problems: RescoreSummary['problems']): readonly string[] {
  const companies = new Map<string, string[]>();
  for (const { companyId, reason } of problems) {
    const alike = companies.get(reason) ?? [];
    companies.set(reason, alike);
    alike.push(companyId);
  }
  return [...companies].map(([reason, [first = '', ...others]]) => {
    const who = others.length === 0 ? 'company' : `${String(others.length + 1)} companies, the first`;
    return `  ${who} ${first}: ${reason}`;
  });
}

function failedSentence(outcomes: readonly PublishOutcome[]): string {
  const failed = outcomes.filter(({ result }) => result === 'failed');
  const reason = (failed[0]?.reason ?? 'no reason given').replace(/\.$/, '');
  return `${String(failed.length)} of ${String(outcomes.length)} companies could not be written; the first: ${reason}. Run the command again later: it sends only what is missing.`;
}
