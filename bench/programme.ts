/**
 * `npm run -s bench:programme`: what the loyalty programme adds to a night with every part on, as a share of the CPU that scoring
 * the same customers takes in the same run.
 *
 * Options: --customers N (default 1000), --rounds N (default 9; the least of each counts), --json.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { NOTHING_BEFORE, tellCompany } from '../src/operations/programme/pass/tell-company.ts';
import type { ProgrammePass } from '../src/operations/programme/pass/pass-types.ts';
import { PROGRAMME_PARTS } from '../src/operations/settings/portal-settings.ts';
import { scoreCustomer } from '../src/scoring/score-customer.ts';
import { scoringContext } from '../tests/support/histories.ts';
import { simulateContractPortal } from '../tests/support/simulated-portal.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ customers: whole(1000), rounds: whole(9), json: flag });
const customers = values.customers;
const context = scoringContext('2026-11-21', { policy: { idealLifetimeValue: 15_000 } });
const pass: ProgrammePass = {
  ...{ context, currency: 'EUR', parts: new Set(PROGRAMME_PARTS), isIdle: false },
  ...{ floors: { spend: 10_000, lifetimeValue: 10_000 }, profile: null, goals: [], asks: new Map() },
};
const histories = simulateContractPortal({
  ...{ customers, seed: 3, renewalWithoutMeeting: 0.7, renewalWithMeeting: 0.95 },
});
const scores = histories.map((history) => ({ history, result: scoreCustomer(history, context) }));

function microsecondsOf(work: () => void): number {
  const rounds = Array.from({ length: values.rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...rounds) / customers;
}

const scoring = microsecondsOf(() => {
  for (const history of histories) scoreCustomer(history, context);
});
const telling = microsecondsOf(() => {
  for (const { history, result } of scores) tellCompany(pass, NOTHING_BEFORE, history, result);
});
const figures = { customers, scoring, telling, share: telling / scoring };
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else {
  const table = plainTable(['what', 'microseconds of CPU a customer'], ['microseconds of CPU a customer']);
  table.push(['scoring', scoring.toFixed(1)], ['the programme, every part on', telling.toFixed(1)]);
  process.stdout.write(`${table.toString()}\nThe programme takes ${figures.share.toFixed(2)} of what scoring takes.\n`);
}
