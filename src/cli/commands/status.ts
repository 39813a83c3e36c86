import type { Command } from 'commander';
import { readPortalStatus, type PortalStatus } from '../../operations/rescore/portal-status.ts';
import type { DailyUse } from '../../operations/call-budget.ts';
import type { Run } from '../../operations/ports/run-store.ts';
import { runReportSchema } from '../text/run-report.ts';
import { countText } from '../../scoring/count-text.ts';
import { companiesText } from '../text/companies-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withKeptPortal } from '../portal/kept-portal.ts';
import { plainTable } from '../text/table.ts';

/** `loyalty status`: what ran, how old the mirror is, what is stuck, and what is scored with. Changes nothing. */
export function registerStatus(program: Command, doors: CommandDoors): void {
  program
    .command('status')
    .description('show the last runs, the mirror, the calls of today, and what is stuck')
    .option('--json', 'print JSON')
    .action(async (options: { readonly json?: boolean }) => {
      await withKeptPortal(doors, async (portal) => {
        const status = await readPortalStatus(portal.store);
        const calls = await portal.readCallsOfDay();
        if (options.json === true) doors.out(JSON.stringify({ ...status, callsToday: calls }, null, 2));
        else if (isNothingKept(status)) doors.out([GONE, callsSentence(calls)].join('\n'));
        else doors.out(statusText(status, calls, doors.now()));
      });
    });
}

const GONE =
  'Nothing is kept of this portal: it was never scored from this store, or it was uninstalled and everything erased. loyalty rescore begins anew, and creates the properties in HubSpot again.';

function isNothingKept({ runs, records, policy, model }: PortalStatus): boolean {
  return runs.length === 0 && Object.keys(records).length === 0 && policy === null && model === null;
}

function statusText(status: PortalStatus, calls: DailyUse | null, now: Date): string {
  const { runs, mirroredAt, records, outgoing, refused, policy, model } = status;
  const held = Object.entries(records).map(([kind, count]) => `${kind.replace('_', ' ')} ${String(count)}`);
  const mirror =
    mirroredAt === null
      ? 'The mirror was never brought up to date.'
      : `The mirror is ${ageText(now.getTime() - mirroredAt.getTime())} old (${mirroredAt.toISOString()}): ${held.length === 0 ? 'no records' : held.join(', ')}.`;
  return [
    runsTable(runs),
    mirror,
    callsSentence(calls),
    ...coverageLines(runs),
    refused === 0
      ? 'HubSpot refused no score.'
      : `HubSpot refused the scores of ${companiesText(refused)}: loyalty rescore --refused lists them.`,
    ...(outgoing === 0 ? [] : [outgoingSentence(status)]),
    model === null ? 'No model is kept yet.' : `Model ${model.id}.`,
    policy === null
      ? 'No policy is kept yet.'
      : `Policy version ${String(policy.version)}, set by ${policy.setBy} on ${policy.setAt.toISOString()} (${policy.why}).`,
  ].join('\n');
}

function outgoingSentence({ outgoing, isYesAwaited }: Pick<PortalStatus, 'outgoing' | 'isYesAwaited'>): string {
  return isYesAwaited
    ? `${countText(outgoing, 'score waits', 'scores wait')} for a yes, since many segments would change: look at them with loyalty rescore --dry-run. loyalty rescore --yes sends them, within a day of that run; any other rescore scores anew.`
    : `${countText(outgoing, 'score is', 'scores are')} put out and not yet sent: the next loyalty rescore sends them first or scores anew.`;
}

function runsTable(runs: readonly Run[]): string {
  if (runs.length === 0) return 'No run yet.';
  const table = plainTable(
    ['Started', 'Kind', 'State', 'Companies', 'Written', 'Failed', 'Calls', 'Seconds'],
    ['Companies', 'Written', 'Failed', 'Calls', 'Seconds'],
  );
  for (const run of runs) {
    const report = runReportSchema.parse(run.report);
    table.push([
      run.startedAt.toISOString(),
      report.isDryRun ? `${run.kind} (dry run)` : run.kind,
      report.endedBy === null ? run.state : `${run.state}: ${report.endedBy}`,
      String(report.scored.companies),
      String(report.sent.written + (report.earlier?.written ?? 0)),
      String(report.sent.failed),
      String(report.calls),
      run.finishedAt === null ? '--' : String(Math.round((run.finishedAt.getTime() - run.startedAt.getTime()) / 1000)),
    ]);
  }
  return table.toString();
}

/** From the last run over all companies. */
function coverageLines(runs: readonly Run[]): readonly string[] {
  const whole = runs.find(({ kind, state }) => kind !== 'companies' && state === 'done');
  if (whole === undefined) return [];
  const { customers, coverage } = runReportSchema.parse(whole.report).scored;
  if (customers === 0) return [];
  const of = (count: number, total: number): string => `${String(count)} of ${String(total)}`;
  return [
    `Logging: nothing in twelve months for ${of(coverage.nothingLogged, customers)} customers; contact not measurable for ${of(coverage.notMeasurable, customers)}; on one person for ${of(coverage.singleThreaded, coverage.threadsKnown)} where it can be told.`,
  ];
}

function callsSentence(calls: DailyUse | null): string {
  if (calls === null) return 'Calls of today are not counted.';
  const limit = calls.limit === null ? '' : ` of ${String(calls.limit)}`;
  return `HubSpot calls of today, as far as known: ${String(calls.used)}${limit}.`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ageText(milliseconds: number): string {
  if (milliseconds < HOUR) return `${String(Math.max(0, Math.floor(milliseconds / MINUTE)))} minutes`;
  return milliseconds < 2 * DAY
    ? `${String(Math.floor(milliseconds / HOUR))} hours`
    : `${String(Math.floor(milliseconds / DAY))} days`;
}
