/**
 * `npm run -s bench:mirror`: counts the calls of filling a mirror, of a night in which 2 % of the records have changed, and of
 * a night in which a seventh of the portal is read again; for companies with 10 deals, 60 touches and 3 contacts each. Beside
 * them what the naive way takes: every company by itself, as a card reads it, counted on some of them.
 *
 * Options: --companies N (default 1000), --json. The sandbox answers in the same process and without limits: the seconds are its own, too.
 */
import { uniformPortal } from '../sandbox/portal/uniform-portal.ts';
import { plainTable } from '../src/cli/text/table.ts';
import { createHubSpotCustomerRecords } from '../src/hubspot/hubspot-customer-records.ts';
import { searchedTypes } from '../src/hubspot/mirror/mirrored-types.ts';
import { DEFAULT_READING } from '../src/hubspot/records/reading-options.ts';
import type { SyncReport } from '../src/operations/ports/portal-mirror.ts';
import { openMirror } from '../tests/hubspot/mirror/support.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ companies: whole(1000), json: flag });
const companies = values.companies;
const COMPANIES_PER_READING = 500;
const MINUTES_PER_DAY = 24 * 60;
/** So many companies are read by themselves; all of them would take the same for each. */
const READ_BY_THEMSELVES = 20;

const { crm, client, mirror, store, advance } = openMirror(uniformPortal({ companies }).data);
const table = plainTable([
  '',
  'Objects',
  'Search',
  'Associations',
  'Calls in all',
  'Read again',
  'Corrected',
  'Seconds',
]);
advance(MINUTES_PER_DAY);
const fill = await show('First filling', () => mirror.sync());
advance(MINUTES_PER_DAY);
for (const type of searchedTypes(DEFAULT_READING)) {
  const ids = crm.records(type).map(({ id }) => id);
  for (const id of ids.filter((_, index) => index % 50 === 0))
    crm.change({ change: 'update', type, id, properties: {} });
}
advance(1);
const night = await show('Night, 2 % changed', () => mirror.sync());
advance(MINUTES_PER_DAY);
const seventh = await show('Night and a seventh', () => mirror.sync({ antiEntropyPart: 0 }));

const oneByOne = { calls: await countOneByOne() };

if (values.json) process.stdout.write(`${JSON.stringify({ companies, fill, night, seventh, oneByOne })}\n`);
else await tellAll();

/** Calls of reading every company by itself, reckoned from some. */
async function countOneByOne(): Promise<number> {
  const records = createHubSpotCustomerRecords(client);
  const { data } = uniformPortal({ companies: Math.min(companies, READ_BY_THEMSELVES) });
  crm.calls.reset();
  let read = 0;
  for (const { id } of data.records.companies) {
    await records.readCompany(id);
    read += 1;
  }
  return Math.round((crm.calls.total / read) * companies);
}

async function tellAll(): Promise<void> {
  process.stdout.write(`${table.toString()}\n`);
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  process.stdout.write(
    `Filling takes ${share(fill.calls, oneByOne.calls)} of the ${oneByOne.calls} calls that reading company by company would; ` +
      `a night takes ${share(night.calls, fill.calls)} of a filling.\n`,
  );
  const rows = store.all();
  const characters = rows.reduce((sum, { fields, links }) => sum + fields.length + links.length, 0);
  process.stdout.write(`${rows.length} records mirrored, ${Math.round(characters / rows.length)} characters each.\n`);

  const started = performance.now();
  const ids = await mirror.listCompanyIds({ after: null, limit: companies });
  let read = 0;
  for (let start = 0; start < ids.length; start += COMPANIES_PER_READING) {
    read += (await mirror.readCompanies(ids.slice(start, start + COMPANIES_PER_READING))).length;
  }
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${read} companies read from the mirror in ${seconds.toFixed(1)} s, without a call.\n`);
}

async function show(title: string, sync: () => Promise<SyncReport>): Promise<{ readonly calls: number }> {
  crm.calls.reset();
  const begun = performance.now();
  const { antiEntropyCalls, corrected } = await sync();
  const { objects, search, associations } = crm.calls.byBucket;
  const counts = [objects, search, associations, crm.calls.total, antiEntropyCalls, corrected].map(String);
  table.push([title, ...counts, ((performance.now() - begun) / 1000).toFixed(1)]);
  return { calls: crm.calls.total };
}
