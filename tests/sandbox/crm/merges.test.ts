import { describe, expect, it } from 'vitest';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { ask, idsOf, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';

function crmToMerge(mergeMintsNewId = false): SandboxCrm {
  return smallCrm(
    {
      companies: [
        { id: '1', properties: { name: 'Winner', city: null } },
        { id: '2', properties: { name: 'Loser', city: 'Ulm' } },
      ],
      deals: [
        { id: '10', properties: { dealname: 'Of the winner' } },
        { id: '20', properties: { dealname: 'Of the loser' } },
        { id: '30', properties: { dealname: 'Of both' } },
      ],
    },
    [
      { from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '1' }, primary: true },
      { from: { type: 'deals', id: '20' }, to: { type: 'companies', id: '2' }, primary: true },
      { from: { type: 'deals', id: '30' }, to: { type: 'companies', id: '1' }, primary: true },
      { from: { type: 'deals', id: '30' }, to: { type: 'companies', id: '2' } },
    ],
    { mergeMintsNewId },
  );
}

describe('merging two companies', () => {
  it('keeps the values of the winner and takes those of the loser where it has none', async () => {
    const crm = crmToMerge();
    const answer = await ask(crm, 'POST', `${COMPANIES}/merge`, { primaryObjectId: '1', objectIdToMerge: '2' });
    expect(answer).toMatchObject({ status: 200, body: { id: '1' } });
    expect(crm.record('companies', '1')?.properties).toEqual({
      name: 'Winner',
      city: 'Ulm',
      hs_merged_object_ids: '2',
    });
    expect(idsOf(await ask(crm, 'GET', COMPANIES))).toEqual(['1']);
  });

  it('gives the winner the deals of both, each once, and keeps them primary', async () => {
    const crm = crmToMerge();
    await ask(crm, 'POST', `${COMPANIES}/merge`, { primaryObjectId: '1', objectIdToMerge: '2' });
    expect([...crm.associatedIds('companies', '1', 'deals')].sort()).toEqual(['10', '20', '30']);
    for (const id of ['10', '20', '30']) {
      const deal = await ask(crm, 'GET', `/crm/objects/2026-09/deals/${id}?properties=hs_primary_associated_company`);
      expect(deal.body).toHaveProperty('properties.hs_primary_associated_company', '1');
    }
  });

  it('lets the old id resolve to the winner in reads, batches, associations and writes', async () => {
    const crm = crmToMerge();
    await ask(crm, 'POST', `${COMPANIES}/merge`, { primaryObjectId: '1', objectIdToMerge: '2' });
    expect(await ask(crm, 'GET', `${COMPANIES}/2`)).toMatchObject({ status: 200, body: { id: '1' } });
    const batch = await ask(crm, 'POST', `${COMPANIES}/batch/read`, { inputs: [{ id: '1' }, { id: '2' }] });
    expect(idsOf(batch)).toEqual(['1']);
    const links = await ask(crm, 'POST', '/crm/associations/2026-09/companies/deals/batch/read', {
      inputs: [{ id: '2' }],
    });
    expect(links.body).toHaveProperty('results.0.to.length', 3);
    await ask(crm, 'PATCH', `${COMPANIES}/2`, { properties: { name: 'Renamed' } });
    expect(crm.record('companies', '1')?.properties).toHaveProperty('name', 'Renamed');
  });

  it('can mint a new id to which both old ones resolve', async () => {
    const crm = crmToMerge(true);
    await ask(crm, 'POST', `${COMPANIES}/merge`, { primaryObjectId: '1', objectIdToMerge: '2' });
    const [merged] = crm.records('companies');
    expect(merged?.id).not.toBe('1');
    expect(crm.record('companies', '1')).toEqual(merged);
    expect(crm.record('companies', '2')).toEqual(merged);
    expect(merged?.properties).toMatchObject({ name: 'Winner', city: 'Ulm', hs_merged_object_ids: '2;1' });
    expect(crm.associatedIds('companies', merged?.id ?? '', 'deals')).toHaveLength(3);
  });

  it('refuses a record that does not exist and a merge of a record with itself', async () => {
    const crm = crmToMerge();
    const merge = (primaryObjectId: string, objectIdToMerge: string): Promise<{ status: number }> =>
      ask(crm, 'POST', `${COMPANIES}/merge`, { primaryObjectId, objectIdToMerge });
    expect((await merge('1', '9')).status).toBe(404);
    expect((await merge('1', '1')).status).toBe(400);
  });
});

describe('merging two deals', () => {
  it('keeps the primary company of the winner', async () => {
    const crm = smallCrm(
      {
        companies: [
          { id: '1', properties: {} },
          { id: '2', properties: {} },
        ],
        deals: [
          { id: '10', properties: {} },
          { id: '20', properties: {} },
        ],
      },
      [
        { from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '1' }, primary: true },
        { from: { type: 'deals', id: '20' }, to: { type: 'companies', id: '2' }, primary: true },
      ],
    );
    await ask(crm, 'POST', '/crm/objects/2026-09/deals/merge', { primaryObjectId: '10', objectIdToMerge: '20' });
    const deal = await ask(crm, 'GET', '/crm/objects/2026-09/deals/10?properties=hs_primary_associated_company');
    expect(deal.body).toHaveProperty('properties.hs_primary_associated_company', '1');
    expect(crm.associatedIds('deals', '10', 'companies')).toEqual(['1', '2']);
  });
});
