import { PUBLISHED_SEGMENTS, type PublishOutcome } from '../../operations/ports.ts';
import type { RefreshOutcome } from '../../operations/rescore/refresh-options.ts';
import type { RefreshReport } from '../../operations/rescore/refresh-report.ts';
import type { SendReport } from '../../operations/rescore/send-outgoing.ts';
import { isScored, type RescoreReport } from '../../operations/rescore-portal.ts';
import { showSegment } from '../text/show-value.ts';
import { companiesText } from '../text/companies-text.ts';

/** What a rescoring came to, the same for an account and for a folder. */
export interface RescoreSummary {
  readonly state: RefreshOutcome['kind'];
  readonly model: string;
  /** Why the portal's own model speaks, or the seed. */
  readonly modelReason: string;
  readonly companies: number;
  readonly customers: number;
  readonly segments: Readonly<Record<string, number>>;
  /** Changes of the segment of customers scored before, by what they come from. */
  readonly segmentChanges: Readonly<Record<string, number>>;
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly gone: number;
  readonly failed: number;
  readonly problems: SendReport['problems'];
  /** Calls of the CRM by the reading of changes and by everything else; null where they were not counted. */
  readonly calls: number | null;
}

export function summarizeRefresh(
  state: RefreshOutcome['kind'],
  { model, modelReason, scored, sent, earlier, calls }: RefreshReport,
): RescoreSummary {
  const sum = (field: 'written' | 'refused' | 'gone' | 'failed'): number => sent[field] + (earlier?.[field] ?? 0);
  const earlierWritten = earlier?.written ?? 0;
  return {
    state,
    model,
    modelReason,
    companies: scored.companies,
    customers: scored.customers,
    segments: scored.segments,
    segmentChanges: scored.segmentChanges,
    written: sum('written'),
    unchanged: Math.max(0, scored.companies - scored.putOut - earlierWritten),
    refused: sum('refused'),
    gone: sum('gone'),
    // What failed first and went through then is written.
    failed: sent.failed,
    problems: sent.problems,
    calls,
  };
}

export function summarizeFolder(report: RescoreReport): RescoreSummary {
  const segments: Record<string, number> = {};
  for (const result of report.results) {
    const segment = (isScored(result) ? result.segment : null) ?? 'not_scored';
    segments[segment] = (segments[segment] ?? 0) + 1;
  }
  const count = (wanted: PublishOutcome['result']): number =>
    report.outcomes.filter((outcome) => outcome.result === wanted).length;
  return {
    state: 'done',
    model: report.context.model.id,
    modelReason: report.fit.reason,
    companies: report.results.length,
    customers: report.results.filter(isScored).length,
    segments,
    segmentChanges: {},
    written: count('written'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    gone: 0,
    failed: count('failed'),
    problems: report.outcomes
      .filter((outcome) => outcome.result === 'refused' || outcome.result === 'failed')
      .map(({ companyId, reason }) => ({ companyId, reason: reason ?? 'no reason given' })),
    calls: null,
  };
}

const SHOWN_PROBLEMS = 20;

/** @param written what became of the scores, in a sentence */
export function summaryText(summary: RescoreSummary, written: string): string {
  const { companies, customers, segments, problems } = summary;
  if (companies === 0) return 'There are no companies yet: nothing to score.';
  const shares = PUBLISHED_SEGMENTS.flatMap((segment) => {
    const count = segments[segment] ?? 0;
    return count === 0 ? [] : [`${showSegment(segment)} ${String(count)}`];
  });
  const lines = problemLines(problems);
  const left = lines.length - SHOWN_PROBLEMS;
  return [
    `${companiesText(companies)}, ${customersText(companies, customers)}: ${shares.join(', ')}.`,
    summary.modelReason,
    written,
    ...lines.slice(0, SHOWN_PROBLEMS),
    ...(left > 0 ? [`  and ${String(left)} more reasons: --json lists every company`] : []),
  ].join('\n');
}

function customersText(companies: number, customers: number): string {
  if (companies === 1) return customers === 1 ? 'a customer' : 'no customer';
  return `${String(customers)} of them ${customers === 1 ? 'a customer' : 'customers'}`;
}

export function writtenSentence({ written, unchanged, refused, gone, failed }: RescoreSummary): string {
  const away = gone === 0 ? '' : `, gone from HubSpot ${String(gone)}`;
  return `Written ${String(written)}, unchanged ${String(unchanged)}, refused by the portal's own rules ${String(refused)}${away}, failed ${String(failed)}.`;
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

export function failedSentence({ failed, companies, problems }: RescoreSummary): string {
  const reason = (problems.at(-1)?.reason ?? 'no reason given').replace(/\.$/, '');
  return `${String(failed)} of ${String(companies)} companies could not be written; the first: ${reason}. Run the command again later: it sends only what is missing.`;
}
