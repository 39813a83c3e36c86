import { describe, expect, it } from 'vitest';
import { ask, namesOf, smallCrm } from './small-crm.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';

const API = '/crm/properties/2026-09/companies';

const SEGMENT = {
  name: 'loyalty_segment',
  label: 'Loyalty: segment',
  type: 'enumeration',
  fieldType: 'select',
  groupName: 'loyalty',
  options: [
    { label: 'Ideal', value: 'ideal', displayOrder: 0, hidden: false },
    { label: 'Uncertain', value: 'uncertain', displayOrder: 1, hidden: false },
  ],
};

async function crmWithGroup(): Promise<SandboxCrm> {
  const crm = smallCrm({ companies: [{ id: '1', properties: { name: 'Acme', loyalty_segment: 'ideal' } }] });
  await ask(crm, 'POST', `${API}/groups`, { name: 'loyalty', label: 'Loyalty' });
  return crm;
}

describe('standard properties', () => {
  it('exist for every object type, with the three that HubSpot keeps itself', async () => {
    const crm = smallCrm();
    for (const [type, created, modified] of [
      ['companies', 'createdate', 'hs_lastmodifieddate'],
      ['contacts', 'createdate', 'lastmodifieddate'],
      ['deals', 'createdate', 'hs_lastmodifieddate'],
      ['line_items', 'createdate', 'hs_lastmodifieddate'],
      ['calls', 'hs_createdate', 'hs_lastmodifieddate'],
      ['meetings', 'hs_createdate', 'hs_lastmodifieddate'],
      ['emails', 'hs_createdate', 'hs_lastmodifieddate'],
      ['notes', 'hs_createdate', 'hs_lastmodifieddate'],
      ['tasks', 'hs_createdate', 'hs_lastmodifieddate'],
      ['communications', 'hs_createdate', 'hs_lastmodifieddate'],
      ['tickets', 'createdate', 'hs_lastmodifieddate'],
      ['feedback_submissions', 'hs_createdate', 'hs_lastmodifieddate'],
    ]) {
      const listed = await ask(crm, 'GET', `/crm/properties/2026-09/${String(type)}`);
      expect(namesOf(listed)).toEqual(expect.arrayContaining([created, modified, 'hs_object_id']));
    }
  });

  it('take their options from the account: deal types, pipelines, stages, currencies', async () => {
    const crm = smallCrm({ deals: [{ id: '1', properties: { deal_currency_code: 'USD' } }] });
    const optionsOf = async (name: string): Promise<unknown> =>
      (await ask(crm, 'GET', `/crm/properties/2026-09/deals/${name}`)).body;
    expect(await optionsOf('dealtype')).toMatchObject({
      options: [
        { value: 'newbusiness', label: 'New business' },
        { value: 'existingbusiness', label: 'Existing business' },
      ],
    });
    expect(await optionsOf('pipeline')).toMatchObject({ options: [{ value: 'default' }, { value: 'renewals' }] });
    expect(await optionsOf('dealstage')).toMatchObject({
      options: [{ value: 'offer' }, { value: 'won' }, { value: 'lost' }, { value: 'renewed' }],
    });
    expect(await optionsOf('deal_currency_code')).toMatchObject({ options: [{ value: 'EUR' }, { value: 'USD' }] });
  });

  it('take the industries that the account uses beside those of HubSpot', async () => {
    const crm = smallCrm({ companies: [{ id: '1', properties: { industry: 'Fire and Rescue' } }] });
    const write = (industry: string): Promise<{ status: number }> =>
      ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', { properties: { industry } });
    expect((await write('INSURANCE')).status).toBe(200);
    expect((await write('Fire and Rescue')).status).toBe(200);
    expect((await write('Witchcraft')).status).toBe(400);
  });

  it('can be given more options, but not another type, and cannot be archived', async () => {
    const crm = smallCrm();
    const path = '/crm/properties/2026-09/deals/dealtype';
    const options = [{ label: 'Renewal', value: 'renewal', hidden: false }];
    expect(await ask(crm, 'PATCH', path, { options })).toMatchObject({ status: 200 });
    expect(await ask(crm, 'PATCH', path, { type: 'string' })).toMatchObject({ status: 400 });
    expect(await ask(crm, 'DELETE', path)).toMatchObject({ status: 400 });
  });
});

