import { describe, expect, it } from 'vitest';
import { findPropertyUses } from '../../../src/hubspot/properties/find-property-uses.ts';
import { createHubSpotClient, type HubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { createFakeClock } from '../support/fake-clock.ts';

type Answer = readonly [status: number, json: unknown];

/** An account that answers by method and path. */
function account(answers: (method: string, path: string, body: unknown) => Answer): HubSpotClient {
  return createHubSpotClient(
    {
      send: ({ method, path, body }) => {
        const [status, json] = answers(method, path, body);
        return Promise.resolve({ status, headers: {}, json });
      },
    },
    { limits: null, clock: createFakeClock() },
  );
}

const list = (listId: string, property: string) => ({
  listId,
  name: `List ${listId}`,
  filterBranch: { filterBranches: [{ filters: [{ filterType: 'PROPERTY', property }] }] },
});

describe('lists and workflows that hold a property', () => {
  it('are named with the properties, on every page', async () => {
    const client = account((_method, path, body) => {
      if (path.startsWith('/crm/v3/lists/search')) {
        const { offset } = body as { readonly offset: number };
        return offset === 0
          ? [200, { lists: [list('1', 'loyalty_risk'), list('2', 'lifecyclestage')], hasMore: true, offset: 100 }]
          : [200, { lists: [list('3', 'loyalty_segment')], hasMore: false, offset: 101 }];
      }
      if (path.endsWith('/flows/8')) return [200, { id: '8', actions: [{ value: '{{ company.loyalty_alert_at }}' }] }];
      if (path.endsWith('/flows/9')) return [200, { id: '9', actions: [{ value: 'loyalty_alert_at_other' }] }];
      return [
        200,
        {
          results: [
            { id: '8', name: 'Alert' },
            { id: '9', name: 'Other' },
          ],
        },
      ];
    });
    expect(await findPropertyUses(client)).toEqual({
      uses: [
        { kind: 'list', name: 'List 1', properties: ['loyalty_risk'] },
        { kind: 'list', name: 'List 3', properties: ['loyalty_segment'] },
        { kind: 'workflow', name: 'Alert', properties: ['loyalty_alert_at'] },
      ],
      unknown: [],
      read: ['list', 'workflow'],
    });
  });

  it('are named as not known where the app may not read them', async () => {
    const client = account((method) => [403, { category: 'MISSING_SCOPES', message: `no ${method}` }]);
    expect(await findPropertyUses(client)).toEqual({
      uses: [],
      unknown: [
        'lists: the app may not read them (scope crm.lists.read)',
        'workflows: the app may not read them (scope automation)',
      ],
      read: [],
    });
  });

  it('are no reason to go on where the account cannot be reached', async () => {
    const client = account(() => [401, {}]);
    await expect(findPropertyUses(client)).rejects.toMatchObject({ code: 'not_authorized' });
  });
});
