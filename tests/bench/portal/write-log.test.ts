import { describe, expect, it } from 'vitest';
import { readStanding, differencesOf, digestOf } from '../../../bench/portal/standing.ts';
import { watchWrites } from '../../../bench/portal/write-log.ts';
import { createCrm, type SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';
import { inProcessTransport } from '../../../sandbox/sandbox-portal.ts';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';

const COMPANY = '1000000001';

async function openCrm(): Promise<{ readonly crm: SandboxCrm; readonly write: (score: string) => Promise<unknown> }> {
  const crm = createCrm(uniformPortal({ companies: 2 }).data, { token: 'token' });
  const transport = inProcessTransport(crm, 'token');
  await provision(createHubSpotClient(transport, { limits: null }), 'apply');
  const write = (score: string): Promise<unknown> =>
    transport.send({
      method: 'PATCH',
      path: `/crm/objects/2026-09/companies/${COMPANY}`,
      body: { properties: { loyalty_score: score } },
    });
  return { crm, write };
}

describe('the log of what the app writes', () => {
  it('does not mind the same value written twice, and tells two different ones', async () => {
    const { crm, write } = await openCrm();
    const log = watchWrites(crm);
    await write('70');
    await write('70');
    expect(log.count()).toBe(1);
    expect(log.takeTwice()).toEqual([]);
    await write('71');
    expect(log.takeTwice()).toEqual([]);
    await write('72');
    await write('71');
    expect(log.takeTwice()).toEqual([`company ${COMPANY}: loyalty_score = 72, then 71`]);
  });

  it('leaves out what people type', async () => {
    const { crm } = await openCrm();
    const log = watchWrites(crm);
    for (const score of ['1', '2']) crm.setProperties('companies', COMPANY, { loyalty_score: score });
    expect(log.takeTwice()).toEqual([]);
  });
});

describe('what stands on the companies', () => {
  it('differs where a value of the app differs, and only there', async () => {
    const { crm, write } = await openCrm();
    const before = readStanding(crm);
    crm.setProperties('companies', COMPANY, { city: 'Bonn' });
    expect(differencesOf(before, readStanding(crm))).toEqual([]);
    await write('70');
    const after = readStanding(crm);
    expect(differencesOf(before, after)).toEqual([COMPANY]);
    expect(digestOf(after)).not.toBe(digestOf(before));
    expect(differencesOf(before, readStanding(crm, new Set(['loyalty_score'])))).toEqual([]);
  });
});
