import type { Command } from 'commander';
import { scoreAll } from '../../operations/rescore-portal.ts';
import { toScoreJson } from '../../operations/describe/to-score-json.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { ScoreResult } from '../../scoring/types.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, OpenPortal } from '../doors/doors.ts';
import { openPortal, readEveryCompany, withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { showContactStatus, showCustomerStatus, showReason, showRisk, showSegment } from '../text/show-value.ts';
import { plainTable, shownName } from '../text/table.ts';

/** `loyalty score`: scores a portal, or one company of it, and prints the result; nothing is written. */
export function registerScore(program: Command, doors: CommandDoors): void {
  withPortalOptions(
    program.command('score').description('score every company, or one, and print the result; writes nothing'),
  )
    .option('--company <id>', 'only this company')
    .action(async (options: PortalOptions & { readonly company?: string }) => {
      const { portal, context: start } = await openPortal(doors, options);
      // One company too is scored with what all of them teach.
      const { results, context } = scoreAll(await readEveryCompany(doors, portal, options), start);
      if (options.company === undefined) {
        doors.out(options.json === true ? toJson(results.map(toScoreJson)) : scoreText(results, portal, context));
        return;
      }
      const result = results.find(({ companyId }) => companyId === options.company);
      if (result === undefined) throw new CommandFailure(unknownCompany(options.company, results.length, options.data));
      doors.out(options.json === true ? toJson(toScoreJson(result)) : scoreText([result], portal, context));
    });
}

function unknownCompany(id: string, read: number, data: string | undefined): string {
  const place = data === undefined ? 'HubSpot' : 'companies.csv';
  return `There is no company ${id} among the ${String(read)} read. Look its Record ID up in ${place}.`;
}

const NUMBERS = ['Loyalty', 'Lifetime value', 'Now a year', 'Gap'];

function scoreText(results: readonly ScoreResult[], { portal }: OpenPortal, { asOf, model }: ScoringContext): string {
  if (results.length === 0) return 'There are no companies yet: nothing to score.';
  const money = moneyFormat(portal.currency);
  const table = plainTable(
    [
      'Company',
      'Name',
      'Status',
      'Segment',
      'Loyalty',
      'Risk',
      'Lifetime value',
      'Now a year',
      'Gap',
      'Renewal',
      'Contact',
    ],
    NUMBERS,
  );
  for (const result of results) {
    const head = [result.companyId, shownName(result.name), showCustomerStatus(result.status)];
    const contact = showContactStatus(result.contact.status);
    table.push(
      result.kind === 'not_scored'
        ? [...head, { content: showReason(result.reason), colSpan: 7, hAlign: 'left' }, contact]
        : [
            ...head,
            // A person's word counts, and is told from ours.
            `${showSegment(result.segment)}${result.override === null ? '' : ' (set by a person)'}`,
            `${String(Math.round(result.loyalty * 100))} in 100`,
            showRisk(result.risk),
            money(result.lifetimeValue),
            money(result.currentAnnualValue),
            result.valueGap === null ? '--' : money(result.valueGap),
            result.renewal === null ? '--' : formatIsoDay(result.renewal.dueOn),
            contact,
          ],
    );
  }
  const facts = `As of ${formatIsoDay(asOf)}; amounts in ${portal.currency}; model ${model.id}.`;
  return [table.toString(), facts, ...skippedLines(results)].join('\n');
}

/** Nothing that was left out goes unsaid: how much it is, and where to see each. */
function skippedLines(results: readonly ScoreResult[]): readonly string[] {
  const skipped = results.flatMap((result) => result.skipped);
  const [first] = skipped;
  if (first === undefined) return [];
  const count = skipped.length === 1 ? '1 record was' : `${String(skipped.length)} records were`;
  return [
    `${count} not used (--json lists each with its reason); the first: ${first.kind} ${first.record}, ${first.reason}.`,
  ];
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
