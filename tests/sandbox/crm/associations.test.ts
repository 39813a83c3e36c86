import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { CrmObjectType } from '../../../sandbox/crm/crm-data.ts';
import { ask, companies, numbered, smallCrm } from './small-crm.ts';
import type { Answer } from './small-crm.ts';

const API = '/crm/associations/2026-09';

const batch = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: z.string() }),
      to: z.array(
        z.object({
          toObjectId: z.string(),
          associationTypes: z.array(
            z.object({ category: z.string(), typeId: z.number(), label: z.string().nullable() }),
          ),
        }),
      ),
      paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
    }),
  ),
});

function resultsOf(answer: Answer): z.infer<typeof batch>['results'] {
  return batch.parse(answer.body).results;
}

describe('the kinds of association', () => {
  it.each<[from: CrmObjectType, to: CrmObjectType, there: number, back: number]>([
    ['deals', 'companies', 341, 342],
    ['contacts', 'companies', 279, 280],
    ['deals', 'contacts', 3, 4],
    ['tickets', 'companies', 339, 340],
    ['calls', 'companies', 182, 181],
    ['meetings', 'deals', 212, 211],
    ['emails', 'contacts', 198, 197],
    ['communications', 'companies', 87, 88],
  ])('%s and %s know each other as %i and %i', async (from, to, there, back) => {
    const crm = smallCrm({ [from]: [{ id: '1', properties: {} }], [to]: [{ id: '2', properties: {} }] }, [
      { from: { type: from, id: '1' }, to: { type: to, id: '2' } },
    ]);
    const forward = await ask(crm, 'POST', `${API}/${from}/${to}/batch/read`, { inputs: [{ id: '1' }] });
    expect(resultsOf(forward)[0]?.to).toEqual([
      { toObjectId: '2', associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: there, label: null }] },
    ]);
    const backward = await ask(crm, 'POST', `${API}/${to}/${from}/batch/read`, { inputs: [{ id: '2' }] });
    expect(resultsOf(backward)[0]?.to[0]?.associationTypes[0]?.typeId).toBe(back);
  });

  it.each<[from: CrmObjectType, there: number, back: number]>([
    ['deals', 5, 6],
    ['contacts', 1, 2],
    ['tickets', 26, 25],
  ])('a primary company of %s is primary and plain at once, from both sides', async (from, there, back) => {
    const crm = smallCrm({ [from]: [{ id: '1', properties: {} }], companies: companies(1) }, [
      { from: { type: from, id: '1' }, to: { type: 'companies', id: '1' }, primary: true },
    ]);
    const forward = await ask(crm, 'POST', `${API}/${from}/companies/batch/read`, { inputs: [{ id: '1' }] });
    expect(resultsOf(forward)[0]?.to[0]?.associationTypes).toMatchObject([
      { typeId: there, label: 'Primary' },
      { label: null },
    ]);
    const backward = await ask(crm, 'POST', `${API}/companies/${from}/batch/read`, { inputs: [{ id: '1' }] });
    expect(resultsOf(backward)[0]?.to[0]?.associationTypes).toMatchObject([
      { typeId: back, label: 'Primary' },
      { label: null },
    ]);
  });

  it('refuses data with an association that HubSpot does not have', () => {
    expect(() => smallCrm({}, [{ from: { type: 'line_items', id: '1' }, to: { type: 'tasks', id: '2' } }])).toThrow(
      /line_items and tasks/,
    );
  });
});

describe('reading associations by batch', () => {
  const deals = numbered(250, () => ({}), 1001);
  const crm = smallCrm(
    { companies: companies(3), deals },
    deals.map((deal) => ({
      from: { type: 'deals', id: deal.id },
      to: { type: 'companies', id: deal.id === '1001' ? '2' : '1' },
    })),
  );

  it('answers 207 for a record without any, which is no failure of the others', async () => {
    const answer = await ask(crm, 'POST', `${API}/companies/deals/batch/read`, { inputs: [{ id: '2' }, { id: '3' }] });
    expect(answer.status).toBe(207);
    expect(resultsOf(answer).map((result) => result.from.id)).toEqual(['2']);
    expect(answer.body).toMatchObject({
      numErrors: 1,
      errors: [
        {
          category: 'OBJECT_NOT_FOUND',
          subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
          context: { fromObjectId: ['3'], fromObjectType: ['company'], toObjectType: ['deal'] },
        },
      ],
    });
  });

  it('pages each record by itself, and returns every associated record once', async () => {
    const seen: string[] = [];
    const pages: number[] = [];
    let after: string | undefined;
    do {
      const input = after === undefined ? { id: '1' } : { id: '1', after };
      const answer = await ask(crm, 'POST', `${API}/companies/deals/batch/read`, { inputs: [input, { id: '2' }] });
      const [first] = resultsOf(answer).filter((result) => result.from.id === '1');
      pages.push(first?.to.length ?? 0);
      seen.push(...(first?.to ?? []).map((link) => link.toObjectId));
      after = first?.paging?.next.after;
    } while (after !== undefined);
    expect(pages).toEqual([100, 100, 49]);
    expect(seen).toEqual(deals.slice(1).map((deal) => deal.id));
  });

  it('takes a thousand inputs and refuses one more', async () => {
    const inputs = Array.from({ length: 1001 }, (_, index) => ({ id: String(index + 1) }));
    const path = `${API}/companies/deals/batch/read`;
    expect(await ask(crm, 'POST', path, { inputs: inputs.slice(0, 1000) })).toMatchObject({ status: 207 });
    expect(await ask(crm, 'POST', path, { inputs })).toMatchObject({ status: 400 });
  });
});

