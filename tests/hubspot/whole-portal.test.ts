import { describe, expect, it } from 'vitest';
import { generatePortal } from '../../sandbox/portal/generate-portal.ts';
import { importCsvFolder } from '../../sandbox/portal/import-csv.ts';
import { openInProcess } from './support/in-process.ts';
import { createHubSpotCustomerRecords } from '../../src/hubspot/hubspot-customer-records.ts';
import { provision } from '../../src/hubspot/properties/provision.ts';
import type { CompanyReading, CustomerRecords } from '../../src/operations/ports.ts';
import { findData } from '../support/data-folder.ts';

async function readAll(records: CustomerRecords): Promise<readonly CompanyReading[]> {
  const all: CompanyReading[] = [];
  for await (const batch of records.readCompanies()) all.push(...batch);
  return all;
}

describe('a generated portal', () => {
  it('is read company by company just as it is read in batches, with every kind of record in it', async () => {
    const client = openInProcess(generatePortal({ companies: 60 }).data);
    await provision(client, 'apply');
    const records = createHubSpotCustomerRecords(client);
    const all = await readAll(records);
    expect(all).toHaveLength(60);
    for (const reading of all) expect(await records.readCompany(reading.history.companyId)).toEqual(reading);
    const histories = all.map(({ history }) => history);
    const kinds = new Set(histories.flatMap(({ activities }) => activities.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['call', 'email', 'meeting', 'message', 'note', 'task']);
    expect(histories.some(({ referred }) => referred.length > 0)).toBe(true);
    expect(histories.some(({ deals }) => deals.some(({ termMonths }) => termMonths !== null))).toBe(true);
    expect(histories.some(({ activities }) => activities.some(({ automated }) => automated === 'sequence'))).toBe(true);
  });
});

const gcloud = findData('gcloud-portal');

describe.skipIf(gcloud === null)('a real portal of 89 customers', () => {
  it('is read without losing a deal or a budget', async () => {
    const source = await importCsvFolder(gcloud ?? '');
    const client = openInProcess(source.data);
    await provision(client, 'apply');
    const all = await readAll(createHubSpotCustomerRecords(client));
    const won = all.flatMap(({ history }) => history.deals.filter(({ outcome }) => outcome === 'won'));
    expect(won).toHaveLength(178);
    expect(all.filter(({ history }) => history.deals.length > 0)).toHaveLength(89);
    expect(all.filter(({ history }) => history.entered.budget !== null)).toHaveLength(85);
    expect(all.flatMap(({ history }) => history.skipped)).toEqual([]);
  });
});