describe('creating a property', () => {
  it('returns its definition, and shows values that the records held already', async () => {
    const crm = await crmWithGroup();
    const record = '/crm/objects/2026-09/companies/1?properties=loyalty_segment';
    expect((await ask(crm, 'GET', record)).body).not.toHaveProperty('properties.loyalty_segment');
    const created = await ask(crm, 'POST', API, SEGMENT);
    expect(created).toMatchObject({
      status: 201,
      body: { ...SEGMENT, archived: false, modificationMetadata: { archivable: true, readOnlyValue: false } },
    });
    expect((await ask(crm, 'GET', record)).body).toHaveProperty('properties.loyalty_segment', 'ideal');
  });

  it('is refused with 409 where the name is taken', async () => {
    const crm = await crmWithGroup();
    await ask(crm, 'POST', API, SEGMENT);
    expect(await ask(crm, 'POST', API, SEGMENT)).toMatchObject({
      status: 409,
      body: { category: 'OBJECT_ALREADY_EXISTS', subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS' },
    });
    expect(await ask(crm, 'POST', API, { ...SEGMENT, name: 'industry' })).toMatchObject({ status: 409 });
  });

  it.each([
    ['a group that does not exist', { groupName: 'nothing' }],
    ['an enumeration without options', { options: [] }],
    ['two options with one value', { options: [SEGMENT.options[0], SEGMENT.options[0]] }],
    ['an option that does not say whether it is hidden', { options: [{ label: 'Ideal', value: 'ideal' }] }],
    ['a name with capital letters', { name: 'Loyalty_Segment' }],
    ['a type that does not exist', { type: 'currency' }],
    ['a missing label', { label: undefined }],
  ])('is refused with 400 for %s', async (_what, change) => {
    const crm = await crmWithGroup();
    expect(await ask(crm, 'POST', API, { ...SEGMENT, ...change })).toMatchObject({ status: 400 });
    expect(crm.property('companies', 'loyalty_segment')).toBeUndefined();
  });

  it('by batch answers 207 for those that exist and creates the others', async () => {
    const crm = await crmWithGroup();
    await ask(crm, 'POST', API, SEGMENT);
    const score = { ...SEGMENT, name: 'loyalty_score', type: 'number', fieldType: 'number', options: [] };
    const answer = await ask(crm, 'POST', `${API}/batch/create`, { inputs: [SEGMENT, score] });
    expect(answer).toMatchObject({
      status: 207,
      body: { numErrors: 1, errors: [{ category: 'OBJECT_ALREADY_EXISTS', context: { name: ['loyalty_segment'] } }] },
    });
    expect(namesOf(answer)).toEqual(['loyalty_score']);
  });
});

describe('changing a property', () => {
  it('replaces the whole list of options', async () => {
    const crm = await crmWithGroup();
    await ask(crm, 'POST', API, SEGMENT);
    const options = [{ label: 'Too early', value: 'not_scored', displayOrder: 0, hidden: false }];
    await ask(crm, 'PATCH', `${API}/loyalty_segment`, { options });
    const read = await ask(crm, 'GET', `${API}/loyalty_segment`);
    expect(read.body).toMatchObject({ options });
    const write = { properties: { loyalty_segment: 'ideal' } };
    expect(await ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', write)).toMatchObject({ status: 400 });
  });

  it('keeps what is not sent', async () => {
    const crm = await crmWithGroup();
    await ask(crm, 'POST', API, SEGMENT);
    await ask(crm, 'PATCH', `${API}/loyalty_segment`, { label: 'Our segment' });
    expect(crm.property('companies', 'loyalty_segment')).toMatchObject({
      label: 'Our segment',
      options: [{ value: 'ideal' }, { value: 'uncertain' }],
    });
  });

  it('is refused with 404 where there is none', async () => {
    const crm = await crmWithGroup();
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const answer = await ask(crm, method, `${API}/no_such`, method === 'PATCH' ? { label: 'x' } : undefined);
      expect(answer).toMatchObject({ status: 404, body: { category: 'OBJECT_NOT_FOUND' } });
    }
  });
});

describe('archiving a property', () => {
  it('hides it and its values, refuses writes to it, and frees its name', async () => {
    const crm = await crmWithGroup();
    await ask(crm, 'POST', API, SEGMENT);
    expect(await ask(crm, 'DELETE', `${API}/loyalty_segment`)).toMatchObject({ status: 204 });
    expect(await ask(crm, 'GET', `${API}/loyalty_segment`)).toMatchObject({ status: 404 });
    expect(namesOf(await ask(crm, 'GET', `${API}?archived=true`))).toEqual(['loyalty_segment']);
    const write = { properties: { loyalty_segment: 'ideal' } };
    expect(await ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', write)).toMatchObject({ status: 400 });
    expect(await ask(crm, 'POST', API, SEGMENT)).toMatchObject({ status: 201 });
  });

  it('by batch passes over names that do not exist', async () => {
    const crm = await crmWithGroup();
    await ask(crm, 'POST', API, SEGMENT);
    const inputs = [{ name: 'loyalty_segment' }, { name: 'no_such' }];
    expect(await ask(crm, 'POST', `${API}/batch/archive`, { inputs })).toMatchObject({ status: 204 });
    expect(crm.property('companies', 'loyalty_segment')).toBeUndefined();
  });
});

describe('reading properties by batch', () => {
  it('answers 207 for the names that do not exist', async () => {
    const crm = smallCrm();
    const inputs = [{ name: 'name' }, { name: 'no_such' }];
    const answer = await ask(crm, 'POST', `${API}/batch/read`, { archived: false, inputs });
    expect(answer).toMatchObject({ status: 207, body: { numErrors: 1, errors: [{ context: { name: ['no_such'] } }] } });
    expect(namesOf(answer)).toEqual(['name']);
  });
});

describe('property groups', () => {
  it('are created once, listed, renamed, and archived when they are empty', async () => {
    const crm = await crmWithGroup();
    const again = await ask(crm, 'POST', `${API}/groups`, { name: 'loyalty', label: 'Loyalty' });
    expect(again).toMatchObject({ status: 409, body: { category: 'OBJECT_ALREADY_EXISTS' } });
    expect(namesOf(await ask(crm, 'GET', `${API}/groups`))).toEqual(['companyinformation', 'loyalty']);
    await ask(crm, 'PATCH', `${API}/groups/loyalty`, { label: 'Loyalty Lens' });
    expect(await ask(crm, 'GET', `${API}/groups/loyalty`)).toMatchObject({ body: { label: 'Loyalty Lens' } });

    await ask(crm, 'POST', API, SEGMENT);
    expect(await ask(crm, 'DELETE', `${API}/groups/loyalty`)).toMatchObject({ status: 400 });
    await ask(crm, 'DELETE', `${API}/loyalty_segment`);
    expect(await ask(crm, 'DELETE', `${API}/groups/loyalty`)).toMatchObject({ status: 204 });
    expect(await ask(crm, 'GET', `${API}/groups/loyalty`)).toMatchObject({ status: 404 });
  });
});
