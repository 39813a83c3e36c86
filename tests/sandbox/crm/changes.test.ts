import { describe, expect, it } from 'vitest';
import type { PropertyChange } from '../../../sandbox/crm/change-feed.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { ask, smallCrm } from './small-crm.ts';

const NOW = new Date('2026-11-20T10:00:00Z');

function listenedCrm(): { readonly crm: SandboxCrm; readonly changes: PropertyChange[]; readonly stop: () => void } {
  const crm = smallCrm({ companies: [{ id: '1', properties: { name: 'Acme', city: 'Ulm' } }] }, [], {
    now: () => NOW,
    appId: '77',
  });
  const changes: PropertyChange[] = [];
  const stop = crm.on('propertyChange', (change) => changes.push(change));
  return { crm, changes, stop };
}

describe('the feed of property changes', () => {
  it('tells what the API changes, with both values, and puts it down to the app', async () => {
    const { crm, changes } = listenedCrm();
    await ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', { properties: { name: 'Acme AG', city: '' } });
    const common = {
      objectType: 'companies',
      objectId: '1',
      occurredAt: NOW.toISOString(),
      source: 'INTEGRATION',
      sourceId: '77',
    };
    expect(changes).toEqual([
      { ...common, propertyName: 'name', previousValue: 'Acme', value: 'Acme AG' },
      { ...common, propertyName: 'city', previousValue: 'Ulm', value: '' },
    ]);
  });

  it('tells what a person changes, and puts it down to the person', () => {
    const { crm, changes } = listenedCrm();
    crm.setProperties('companies', '1', { name: 'Acme SE' }, 'userId:42');
    expect(changes).toMatchObject([{ propertyName: 'name', source: 'CRM_UI', sourceId: 'userId:42' }]);
    expect(crm.record('companies', '1')).toMatchObject({
      properties: { name: 'Acme SE' },
      updatedAt: NOW.toISOString(),
    });
  });

  it('is silent where the value stays the same or the write is refused', async () => {
    const { crm, changes } = listenedCrm();
    await ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', { properties: { name: 'Acme' } });
    await ask(crm, 'PATCH', '/crm/objects/2026-09/companies/1', { properties: { no_such: 'x' } });
    expect(changes).toEqual([]);
  });

  it('ends when the listener asks for it', () => {
    const { crm, changes, stop } = listenedCrm();
    stop();
    crm.setProperties('companies', '1', { name: 'Acme SE' });
    expect(changes).toEqual([]);
  });
});

describe('what a person changes', () => {
  it('is refused where HubSpot would not take it', () => {
    const { crm } = listenedCrm();
    expect(() => {
      crm.setProperties('companies', '9', { name: 'x' });
    }).toThrow(/no record 9/);
    expect(() => {
      crm.setProperties('companies', '1', { no_such: 'x' });
    }).toThrow(/PROPERTY_DOESNT_EXIST/);
  });
});
