import { describe, expect, it } from 'vitest';
import {
  listAddress,
  readListState,
  SAVED_VIEWS,
  startOfView,
  type ListState,
} from '../../../sandbox/host/pages/companies/list-state.ts';
import { countFilters, toSearchRequest } from '../../../sandbox/host/pages/companies/search-request.ts';
import { PROPERTY_DEFINITIONS } from '../../../src/hubspot/properties/property-definitions.ts';
import { smallCrm } from '../crm/small-crm.ts';

const AS_OF = '2026-11-21';

function state(query: string): ListState {
  return readListState(new URLSearchParams(query));
}

/** A portal with the app's properties and a few companies by name. */
async function portalWith(companies: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const records = Object.entries(companies).map(([name, properties], index) => ({
    id: String(index + 1),
    properties: { name, ...properties },
  }));
  const crm = smallCrm({ companies: records });
  const post = async (path: string, body: unknown): Promise<Response> =>
    crm.handle(
      new Request(`http://crm${path}`, {
        method: 'POST',
        headers: { authorization: 'Bearer any' },
        body: JSON.stringify(body),
      }),
    );
  await post('/crm/properties/2026-09/companies/groups', { name: 'loyalty_lens', label: 'Loyalty Lens' });
  for (const definition of PROPERTY_DEFINITIONS) {
    const options = definition.options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false }));
    const made = await post('/crm/properties/2026-09/companies', { ...definition, options, groupName: 'loyalty_lens' });
    if (made.status >= 300) throw new Error(await made.text());
  }
  return async (query: string): Promise<readonly string[]> => {
    const answer = await post('/crm/objects/2026-09/companies/search', toSearchRequest(state(query), AS_OF));
    const body: unknown = await answer.json();
    if (answer.status !== 200) throw new Error(JSON.stringify(body));
    return (body as { results: { properties: { name: string } }[] }).results.map(({ properties }) => properties.name);
  };
}

describe('the address of a list', () => {
  it('names only what differs from the view', () => {
    for (const view of SAVED_VIEWS) {
      const read = state(new URL(`http://sandbox${listAddress(state(`view=${view.id}`))}`).search);
      expect(read).toEqual(state(`view=${view.id}`));
    }
    expect(listAddress(state(''))).toBe('/companies');
    expect(listAddress(state('view=at-risk&risk=critical'))).toBe('/companies?view=at-risk&risk=critical');
  });

  it('keeps that a filter of the view was taken away', () => {
    const cleared = { ...state('view=ideal'), filters: {} };
    const again = state(new URL(`http://sandbox${listAddress(cleared)}`).search);
    expect(again.filters.segment).toEqual([]);
  });

  it('keeps whose customers are shown when another view is chosen, and nothing else', () => {
    const chosen = state('view=at-risk&owner=501,502&risk=critical&q=water&page=3');
    for (const view of SAVED_VIEWS) {
      const next = state(new URL(`http://sandbox${listAddress(startOfView(view, chosen.filters.owner))}`).search);
      expect(next).toEqual({ ...state(`view=${view.id}`), filters: { ...next.filters, owner: ['501', '502'] } });
      expect({ ...next.filters, owner: [] }).toEqual(state(`view=${view.id}`).filters);
    }
  });

  it('falls back to the first view and page where the address makes no sense', () => {
    expect(state('view=nonsense&page=-3&sort=;drop')).toEqual(state(''));
  });
});

describe('a list as a search of HubSpot', () => {
  it('finds renewals at risk that are due or overdue, and room to grow where a budget is known', async () => {
    const customer = { loyalty_customer_status: 'active', loyalty_risk: 'high' };
    const search = await portalWith({
      Soon: { ...customer, loyalty_renewal_date: '2027-03-21' },
      Later: { ...customer, loyalty_renewal_date: '2027-03-22' },
      Overdue: { ...customer, loyalty_customer_status: 'renewal_overdue', loyalty_renewal_date: '2026-11-01' },
      Lapsed: { ...customer, loyalty_customer_status: 'lapsed', loyalty_renewal_date: '2025-11-01' },
      Small: { loyalty_customer_status: 'active', loyalty_value_gap: '10' },
      Large: { loyalty_customer_status: 'active', loyalty_value_gap: '72000' },
      None: { loyalty_customer_status: 'active', loyalty_value_gap: '0' },
    });
    expect(await search('view=renewals-at-risk')).toEqual(['Overdue', 'Soon']);
    expect(await search('view=growth')).toEqual(['Large', 'Small']);
  });

  it('finds a company that was never scored and one that is called not scored', async () => {
    const search = await portalWith({
      Scored: { loyalty_segment: 'ideal' },
      Said: { loyalty_segment: 'not_scored' },
      Never: {},
    });
    expect(await search('view=not-scored')).toEqual(['Never', 'Said']);
  });

  it('counts the 120 days from the as-of day, both ends included', async () => {
    const search = await portalWith({
      Today: { loyalty_renewal_date: '2026-11-21' },
      Last: { loyalty_renewal_date: '2027-03-21' },
      Beyond: { loyalty_renewal_date: '2027-03-22' },
      Past: { loyalty_renewal_date: '2026-11-20' },
    });
    expect(await search('view=companies&renewal=120&sort=loyalty_renewal_date:up')).toEqual(['Today', 'Last']);
    expect(await search('view=companies&renewal=overdue')).toEqual(['Past']);
  });

  it('finds the renewals that are due together with those overdue, so that those at risk are among them', async () => {
    const search = await portalWith({
      Due: { loyalty_customer_status: 'active', loyalty_risk: 'low', loyalty_renewal_date: '2027-01-21' },
      Overdue: {
        loyalty_customer_status: 'renewal_overdue',
        loyalty_risk: 'critical',
        loyalty_renewal_date: '2026-11-01',
      },
      Lapsed: { loyalty_customer_status: 'lapsed', loyalty_risk: 'critical', loyalty_renewal_date: '2025-11-01' },
    });
    expect(await search('view=renewals')).toEqual(['Overdue', 'Due']);
    expect(await search('view=renewals-at-risk')).toEqual(['Overdue']);
  });

  it('combines view, filters and words of the name', async () => {
    const active = { loyalty_customer_status: 'active', loyalty_risk: 'high', loyalty_value_at_risk: '10' };
    const search = await portalWith({
      'Northern Water': active,
      'Northern Gas': { ...active, loyalty_risk: 'low' },
      'Southern Water': active,
      'Lost Water': { ...active, loyalty_customer_status: 'lapsed' },
    });
    expect(await search('view=at-risk&q=wat')).toEqual(['Northern Water', 'Southern Water']);
    expect(await search('view=at-risk&q=north water')).toEqual(['Northern Water']);
  });

  it('sorts by numbers as numbers', async () => {
    const search = await portalWith({
      Nine: { loyalty_value_at_risk: '9' },
      Ten: { loyalty_value_at_risk: '10' },
    });
    expect(await search('view=companies&sort=loyalty_value_at_risk:down')).toEqual(['Ten', 'Nine']);
  });

  it('stays within what HubSpot takes when six filters are in use and companies are not scored', async () => {
    const search = await portalWith({ One: { loyalty_segment: 'ideal' } });
    const query = 'segment=ideal,not_scored&risk=low&renewal=30&contact=due&tier=rest&status=active';
    expect(countFilters(state(query))).toBe(6);
    await expect(search(query)).resolves.toEqual([]);
  });
});
