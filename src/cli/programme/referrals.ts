import type { Command } from 'commander';
import { askCandidates, type AskCandidate, type AskCandidates } from '../../programme/referrals/ask-candidates.ts';
import { referralBook, type Referrer } from '../../programme/referrals/referral-book.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable, shownName } from '../text/table.ts';
import { ASK_OBJECTION_SENTENCES, ASK_REASON_SENTENCES } from './ask-sentences.ts';
import {
  ACTIVITIES_OPTION,
  NO_CUSTOMERS,
  readLedger,
  readProgrammePortal,
  type ActivityOptions,
} from './programme-portal.ts';

const SHOWN = 15;

/** `loyalty programme referrals`: who referred whom and what it brought, and whom to ask now. */
export function registerReferrals(programme: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    programme
      .command('referrals')
      .description('who referred whom, what it brought, and whom to ask for a referral now'),
  )
    .option(...ACTIVITIES_OPTION)
    .action(async (options: ScoredPortalOptions & ActivityOptions) => {
      const ledger = await readLedger(doors, options);
      const { currency, context, histories, customers } = await readProgrammePortal(doors, options);
      const scores = new Map(customers.map(({ score }) => [score.companyId, score]));
      const referrers = referralBook(histories, scores, context.policy, context.asOf);
      const candidates = askCandidates(customers, ledger, context.policy);
      const asOf = formatIsoDay(context.asOf);
      doors.out(
        options.json === true
          ? JSON.stringify(toView(referrers, candidates, { asOf, currency }), null, 2)
          : candidates.customers === 0
            ? NO_CUSTOMERS
            : [...bookText(referrers, currency), '', ...candidatesText(candidates, currency)].join('\n'),
      );
    });
}

function toView(
  referrers: readonly Referrer[],
  candidates: AskCandidates,
  facts: { readonly asOf: string; readonly currency: string },
) {
  const asked = (one: AskCandidate) => ({
    ...one,
    lastAskedOn: one.lastAskedOn === null ? null : formatIsoDay(one.lastAskedOn),
  });
  return {
    ...facts,
    referrers: referrers.map(({ referred, ...referrer }) => ({
      ...referrer,
      referred: referred.map((company) => ({ ...company, firstPurchaseOn: formatIsoDay(company.firstPurchaseOn) })),
    })),
    candidates: { ...candidates, askNow: candidates.askNow.map(asked), nearly: candidates.nearly.map(asked) },
  };
}

function bookText(referrers: readonly Referrer[], currency: string): readonly string[] {
  if (referrers.length === 0) return ['No referral is on record: associate a customer with who recommended us to it.'];
  const money = moneyFormat(currency);
  const table = plainTable(
    ['Company', 'Name', 'Referred', 'They bought', 'Our margin', 'Expected'],
    ['Referred', 'They bought', 'Our margin', 'Expected'],
  );
  for (const referrer of referrers.slice(0, SHOWN)) {
    table.push([
      referrer.companyId,
      shownName(referrer.name),
      referrer.referred.length,
      money(referrer.revenue),
      money(referrer.margin),
      referrer.expected === null ? '--' : money(referrer.expected),
    ]);
  }
  const margin = referrers.reduce((sum, referrer) => sum + referrer.margin, 0);
  return [
    table.toString(),
    `${countText(referrers.length, 'customer', 'customers')} recommended us; margin ${money(margin)} so far, every purchase counted once.`,
  ];
}

function candidatesText({ askNow, nearly, objections, customers }: AskCandidates, currency: string): readonly string[] {
  const lines = [`Ask now: ${countText(askNow.length, 'customer', 'customers')} of ${String(customers)}.`];
  if (askNow.length > 0) lines.push(candidateTable(askNow, currency));
  else lines.push('What speaks against asking, and for how many customers:', ...objectionLines(objections));
  if (nearly.length > 0)
    lines.push(
      '',
      `One thing speaks against asking ${countText(nearly.length, 'customer', 'customers')}:`,
      candidateTable(nearly, currency),
    );
  const unknown = askNow.filter(({ satisfactionUnknown }) => satisfactionUnknown).length;
  if (unknown > 0)
    lines.push(
      `Of ${String(unknown)} of those to ask now nobody knows whether they are satisfied: no survey, ticket or sentiment.`,
    );
  return lines;
}

function candidateTable(candidates: readonly AskCandidate[], currency: string): string {
  const money = moneyFormat(currency);
  const table = plainTable(['Company', 'Name', 'Lifetime value', 'For it', 'Against it'], ['Lifetime value']);
  for (const { companyId, name, lifetimeValue, reasons, against } of candidates.slice(0, SHOWN)) {
    table.push([
      companyId,
      shownName(name),
      money(lifetimeValue),
      reasons.map((reason) => ASK_REASON_SENTENCES[reason]).join(', ') || '--',
      against.map((objection) => ASK_OBJECTION_SENTENCES[objection]).join(', ') || 'nothing',
    ]);
  }
  const left = candidates.length - SHOWN;
  return left > 0 ? `${table.toString()}\nAnd ${String(left)} more: --json lists every one.` : table.toString();
}

function objectionLines(objections: AskCandidates['objections']): readonly string[] {
  return Object.entries(ASK_OBJECTION_SENTENCES)
    .flatMap(([objection, sentence]) => {
      const count = Object.entries(objections).find(([name]) => name === objection)?.[1] ?? 0;
      return count === 0 ? [] : [{ count, sentence }];
    })
    .toSorted((one, other) => other.count - one.count)
    .map(({ count, sentence }) => `  ${String(count)}: ${sentence}`);
}
