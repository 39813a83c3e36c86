import { access, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { PortalSource } from '../crm/crm-data.ts';
import { readDay, writeDay } from './calendar.ts';
import { readCsvTable, type CsvColumns, type CsvTable } from './csv/csv-table.ts';
import { DealLabels } from './csv/deal-labels.ts';
import { COMPANY_COLUMNS, importCompanies } from './csv/import-companies.ts';
import { CONTACT_COLUMNS, importContacts } from './csv/import-contacts.ts';
import { DEAL_COLUMNS, importDeals, isCurrency, mostFrequentCurrency } from './csv/import-deals.ts';
import { ENGAGEMENT_COLUMNS, importEngagements } from './csv/import-engagements.ts';
import { PortalImport } from './csv/portal-import.ts';
import { ProblemList } from './csv/problem-list.ts';
import { ZonedTime } from './csv/zoned-time.ts';

export interface ImportOptions {
  /** Home currency, ISO 4217; default: the one that most deals are in. */
  readonly currency?: string;
  /** IANA name of the zone in which the files' times are; default UTC. */
  readonly timeZone?: string;
  /** `YYYY-MM-DD`; default: the day after the last thing that happened in the files. */
  readonly asOf?: string;
}

/** The folder cannot be read as a portal; the message says what is wrong and what to do. */
export class CsvFolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CsvFolderError';
  }
}

const PORTAL_ID = 148_200_318;
const HOW_TO = 'Name a folder with companies.csv and deals.csv (contacts.csv and engagements.csv may be there too).';

/**
 * Imports a folder of CSV files, as a CRM exports them. Rows that cannot be used are listed with file and line in
 * `problems`; the others count.
 *
 * @throws {CsvFolderError} where the folder or one of the two files it needs is not there, no company can be read, or an option is
 *   wrong
 */
export async function importCsvFolder(directory: string, options: ImportOptions = {}): Promise<PortalSource> {
  checkOptions(options);
  const { timeZone = 'UTC' } = options;
  const time = openTimeZone(timeZone);
  const files = await findFiles(directory);
  const problems = new ProblemList();
  const read = async (path: string | null, columns: CsvColumns): Promise<CsvTable | null> =>
    path === null ? null : readCsvTable(path, columns, problems);

  const companies = await readCsvTable(files.companies, COMPANY_COLUMNS, problems);
  const deals = await readCsvTable(files.deals, DEAL_COLUMNS, problems);
  const contacts = await read(files.contacts, CONTACT_COLUMNS);
  const engagements = await read(files.engagements, ENGAGEMENT_COLUMNS);
  if (companies.rows.length === 0) refuseProblems(problems);

  const portal = new PortalImport(problems, time);
  const labels = new DealLabels();
  const companyCurrency = options.currency ?? mostFrequentCurrency(deals) ?? 'EUR';
  const owners = importCompanies(companies, portal);
  if (contacts !== null) importContacts(contacts, portal);
  importDeals(deals, portal, labels, companyCurrency);
  if (engagements !== null) importEngagements(engagements, portal);

  return {
    data: {
      account: { portalId: PORTAL_ID, companyCurrency, timeZone },
      records: portal.draft.records,
      associations: portal.draft.associations,
      dealPipelines: labels.pipelines,
      dealTypes: labels.types,
      owners,
    },
    asOf: options.asOf ?? dayAfter(time.dayOf(portal.last ?? new Date())),
    title: `Imported from ${basename(resolve(directory))}`,
    problems: problems.problems,
  };
}

/** Without a company, what is wrong is all that there is to say: an answer about nobody would pass for one. */
function refuseProblems({ problems }: ProblemList): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ file, line, message }) => `${file}, line ${String(line)}: ${message}`);
  throw new CsvFolderError([...lines, 'No company could be read: mend what is named above.'].join('\n'));
}

function checkOptions({ currency, asOf }: ImportOptions): void {
  if (currency !== undefined && !isCurrency(currency)) {
    throw new CsvFolderError(`The currency "${currency}" is no code of three capital letters: write it as EUR or GBP.`);
  }
  if (asOf !== undefined && readDay(asOf) === null) {
    throw new CsvFolderError(`The as-of day "${asOf}" is no date: write it as 2026-03-31.`);
  }
}

function openTimeZone(timeZone: string): ZonedTime {
  try {
    return new ZonedTime(timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CsvFolderError(`The time zone "${timeZone}" is not known: write it as Europe/Berlin or UTC.`);
  }
}

interface PortalFiles {
  readonly companies: string;
  readonly deals: string;
  readonly contacts: string | null;
  readonly engagements: string | null;
}

async function findFiles(directory: string): Promise<PortalFiles> {
  const folder = await stat(directory).catch(() => null);
  if (folder === null) throw new CsvFolderError(`There is no folder "${directory}". ${HOW_TO}`);
  if (!folder.isDirectory()) throw new CsvFolderError(`"${directory}" is a file, not a folder. ${HOW_TO}`);
  const find = async (name: string): Promise<string | null> => {
    const path = join(directory, name);
    return access(path).then(
      () => path,
      () => null,
    );
  };
  const companies = await find('companies.csv');
  const deals = await find('deals.csv');
  if (companies === null || deals === null) {
    const missing = [companies === null ? 'companies.csv' : '', deals === null ? 'deals.csv' : ''].filter(Boolean);
    throw new CsvFolderError(`The folder "${directory}" has no ${missing.join(' and no ')}. ${HOW_TO}`);
  }
  return { companies, deals, contacts: await find('contacts.csv'), engagements: await find('engagements.csv') };
}

function dayAfter(day: string): string {
  return writeDay((readDay(day) ?? 0) + 1);
}
