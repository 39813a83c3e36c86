import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ask, messageOf, smallCrm } from './small-crm.ts';
import type { Answer } from './small-crm.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';

const PROPERTIES = '/crm/properties/2026-09/companies';

async function crmWithProperties(): Promise<SandboxCrm> {
  const crm = smallCrm({ companies: [{ id: '1', properties: { name: 'Acme' } }] });
  const base = { groupName: 'companyinformation', label: 'Label' };
  const options = [
    { label: 'Ideal', value: 'ideal', hidden: false },
    { label: 'Not a fit now', value: 'non_ideal', hidden: false },
  ];
  for (const property of [
    { ...base, name: 'segment', type: 'enumeration', fieldType: 'select', options },
    { ...base, name: 'segments', type: 'enumeration', fieldType: 'checkbox', options },
    { ...base, name: 'score', type: 'number', fieldType: 'number' },
    { ...base, name: 'renewal_date', type: 'date', fieldType: 'date' },
    { ...base, name: 'scored_at', type: 'datetime', fieldType: 'date' },
    { ...base, name: 'auto_renew', type: 'bool', fieldType: 'booleancheckbox' },
  ]) {
    expect(await ask(crm, 'POST', PROPERTIES, property)).toMatchObject({ status: 201 });
  }
  return crm;
}

async function write(properties: Readonly<Record<string, unknown>>): Promise<Answer> {
  const crm = await crmWithProperties();
  return ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', { properties });
}

const listInMessage = z.array(
  z.object({ isValid: z.literal(false), message: z.string(), error: z.string(), name: z.string() }),
);

/** HubSpot puts a JSON array into its message. */
function problemsOf(answer: Answer): z.infer<typeof listInMessage> {
  const message = messageOf(answer);
  const prefix = 'Property values were not valid: ';
  expect(message.startsWith(prefix)).toBe(true);
  return listInMessage.parse(JSON.parse(message.slice(prefix.length)));
}

describe('a value that HubSpot takes', () => {
  it.each([
    ['segment', 'ideal', 'ideal'],
    ['segments', 'ideal;non_ideal', 'ideal;non_ideal'],
    ['score', '68.5', '68.5'],
    ['score', '-3e2', '-3e2'],
    ['renewal_date', '2027-02-28', '2027-02-28'],
    ['renewal_date', '1803772800000', '2027-02-28'],
    ['scored_at', '2026-11-21T10:20:30Z', '2026-11-21T10:20:30Z'],
    ['scored_at', '1795256430000', '2026-11-21T10:20:30.000Z'],
    ['auto_renew', 'true', 'true'],
    ['segment', '', null],
    ['score', null, null],
  ])('%s: %s is read back as %s', async (name, value, readBack) => {
    const crm = await crmWithProperties();
    const answer = await ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', { properties: { [name]: value } });
    expect(answer.status).toBe(200);
    const read = await ask(crm, 'GET', `/crm/objects/2026-09/companies/1?properties=${name}`);
    expect(read.body).toHaveProperty(`properties.${name}`, readBack);
  });
});

describe('a value that HubSpot refuses', () => {
  it.each([
    ['an unknown property', 'no_such_property', 'x', 'PROPERTY_DOESNT_EXIST'],
    ['an option that is not defined', 'segment', 'perfect', 'INVALID_OPTION'],
    ['an option in another case', 'segment', 'Ideal', 'INVALID_OPTION'],
    ['one of several options that is not defined', 'segments', 'ideal;perfect', 'INVALID_OPTION'],
    ['several options where one is to be chosen', 'segment', 'ideal;non_ideal', 'INVALID_OPTION'],
    ['words for a number', 'score', 'high', 'INVALID_NUMBER'],
    ['a number with a thousands separator', 'score', '1,000', 'INVALID_NUMBER'],
    ['a number that is not finite', 'score', 'Infinity', 'INVALID_NUMBER'],
    ['milliseconds for a date that are not midnight', 'renewal_date', '1803772800001', 'INVALID_DATE'],
    ['a date that the calendar does not have', 'renewal_date', '2027-02-29', 'INVALID_DATE'],
    ['a date written the American way', 'renewal_date', '02/28/2027', 'INVALID_DATE'],
    ['words for an instant', 'scored_at', 'yesterday', 'INVALID_DATE'],
    ['yes for true', 'auto_renew', 'yes', 'INVALID_OPTION'],
    ['a value that HubSpot sets', 'hs_object_id', '2', 'READ_ONLY_VALUE'],
  ])('%s', async (_what, name, value, error) => {
    const answer = await write({ [name]: value });
    expect(answer).toMatchObject({ status: 400, body: { status: 'error', category: 'VALIDATION_ERROR' } });
    expect(problemsOf(answer)).toMatchObject([{ name, error }]);
  });

  it('names every problem of a record, and the options that are allowed', async () => {
    const problems = problemsOf(await write({ segment: 'perfect', score: 'high', name: 'Fine' }));
    expect(problems.map((problem) => problem.name)).toEqual(['segment', 'score']);
    expect(problems[0]?.message).toMatch(/^perfect was not one of the allowed options: .*"ideal".*"non_ideal"/);
  });

  it.each([
    ['a number', 5],
    ['a truth value', true],
    ['a list', ['ideal']],
  ])('%s in place of text', async (_what, value) => {
    const answer = await write({ name: value });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain('Invalid input JSON');
  });

  it('a body that is not JSON', async () => {
    const crm = smallCrm({ companies: [{ id: '1', properties: {} }] });
    const answer = await crm.handle(
      new Request('https://api.hubapi.com/crm/objects/2026-09/companies/1', {
        method: 'PATCH',
        headers: { Authorization: 'Bearer pat' },
        body: '{"properties":',
      }),
    );
    expect(answer.status).toBe(400);
  });
});
