import { describe, expect, it } from 'vitest';
import { ask, companies, idsOf, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const DEALS = '/crm/objects/2026-09/deals';

describe('writing one record', () => {
  it('changes what is sent, keeps the rest and bumps the day of modification', async () => {
    const now = new Date('2026-11-20T10:00:00Z');
    const crm = smallCrm({ companies: [{ id: '1', properties: { name: 'Acme', city: 'Ulm' } }] }, [], {
      now: () => now,
    });
    const answer = await ask(crm, 'PATCH', `${COMPANIES}/1`, { properties: { name: 'Acme AG' } });
    expect(answer).toMatchObject({
      status: 200,
      body: { id: '1', properties: { name: 'Acme AG', hs_lastmodifieddate: '2026-11-20T10:00:00.000Z' } },
    });
    expect(crm.record('companies', '1')?.properties).toEqual({ name: 'Acme AG', city: 'Ulm' });
  });

  it('does not change the data that it was made of', async () => {
    const given = companies(1);
    const crm = smallCrm({ companies: given });
    await ask(crm, 'PATCH', `${COMPANIES}/1`, { properties: { name: 'Other' } });
    expect(given[0]?.properties).toEqual({ name: 'Company 1' });
  });

  it('clears a value by an empty text or null', async () => {
    const crm = smallCrm({ companies: [{ id: '1', properties: { name: 'Acme', city: 'Ulm', country: 'DE' } }] });
    await ask(crm, 'PATCH', `${COMPANIES}/1`, { properties: { city: '', country: null } });
    const answer = await ask(crm, 'GET', `${COMPANIES}/1?properties=city,country`);
    expect(answer.body).toMatchObject({ properties: { city: null, country: null } });
  });

  it('creates a record under a new id, associated as asked', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const answer = await ask(crm, 'POST', DEALS, {
      properties: { dealname: 'New', pipeline: 'default', dealstage: 'offer' },
      associations: [{ to: { id: '1' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 5 }] }],
    });
    expect(answer.status).toBe(201);
    const [deal] = crm.records('deals');
    expect(deal?.properties).toMatchObject({ dealname: 'New' });
    expect(crm.associatedIds('companies', '1', 'deals')).toEqual([deal?.id]);
  });

  it('creates nothing where an association is of a kind or to a record that does not exist', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const create = (id: string, associationTypeId: number): Promise<{ status: number }> =>
      ask(crm, 'POST', DEALS, {
        properties: { dealname: 'New' },
        associations: [{ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] }],
      });
    expect((await create('1', 9999)).status).toBe(400);
    expect((await create('2', 5)).status).toBe(400);
    expect(crm.records('deals')).toEqual([]);
  });

  it('archives a record, which then leaves reads, lists and the associations of others', async () => {
    const crm = smallCrm({ companies: companies(1), deals: [{ id: '5', properties: {} }] }, [
      { from: { type: 'deals', id: '5' }, to: { type: 'companies', id: '1' } },
    ]);
    expect(await ask(crm, 'DELETE', `${DEALS}/5`)).toMatchObject({ status: 204, body: null });
    expect(await ask(crm, 'DELETE', `${DEALS}/5`)).toMatchObject({ status: 204 });
    expect(await ask(crm, 'GET', `${DEALS}/5`)).toMatchObject({ status: 404 });
    expect(idsOf(await ask(crm, 'GET', DEALS))).toEqual([]);
    expect(crm.associatedIds('companies', '1', 'deals')).toEqual([]);
  });

  it('refuses to write feedback, which the API only reads', async () => {
    const crm = smallCrm({ feedback_submissions: [{ id: '1', properties: {} }] });
    const answer = await ask(crm, 'PATCH', '/crm/objects/2026-09/feedback_submissions/1', { properties: {} });
    expect(answer.status).toBe(405);
  });
});

describe('the token', () => {
  it('must be there, as a bearer token', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const answer = await crm.handle(new Request(`https://api.hubapi.com${COMPANIES}/1`));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ status: 'error', category: 'INVALID_AUTHENTICATION' });
  });

  it('must be the one that the sandbox was given', async () => {
    const crm = smallCrm({ companies: companies(1) }, [], { token: 'pat-other' });
    expect(await ask(crm, 'GET', `${COMPANIES}/1`)).toMatchObject({ status: 401 });
  });
});
