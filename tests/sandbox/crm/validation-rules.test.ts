import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../sandbox/crm/misbehaviour.ts';
import { ask, idsOf, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';

function renames(ids: readonly string[]): unknown {
  return { inputs: ids.map((id) => ({ id, properties: { name: 'Renamed' } })) };
}

describe('a validation rule of the account', () => {
  const rule: Rule = {
    kind: 'validation_rule',
    objectType: 'companies',
    requires: 'industry',
    when: { property: 'country', value: 'DE' },
  };
  const records = {
    companies: [
      { id: '1', properties: { name: 'One', country: 'DE' } },
      { id: '2', properties: { name: 'Two', country: 'FR' } },
      { id: '3', properties: { name: 'Three', country: 'DE', industry: 'INSURANCE' } },
    ],
  };

  it('refuses the records that break it and writes the others', async () => {
    const crm = smallCrm(records, [], { misbehaviour: [rule] });
    const answer = await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['1', '2', '3']));
    expect(answer).toMatchObject({
      status: 207,
      body: {
        numErrors: 1,
        errors: [
          {
            category: 'VALIDATION_ERROR',
            context: { ids: ['1'] },
            errors: [{ code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY', context: { propertyName: ['industry'] } }],
          },
        ],
      },
    });
    expect(idsOf(answer)).toEqual(['2', '3']);
  });

  it('can refuse the whole batch for one record', async () => {
    const crm = smallCrm(records, [], { misbehaviour: [{ ...rule, refusesBatch: true }] });
    const answer = await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['2', '1']));
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY' }] },
    });
    expect(crm.record('companies', '2')?.properties).toHaveProperty('name', 'Two');
    expect((await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['2', '3']))).status).toBe(200);
  });

  it('refuses one record with 400, takes it once the value comes along, and asks it of new records', async () => {
    const crm = smallCrm(records, [], { misbehaviour: [rule] });
    expect((await ask(crm, 'PATCH', `${COMPANIES}/1`, { properties: { name: 'x' } })).status).toBe(400);
    const complete = { properties: { name: 'x', industry: 'RETAIL' } };
    expect((await ask(crm, 'PATCH', `${COMPANIES}/1`, complete)).status).toBe(200);
    const created = await ask(crm, 'POST', COMPANIES, { properties: { name: 'New', country: 'DE' } });
    expect(created).toMatchObject({ status: 400, body: { errors: [{ code: 'MISSING_REQUIRED_PROPERTY' }] } });
  });

  it('can hold for named records only', async () => {
    const named: Rule = { kind: 'validation_rule', objectType: 'companies', requires: 'domain', ids: ['2'] };
    const crm = smallCrm(records, [], { misbehaviour: [named] });
    const answer = await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['1', '2']));
    expect(answer).toMatchObject({ status: 207, body: { errors: [{ context: { ids: ['2'] } }] } });
  });
});