describe('changing associations', () => {
  const records = { companies: companies(2), deals: numbered(2, () => ({}), 11) };
  const primary = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 5 }];

  it('associates records in the way asked for and in the plain way', async () => {
    const crm = smallCrm(records);
    const answer = await ask(crm, 'POST', `${API}/deals/companies/batch/create`, {
      inputs: [{ from: { id: '11' }, to: { id: '1' }, types: primary }],
    });
    expect(answer).toMatchObject({ status: 201, body: { results: [{ fromObjectId: '11', toObjectId: '1' }] } });
    const read = await ask(crm, 'POST', `${API}/deals/companies/batch/read`, { inputs: [{ id: '11' }] });
    expect(resultsOf(read)[0]?.to[0]?.associationTypes.map((type) => type.typeId)).toEqual([5, 341]);
  });

  it('keeps one primary company: a new one leaves the old one associated in the plain way', async () => {
    const crm = smallCrm(records);
    for (const id of ['1', '2']) {
      await ask(crm, 'POST', `${API}/deals/companies/batch/create`, {
        inputs: [{ from: { id: '11' }, to: { id }, types: primary }],
      });
    }
    const read = await ask(crm, 'POST', `${API}/deals/companies/batch/read`, { inputs: [{ id: '11' }] });
    const types = resultsOf(read)[0]?.to.map((link) => [link.toObjectId, link.associationTypes.map((t) => t.typeId)]);
    expect(types).toEqual([
      ['1', [341]],
      ['2', [5, 341]],
    ]);
  });

  it('lets a company be the primary one of many deals', async () => {
    const crm = smallCrm(records);
    await ask(crm, 'POST', `${API}/companies/deals/batch/create`, {
      inputs: ['11', '12'].map((id) => ({
        from: { id: '1' },
        to: { id },
        types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 6 }],
      })),
    });
    const read = await ask(crm, 'POST', `${API}/companies/deals/batch/read`, { inputs: [{ id: '1' }] });
    expect(resultsOf(read)[0]?.to.map((link) => link.associationTypes[0]?.typeId)).toEqual([6, 6]);
  });

  it('associates in the plain way by default, and answers 207 for a record that does not exist', async () => {
    const crm = smallCrm(records);
    const answer = await ask(crm, 'POST', `${API}/deals/companies/batch/associate/default`, {
      inputs: [
        { from: { id: '11' }, to: { id: '1' } },
        { from: { id: '11' }, to: { id: '9' } },
      ],
    });
    expect(answer).toMatchObject({ status: 207, body: { numErrors: 1 } });
    expect(crm.associatedIds('deals', '11', 'companies')).toEqual(['1']);
  });

  it('removes associations from both sides', async () => {
    const crm = smallCrm(records, [{ from: { type: 'deals', id: '11' }, to: { type: 'companies', id: '1' } }]);
    const answer = await ask(crm, 'POST', `${API}/companies/deals/batch/archive`, {
      inputs: [{ from: { id: '1' }, to: [{ id: '11' }] }],
    });
    expect(answer.status).toBe(204);
    expect(crm.associatedIds('deals', '11', 'companies')).toEqual([]);
    expect(crm.associatedIds('companies', '1', 'deals')).toEqual([]);
  });

  it('does not bump the day of modification of the records', async () => {
    const crm = smallCrm(records);
    const before = crm.record('deals', '11')?.updatedAt;
    await ask(crm, 'POST', `${API}/deals/companies/batch/create`, {
      inputs: [{ from: { id: '11' }, to: { id: '1' }, types: primary }],
    });
    expect(crm.record('deals', '11')?.updatedAt).toBe(before);
  });

  it('refuses a type of association that leads elsewhere, and more inputs than allowed', async () => {
    const crm = smallCrm(records);
    const wrong = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
    const path = `${API}/deals/companies/batch/create`;
    const input = { from: { id: '11' }, to: { id: '1' }, types: wrong };
    expect(await ask(crm, 'POST', path, { inputs: [input] })).toMatchObject({ status: 400 });
    const many = Array.from({ length: 2001 }, () => ({ ...input, types: primary }));
    expect(await ask(crm, 'POST', path, { inputs: many })).toMatchObject({ status: 400 });
    const archive = Array.from({ length: 101 }, () => ({ from: { id: '11' }, to: [{ id: '1' }] }));
    expect(await ask(crm, 'POST', `${API}/deals/companies/batch/archive`, { inputs: archive })).toMatchObject({
      status: 400,
    });
  });
});

