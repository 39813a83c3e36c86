/**
 * `npm run -s bench:calls`: counts the API calls of the card, of a refresh and of a first `rescore` on generated portals.
 *
 * Options: --companies N,M,… (default 240,2000), --json.
 */
import { generatePortal } from '../sandbox/portal/generate-portal.ts';
import { openSandboxPortal } from '../sandbox/sandbox-portal.ts';
import { plainTable } from '../src/cli/text/table.ts';
import { createHubSpotCustomerRecords } from '../src/hubspot/hubspot-customer-records.ts';
import type { CallCounts } from '../src/hubspot/client/limits/call-meter.ts';
import { withPolicyId } from '../src/operations/parse-policy.ts';
import { refreshCustomer } from '../src/operations/refresh-customer.ts';
import { rescorePortal } from '../src/operations/rescore-portal.ts';
import { parseIsoDay } from '../src/scoring/day.ts';
import { SEED_MODEL } from '../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../src/scoring/policy.ts';
import { flag, readOptions, wholes } from './read-options.ts';

const values = readOptions({ companies: wholes([240, 2000]), json: flag });

interface CallReport {
  readonly companies: number;
  readonly records: number;
  readonly firstRescore: number;
  readonly secondRescore: number;
  readonly refreshMedian: number;
  readonly refreshMost: number;
}

const reports: CallReport[] = [];
for (const companies of values.companies) reports.push(await countCalls(companies));

if (values.json) {
  process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
} else {
  const table = plainTable([
    'Companies',
    'Records',
    'First rescore',
    'Again, nothing new',
    'Refresh of one: median',
    'most',
  ]);
  for (const report of reports) table.push(Object.values(report).map(String));
  process.stdout.write(`${table.toString()}\n`);
}

async function countCalls(companies: number): Promise<CallReport> {
  const source = generatePortal({ companies });
  const { client, now } = await openSandboxPortal(source);
  const records = createHubSpotCustomerRecords(client);
  const portal = await records.readPortal();
  const start = { asOf: parseIsoDay(source.asOf) ?? 0, policy: withPolicyId(DEFAULT_POLICY), model: SEED_MODEL };
  const counted = async <T>(work: () => Promise<T>): Promise<{ readonly calls: number; readonly result: T }> => {
    const before: CallCounts = client.countCalls();
    const result = await work();
    return { calls: client.countCalls().total - before.total, result };
  };
  const first = await counted(() => rescorePortal(records, start, portal, now));
  const second = await counted(() => rescorePortal(records, first.result.context, portal, now));
  const refreshes: number[] = [];
  for (const { id } of source.data.records.companies.slice(0, 100)) {
    refreshes.push((await counted(() => refreshCustomer(records, id, first.result.context, portal, now()))).calls);
  }
  refreshes.sort((one, other) => one - other);
  return {
    companies,
    records: Object.values(source.data.records).reduce((sum, list) => sum + list.length, 0),
    firstRescore: first.calls,
    secondRescore: second.calls,
    refreshMedian: refreshes[Math.floor(refreshes.length / 2)] ?? 0,
    refreshMost: refreshes.at(-1) ?? 0,
  };
}
