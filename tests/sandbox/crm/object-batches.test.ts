import { describe, expect, it } from 'vitest';
import { ask, companies, idsOf, messageOf, smallCrm } from './small-crm.ts';

const BATCH = '/crm/objects/2026-09/companies/batch';

function inputs(ids: readonly string[]): readonly { readonly id: string }[] {
  return ids.map((id) => ({ id }));
}

function renames(ids: readonly string[]): unknown {
  return { inputs: ids.map((id) => ({ id, properties: { name: `New name of ${id}` } })) };
}

const THREE = ['1', '2', '3'];
const HUNDRED = companies(100).map((company) => company.id);

describe('reading a batch', () => {
  it('returns the named properties of each record', async () => {
    const crm = smallCrm({ companies: companies(5) });
    const answer = await ask(crm, 'POST', `${BATCH}/read`, { properties: ['name', 'unknown'], inputs: inputs(THREE) });
    expect(answer).toMatchObject({ status: 200, body: { status: 'COMPLETE' } });
    expect(idsOf(answer)).toEqual(THREE);
    expect(answer.body).toHaveProperty('results.1.properties.name', 'Company 2');
    expect(answer.body).not.toHaveProperty('results.1.properties.unknown');
    expect(answer.body).not.toHaveProperty('numErrors');
  });

  it('answers 207 and names the ids that lead to no record, archived ones among them', async () => {
    const crm = smallCrm({ companies: [...companies(1), { id: '8', properties: {}, archived: true }] });
    const answer = await ask(crm, 'POST', `${BATCH}/read`, { inputs: inputs(['1', '8', '9']) });
    expect(answer.status).toBe(207);
    expect(idsOf(answer)).toEqual(['1']);
    expect(answer.body).toMatchObject({
      numErrors: 1,
      errors: [{ status: 'error', category: 'OBJECT_NOT_FOUND', context: { ids: ['8', '9'] } }],
    });
  });

  it('takes a hundred inputs and refuses one more', async () => {
    const crm = smallCrm({ companies: companies(101) });
    expect(await ask(crm, 'POST', `${BATCH}/read`, { inputs: inputs(HUNDRED) })).toMatchObject({ status: 200 });
    const tooMany = await ask(crm, 'POST', `${BATCH}/read`, { inputs: inputs([...HUNDRED, '101']) });
    expect(tooMany.status).toBe(400);
    expect(messageOf(tooMany)).toContain('100');
  });

  it('refuses the whole batch for one id that comes twice, and names it', async () => {
    const crm = smallCrm({ companies: companies(3) });
    const answer = await ask(crm, 'POST', `${BATCH}/read`, { inputs: inputs(['1', '2', '1']) });
    expect(answer).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR', context: { ids: ['1'] } } });
  });

  it('refuses idProperty and a body without inputs', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const byProperty = { idProperty: 'hs_object_id', inputs: inputs(['1']) };
    expect(await ask(crm, 'POST', `${BATCH}/read`, byProperty)).toMatchObject({ status: 400 });
    expect(await ask(crm, 'POST', `${BATCH}/read`, {})).toMatchObject({ status: 400 });
    expect(await ask(crm, 'POST', `${BATCH}/read`, { inputs: [] })).toMatchObject({ status: 400 });
  });
});

describe('updating a batch', () => {
  it('writes every record and returns what was written', async () => {
    const crm = smallCrm({ companies: companies(3) });
    const answer = await ask(crm, 'POST', `${BATCH}/update`, renames(['1', '3']));
    expect(answer.status).toBe(200);
    expect(idsOf(answer)).toEqual(['1', '3']);
    expect(crm.records('companies').map((company) => company.properties.name)).toEqual([
      'New name of 1',
      'Company 2',
      'New name of 3',
    ]);
  });

  it('writes the records that exist and answers 207 for those that do not', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const answer = await ask(crm, 'POST', `${BATCH}/update`, renames(['1', '9']));
    expect(answer).toMatchObject({ status: 207, body: { numErrors: 1, errors: [{ context: { ids: ['9'] } }] } });
    expect(crm.record('companies', '1')?.properties).toHaveProperty('name', 'New name of 1');
  });

  it('writes nothing of a batch with a duplicate id, too many inputs or one value that is not valid', async () => {
    const crm = smallCrm({ companies: companies(101) });
    const before = crm.records('companies');
    const wrongValue = {
      inputs: [
        { id: '1', properties: { name: 'Fine' } },
        { id: '2', properties: { annualrevenue: 'a lot' } },
      ],
    };
    expect(await ask(crm, 'POST', `${BATCH}/update`, renames(['1', '1']))).toMatchObject({ status: 400 });
    expect(await ask(crm, 'POST', `${BATCH}/update`, renames([...HUNDRED, '101']))).toMatchObject({ status: 400 });
    expect(await ask(crm, 'POST', `${BATCH}/update`, wrongValue)).toMatchObject({ status: 400 });
    expect(crm.records('companies')).toEqual(before);
  });

  it('refuses an idProperty', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const answer = await ask(crm, 'POST', `${BATCH}/update`, {
      inputs: [{ id: '1', idProperty: 'hs_object_id', properties: {} }],
    });
    expect(answer.status).toBe(400);
  });
});

describe('creating and archiving a batch', () => {
  it('creates every record under an id of its own', async () => {
    const crm = smallCrm({ companies: companies(1) });
    const answer = await ask(crm, 'POST', `${BATCH}/create`, {
      inputs: [{ properties: { name: 'One' } }, { properties: { name: 'Two' } }],
    });
    expect(answer.status).toBe(201);
    expect(new Set([...idsOf(answer), '1']).size).toBe(3);
    expect(crm.records('companies').map((company) => company.properties.name)).toEqual(['Company 1', 'One', 'Two']);
  });

  it('archives every record that is there', async () => {
    const crm = smallCrm({ companies: companies(3) });
    expect(await ask(crm, 'POST', `${BATCH}/archive`, { inputs: inputs(['1', '3', '9']) })).toMatchObject({
      status: 204,
    });
    expect(crm.records('companies').map((company) => company.id)).toEqual(['2']);
  });
});