describe('labels', () => {
  const labels = z.object({
    results: z.array(z.object({ category: z.string(), typeId: z.number(), label: z.string().nullable() })),
  });
  const path = `${API}/companies/companies/labels`;

  it('are created in pairs, listed, and used under both names', async () => {
    const crm = smallCrm({ companies: companies(2) });
    const created = await ask(crm, 'POST', path, {
      label: 'Referred by',
      name: 'referred_by',
      inverseLabel: 'Referred',
    });
    const [referredBy, referred] = labels.parse(created.body).results;
    expect(referredBy).toMatchObject({ category: 'USER_DEFINED', label: 'Referred by' });
    expect(referred).toMatchObject({ category: 'USER_DEFINED', label: 'Referred' });
    const listed = labels.parse((await ask(crm, 'GET', path)).body).results;
    expect(listed).toEqual(expect.arrayContaining([referredBy, referred]));

    await ask(crm, 'POST', `${API}/companies/companies/batch/create`, {
      inputs: [
        {
          from: { id: '1' },
          to: { id: '2' },
          types: [{ associationCategory: 'USER_DEFINED', associationTypeId: referredBy?.typeId }],
        },
      ],
    });
    const read = await ask(crm, 'POST', `${API}/companies/companies/batch/read`, {
      inputs: [{ id: '1' }, { id: '2' }],
    });
    const seen = resultsOf(read).map((result) => result.to[0]?.associationTypes.map((type) => type.label));
    expect(seen).toEqual([
      ['Referred by', null],
      ['Referred', null],
    ]);
  });

  it('cannot be created twice', async () => {
    const crm = smallCrm();
    const label = { label: 'Referred by', name: 'referred_by', inverseLabel: 'Referred' };
    await ask(crm, 'POST', path, label);
    expect(await ask(crm, 'POST', path, label)).toMatchObject({ status: 400 });
  });

  it('come from the data too, and are then listed like any other', async () => {
    const crm = smallCrm({ companies: companies(2) }, [
      { from: { type: 'companies', id: '1' }, to: { type: 'companies', id: '2' }, label: 'Referred by' },
    ]);
    const listed = labels.parse((await ask(crm, 'GET', path)).body).results.map((type) => type.label);
    expect(listed).toEqual(expect.arrayContaining(['Referred by', 'Referred', 'Parent Company', 'Child Company']));
    const read = await ask(crm, 'POST', `${API}/companies/companies/batch/read`, { inputs: [{ id: '2' }] });
    expect(resultsOf(read)[0]?.to[0]?.associationTypes[0]?.label).toBe('Referred');
  });

  it('can be taken off while the records stay associated', async () => {
    const crm = smallCrm({ companies: companies(2) }, [
      { from: { type: 'companies', id: '1' }, to: { type: 'companies', id: '2' }, label: 'Partner' },
    ]);
    const [partner] = labels
      .parse((await ask(crm, 'GET', path)).body)
      .results.filter((type) => type.label === 'Partner');
    await ask(crm, 'POST', `${API}/companies/companies/batch/labels/archive`, {
      inputs: [
        {
          from: { id: '1' },
          to: { id: '2' },
          types: [{ associationCategory: 'USER_DEFINED', associationTypeId: partner?.typeId }],
        },
      ],
    });
    const read = await ask(crm, 'POST', `${API}/companies/companies/batch/read`, { inputs: [{ id: '2' }] });
    expect(resultsOf(read)[0]?.to).toEqual([
      { toObjectId: '1', associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 450, label: null }] },
    ]);
  });
});
