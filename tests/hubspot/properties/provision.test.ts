import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createHubSpotClient, type HubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { PROPERTY_DEFINITIONS } from '../../../src/hubspot/properties/property-definitions.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();
const COMPANIES = '/crm/properties/2026-09/companies';

/** What an admin does on HubSpot's screens. */
function change(client: HubSpotClient, method: 'POST' | 'PATCH', path: string, body: unknown): Promise<unknown> {
  return client.call({ kind: 'properties', operation: 'change', method, path, body }, z.unknown());
}

describe('provision', () => {
  it('makes the group, every property and the label "Referred by"', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    const report = await provision(client, 'apply');
    expect(report.changes).toHaveLength(PROPERTY_DEFINITIONS.length + 2);
    expect(report).toMatchObject({ kept: [], problems: [], properties: PROPERTY_DEFINITIONS.length });
    for (const { name, label, type, options } of PROPERTY_DEFINITIONS) {
      const made = crm.property('companies', name);
      expect(made).toMatchObject({ label, type, groupName: 'loyalty_lens' });
      expect(made?.options.map(({ value }) => value)).toEqual(options.map(({ value }) => value));
    }
    const { results } = await client.call(
      { kind: 'other', operation: 'look', method: 'GET', path: '/crm/associations/2026-09/companies/companies/labels' },
      z.object({ results: z.array(z.object({ label: z.string().nullable() })) }),
    );
    expect(results.map(({ label }) => label)).toEqual(expect.arrayContaining(['Referred by', 'Referred']));
  });

  it('changes nothing the second time', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    await provision(client, 'apply');
    crm.calls.reset();
    const report = await provision(client, 'apply');
    expect(report).toMatchObject({ changes: [], kept: [], problems: [] });
    expect(crm.calls.log.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('only looks in check mode, and reports as drift what is missing', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    const report = await provision(client, 'check');
    expect(report.changes).toHaveLength(PROPERTY_DEFINITIONS.length + 2);
    expect(crm.calls.log.every(({ method }) => method === 'GET')).toBe(true);
    await provision(client, 'apply');
    expect(await provision(client, 'check')).toMatchObject({ changes: [], problems: [] });
  });

  it('leaves label, description and the names of options as an admin changed them, and says so', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    await provision(client, 'apply');
    const options = crm.property('companies', 'loyalty_risk')?.options ?? [];
    await change(client, 'PATCH', `${COMPANIES}/loyalty_risk`, {
      label: 'Kundenrisiko',
      description: 'Wie wahrscheinlich wir sie verlieren.',
      options: options.map((option) => (option.value === 'low' ? { ...option, label: 'Gering' } : option)),
    });
    const report = await provision(client, 'apply');
    expect(report.changes).toEqual([]);
    expect(report.kept).toEqual([
      { property: 'loyalty_risk', change: 'label is "Kundenrisiko"' },
      { property: 'loyalty_risk', change: 'description was changed' },
      { property: 'loyalty_risk', change: 'option low is called "Gering"' },
    ]);
    expect(await provision(client, 'check')).toMatchObject({ changes: [], problems: [] });
    expect(crm.property('companies', 'loyalty_risk')?.label).toBe('Kundenrisiko');
  });

  it('adds the options that are missing and keeps those that an admin added', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    await provision(client, 'apply');
    await change(client, 'PATCH', `${COMPANIES}/loyalty_sentiment`, {
      options: [
        { value: 'bad', label: 'Bad', displayOrder: 0, hidden: false },
        { value: 'angry', label: 'Angry', displayOrder: 1, hidden: true },
      ],
    });
    const report = await provision(client, 'apply');
    expect(report.changes).toEqual([{ kind: 'options', name: 'loyalty_sentiment', options: ['good', 'mixed'] }]);
    expect(crm.property('companies', 'loyalty_sentiment')?.options).toMatchObject([
      { value: 'bad', label: 'Bad' },
      { value: 'angry', label: 'Angry', hidden: true },
      { value: 'good', label: 'Good' },
      { value: 'mixed', label: 'Mixed' },
    ]);
  });

  it('renames an option that still has the label of an earlier version, and leaves what an admin called it', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    await provision(client, 'apply');
    const labels = () => crm.property('companies', 'loyalty_value_tier')?.options.map(({ label }) => label);
    const relabel = (value: string, name: string) =>
      change(client, 'PATCH', `${COMPANIES}/loyalty_value_tier`, {
        options: crm
          .property('companies', 'loyalty_value_tier')
          ?.options.map((option) => (option.value === value ? { ...option, label: name } : option)),
      });
    await relabel('top_20', 'Top 20 %');
    await relabel('middle', 'Mitte');
    const report = await provision(client, 'apply');
    expect(report.changes).toEqual([{ kind: 'options', name: 'loyalty_value_tier', options: ['top_20'] }]);
    expect(report.kept).toEqual([{ property: 'loyalty_value_tier', change: 'option middle is called "Mitte"' }]);
    expect(labels()).toEqual(['Top 5 %', 'Next 15 %', 'Mitte', 'Rest']);
    expect((await provision(client, 'check')).changes).toEqual([]);
  });

  it('reports a property of another type as a problem and does not touch it', async () => {
    const { client, crm } = open(new CrmBuilder().build());
    await change(client, 'POST', COMPANIES, {
      name: 'loyalty_score',
      label: 'Our old score',
      type: 'string',
      fieldType: 'text',
      groupName: 'companyinformation',
    });
    const report = await provision(client, 'apply');
    expect(report.problems).toMatchObject([{ property: 'loyalty_score' }]);
    expect(report.problems[0]?.problem).toContain('has type string and has to have type number');
    expect(crm.property('companies', 'loyalty_score')).toMatchObject({ type: 'string', label: 'Our old score' });
  });

  it('reports a property that HubSpot did not make', async () => {
    const labels = [{ category: 'USER_DEFINED', typeId: 7, label: 'Referred by' }];
    const client = createHubSpotClient({
      send({ method, path, body }) {
        const created =
          z.object({ inputs: z.array(z.object({ name: z.string() })) }).safeParse(body).data?.inputs ?? [];
        if (method === 'POST' && created.length > 0) {
          const json = { results: created.filter(({ name }) => name !== 'loyalty_risk'), numErrors: 1, errors: [{}] };
          return Promise.resolve({ status: 207, headers: {}, json });
        }
        return Promise.resolve({ status: 200, headers: {}, json: { results: path.endsWith('/labels') ? labels : [] } });
      },
    });
    const report = await provision(client, 'apply');
    expect(report.problems.map(({ property }) => property)).toEqual(['loyalty_risk']);
    expect(report.changes.filter(({ kind }) => kind === 'property')).toHaveLength(PROPERTY_DEFINITIONS.length - 1);
  });

  it('says that the permission is missing where it is', async () => {
    const { client } = open(new CrmBuilder().build(), {
      misbehaviour: [{ kind: 'missing_scope', objectType: 'schemas', action: 'write' }],
    });
    await expect(provision(client, 'apply')).rejects.toMatchObject({ code: 'missing_scope' });
  });
});
