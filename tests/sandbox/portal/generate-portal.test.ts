import { describe, expect, it } from 'vitest';
import type { CrmObjectType, CrmRecord } from '../../../sandbox/crm/crm-data.ts';
import { readDay } from '../../../sandbox/portal/calendar.ts';
import { generatePortal } from '../../../sandbox/portal/generate-portal.ts';
import type { CustomerTruth } from '../../../sandbox/portal/truth.ts';

const portal = generatePortal();
const { records, associations } = portal.data;
const large = generatePortal({ companies: 4000, seed: 21 });
const ASOF = readDay(portal.asOf)!;

function linked(from: CrmObjectType, to: CrmObjectType): typeof associations {
  return associations.filter((link) => link.from.type === from && link.to.type === to);
}

function withValue(type: CrmObjectType, property: string, value: string): readonly CrmRecord[] {
  return records[type].filter((record) => record.properties[property] === value);
}

function customers(isOne: (truth: CustomerTruth) => boolean): readonly CustomerTruth[] {
  return [...portal.truth.values()].filter(isOne);
}

describe('a generated portal', () => {
  it('is the same for the same seed and another for another', () => {
    const again = generatePortal();
    expect(again.data).toEqual(portal.data);
    expect([...again.truth]).toEqual([...portal.truth]);
    expect(generatePortal({ seed: 99 }).data).not.toEqual(portal.data);
  });

  it('says what is wrong with a number of companies or a day that is none', () => {
    expect(() => generatePortal({ companies: -1 })).toThrow('The number of companies is -1');
    expect(() => generatePortal({ companies: 2.5 })).toThrow('give a whole number');
    expect(() => generatePortal({ asOf: '21.11.2026' })).toThrow('write it as YYYY-MM-DD');
  });

  it('has as many companies as asked for, in Euro, on its fixed day', () => {
    expect(records.companies).toHaveLength(240);
    expect(large.data.records.companies).toHaveLength(4000);
    expect(generatePortal({ companies: 1 }).data.records.companies).toHaveLength(1);
    expect(portal.asOf).toBe('2026-11-21');
    expect(portal.data.account.companyCurrency).toBe('EUR');
    expect(portal.problems).toEqual([]);
  });

  it('has no record id twice within a type', () => {
    for (const list of Object.values(records)) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('has only associations whose both ends exist', () => {
    const ids = new Map(Object.entries(records).map(([type, list]) => [type, new Set(list.map(({ id }) => id))]));
    const loose = associations.filter(
      ({ from, to }) => ids.get(from.type)?.has(from.id) !== true || ids.get(to.type)?.has(to.id) !== true,
    );
    expect(associations.length).toBeGreaterThan(5000);
    expect(loose).toEqual([]);
  });

  it('holds text or nothing in every property, and the days of creation and change on every record', () => {
    for (const list of Object.values(records)) {
      for (const { properties, createdAt, updatedAt } of list) {
        for (const value of Object.values(properties)) expect(value === null || typeof value === 'string').toBe(true);
        expect(properties.createdate ?? properties.hs_createdate).toBe(createdAt);
        expect(properties.hs_lastmodifieddate).toBe(updatedAt);
        expect(createdAt! <= updatedAt!).toBe(true);
        expect(updatedAt! < '2026-11-22').toBe(true);
      }
    }
  });

  it('closes deals by the as-of day and leaves only plans and forecasts after it', () => {
    const today = '2026-11-22';
    for (const deal of withValue('deals', 'hs_is_closed', 'true')) {
      expect(deal.properties.closedate! < today).toBe(true);
    }
    const later = (['calls', 'emails', 'notes', 'communications'] as const).flatMap((type) =>
      records[type].filter((record) => record.properties.hs_timestamp! >= today),
    );
    expect(later).toEqual([]);
    const planned = records.meetings.filter((meeting) => meeting.properties.hs_timestamp! >= today);
    expect(planned.length).toBeGreaterThan(3);
    expect(planned.every((meeting) => meeting.properties.hs_meeting_outcome === 'SCHEDULED')).toBe(true);
  });

  it('names stages, pipelines, deal types and owners that the portal has', () => {
    const stages = new Map(
      portal.data.dealPipelines.flatMap(({ id, stages: list }) => list.map((stage) => [`${id}/${stage.id}`, stage])),
    );
    const types = new Set(portal.data.dealTypes.map(({ value }) => value));
    const owners = new Set(portal.data.owners.map(({ id }) => id));
    for (const { properties } of records.deals) {
      const stage = stages.get(`${properties.pipeline ?? ''}/${properties.dealstage ?? ''}`);
      expect(String(stage?.isClosed)).toBe(properties.hs_is_closed);
      expect(String(stage?.probability === 1)).toBe(properties.hs_is_closed_won);
      expect(types.has(properties.dealtype!)).toBe(true);
    }
    const owned = records.companies.filter(({ properties }) => properties.hubspot_owner_id !== null);
    expect(owned.length).toBeGreaterThan(200);
    expect(owned.every(({ properties }) => owners.has(properties.hubspot_owner_id!))).toBe(true);
    expect(portal.data.owners.filter(({ archived }) => archived === true)).toHaveLength(1);
  });

  it('gives every deal one primary company, some a second company and some the same link twice', () => {
    const primaries = linked('deals', 'companies').filter(({ primary }) => primary === true);
    expect(new Set(primaries.map(({ from }) => from.id)).size).toBe(records.deals.length);
    expect(primaries).toHaveLength(records.deals.length);
    const primaryOf = new Map(primaries.map(({ from, to }) => [from.id, to.id]));
    const plain = linked('deals', 'companies').filter(({ primary }) => primary !== true);
    expect(plain.filter(({ from, to }) => primaryOf.get(from.id) === to.id).length).toBeGreaterThan(10);
    expect(plain.filter(({ from, to }) => primaryOf.get(from.id) !== to.id).length).toBeGreaterThan(10);
  });

  it('fills the amount in home currency at the rate of the close date, but not on every foreign deal', () => {
    const foreign = records.deals.filter(({ properties }) => properties.deal_currency_code !== 'EUR');
    const filled = foreign.filter(({ properties }) => properties.amount_in_home_currency !== null);
    expect(new Set(foreign.map(({ properties }) => properties.deal_currency_code))).toEqual(new Set(['USD', 'GBP']));
    expect(foreign.length - filled.length).toBeGreaterThan(2);
    expect(filled.length).toBeGreaterThan(100);
    for (const { properties } of filled.filter((deal) => deal.properties.amount !== '0')) {
      const rate = Number(properties.amount_in_home_currency) / Number(properties.amount);
      expect(rate).toBeGreaterThan(properties.deal_currency_code === 'GBP' ? 1.05 : 0.8);
      expect(rate).toBeLessThan(properties.deal_currency_code === 'GBP' ? 1.25 : 1);
    }
  });

  it('has credits, deals for nothing, terms on line items, merged companies, partners and referrals', () => {
    const won = withValue('deals', 'hs_is_closed_won', 'true').map(({ properties }) => Number(properties.amount));
    expect(won.filter((amount) => amount < 0).length).toBeGreaterThan(5);
    expect(won.filter((amount) => amount === 0).length).toBeGreaterThan(5);
    expect(withValue('line_items', 'hs_recurring_billing_period', 'P12M').length).toBeGreaterThan(100);
    expect(withValue('line_items', 'hs_recurring_billing_period', 'P36M').length).toBeGreaterThan(10);
    const merged = records.companies.filter(({ properties }) => properties.hs_merged_object_ids !== undefined);
    expect(merged.length).toBeGreaterThan(2);
    expect(withValue('companies', 'type', 'PARTNER').length).toBeGreaterThan(3);
    const referrals = linked('companies', 'companies');
    expect(referrals.length).toBeGreaterThan(5);
    expect(referrals.every(({ label, from, to }) => label === 'Referred by' && from.id !== to.id)).toBe(true);
  });

  it('has every kind of activity that counts, and of those that do not', () => {
    expect(withValue('calls', 'hs_call_disposition', 'f240bbac-87c9-4f6e-bf70-924b57d47db7').length).toBeGreaterThan(
      100,
    );
    expect(withValue('calls', 'hs_call_status', 'NO_ANSWER').length).toBeGreaterThan(20);
    for (const outcome of ['COMPLETED', 'CANCELED', 'NO_SHOW', 'SCHEDULED']) {
      expect(withValue('meetings', 'hs_meeting_outcome', outcome).length).toBeGreaterThan(3);
    }
    expect(withValue('emails', 'hs_email_direction', 'INCOMING_EMAIL').length).toBeGreaterThan(100);
    expect(withValue('emails', 'hs_email_status', 'BOUNCED').length).toBeGreaterThan(3);
    for (const property of ['hs_sequence_id', 'hs_marketing_email_id']) {
      const automated = records.emails.filter(({ properties }) => properties[property] !== undefined);
      expect(automated.length).toBeGreaterThan(100);
    }
    for (const channel of ['SMS', 'WHATS_APP', 'LINKEDIN_MESSAGE']) {
      expect(withValue('communications', 'hs_communication_channel_type', channel).length).toBeGreaterThan(3);
    }
    expect(records.notes.length).toBeGreaterThan(50);
    expect(records.tasks.length).toBeGreaterThan(50);
    expect(records.tickets.length).toBeGreaterThan(50);
    expect(withValue('feedback_submissions', 'hs_survey_type', 'NPS').length).toBeGreaterThan(50);
  });

  it('logs some customers on their contacts only, and some not at all', () => {
    const kinds = ['calls', 'emails', 'meetings', 'notes', 'tasks', 'communications'] as const;
    const onCompanies = new Set(kinds.flatMap((type) => linked(type, 'companies').map(({ to }) => to.id)));
    const contacts = new Set(kinds.flatMap((type) => linked(type, 'contacts').map(({ to }) => to.id)));
    const companyOf = new Map(linked('contacts', 'companies').map(({ from, to }) => [from.id, to.id]));
    const onContacts = new Set([...contacts].map((id) => companyOf.get(id)!));
    const bought = [...portal.truth.keys()];
    expect(bought.filter((id) => !onCompanies.has(id) && onContacts.has(id)).length).toBeGreaterThan(10);
    expect(bought.filter((id) => !onCompanies.has(id) && !onContacts.has(id)).length).toBeGreaterThan(8);
  });

  it('enters a budget on about two in five customers, some without a day, and other things on a few', () => {
    const entered = (property: string): number =>
      records.companies.filter(({ id, properties }) => portal.truth.has(id) && properties[property] !== undefined)
        .length;
    const share = entered('loyalty_annual_budget') / portal.truth.size;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.5);
    expect(entered('loyalty_budget_as_of')).toBeLessThan(entered('loyalty_annual_budget'));
    for (const property of ['segment_override', 'known_competitor', 'sentiment', 'contract_end', 'churn_reason']) {
      expect(entered(`loyalty_${property}`)).toBeGreaterThan(0);
      expect(entered(`loyalty_${property}`)).toBeLessThan(80);
    }
  });

  it('knows the truth of every company that bought, and of no other', () => {
    const buyers = new Set(
      linked('deals', 'companies')
        .filter(({ primary }) => primary === true)
        .filter(({ from }) =>
          records.deals.some(({ id, properties }) => id === from.id && properties.hs_is_closed_won === 'true'),
        )
        .map(({ to }) => to.id),
    );
    expect(new Set(portal.truth.keys())).toEqual(buyers);
    expect(new Set(portal.archetypes.keys())).toEqual(new Set(records.companies.map(({ id }) => id)));
  });

  it('has at least 15 renewals in the next 120 days, overdue ones, and a dozen customers met only about theirs', () => {
    const dueDays = customers(({ contract }) => contract).map(({ renewalDueOn }) => renewalDueOn! - ASOF);
    expect(dueDays.filter((days) => days >= 0 && days <= 120).length).toBeGreaterThanOrEqual(15);
    expect(dueDays.filter((days) => days < 0).length).toBeGreaterThanOrEqual(1);
    const renewalOnly = customers(
      ({ contract, contactPlan }) => contract && contactPlan.style === 'renewal_only' && contactPlan.logging !== 'none',
    );
    expect(renewalOnly.length).toBeGreaterThanOrEqual(12);
    expect(new Set(renewalOnly.map(({ lifetimeValue }) => lifetimeValue)).size).toBe(renewalOnly.length);
  });

  it('has customers that stay, that left noticed or not, that came back and that only bought once', () => {
    const names = new Map(records.deals.map(({ id, properties }) => [id, properties.dealname!]));
    expect([...names.values()].filter((name) => name.endsWith('return')).length).toBeGreaterThanOrEqual(2);
    expect(withValue('deals', 'dealstage', '1093400504').length).toBeGreaterThan(10);
    expect(customers(({ nextTest }) => nextTest === 'win_back').length).toBeGreaterThan(15);
    expect(customers(({ archetype }) => archetype === 'one_time').length).toBeGreaterThan(3);
    expect(customers(({ archetype }) => archetype === 'pilot').length).toBeGreaterThan(10);
    expect(customers(({ archetype, alive }) => archetype === 'project' && alive).length).toBeGreaterThan(10);
    expect(customers(({ archetype, alive }) => archetype === 'project' && !alive).length).toBeGreaterThan(5);
  });
});

describe('the truth of a generated portal', () => {
  const truths = [...large.truth.values()];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  it.each(['next_renewal', 'purchase_within_horizon', 'win_back'] as const)(
    'says as often as it happens that the test "%s" is passed, in every third of its probabilities',
    (test) => {
      const tested = truths
        .filter(({ nextTest }) => nextTest === test)
        .sort((one, other) => one.nextTestProbability - other.nextTestProbability);
      expect(tested.length).toBeGreaterThan(300);
      const third = Math.ceil(tested.length / 3);
      for (const part of [tested.slice(0, third), tested.slice(third, 2 * third), tested.slice(2 * third)]) {
        const said = mean(part.map(({ nextTestProbability }) => nextTestProbability));
        const happened = mean(part.map(({ outcome }) => Number(outcome.passesNextTest)));
        const variance = mean(part.map(({ nextTestProbability: p }) => p * (1 - p))) / part.length;
        expect(Math.abs(said - happened)).toBeLessThanOrEqual(3.5 * Math.sqrt(variance));
      }
    },
  );

  it('lets small companies of restless industries leave more often than large ones of settled industries', () => {
    const lossOf = (isOne: (truth: CustomerTruth) => boolean): number =>
      mean(
        truths
          .filter(isOne)
          .flatMap(({ process }) => (process.kind === 'contract' ? [process.latent.lossProbability] : [])),
      );
    const restless = lossOf(({ market }) => market.lossLogOdds > 0.4);
    const settled = lossOf(({ market }) => market.lossLogOdds < -0.4);
    expect(restless).toBeGreaterThan(1.7 * settled);
  });

  it('lets those who are met only about the renewal leave more often', () => {
    const staying = (style: string): number =>
      mean(
        truths
          .filter(({ nextTest, contactPlan }) => nextTest === 'next_renewal' && contactPlan.style === style)
          .map(({ nextTestProbability }) => nextTestProbability),
      );
    expect(staying('regular') - staying('renewal_only')).toBeGreaterThan(0.02);
  });

  it('expects nothing more of a customer that has dropped out unnoticed', () => {
    const dropped = truths.filter(({ process }) => process.standing.state === 'dropped');
    expect(dropped.length).toBeGreaterThan(100);
    for (const { alive, nextTestProbability, outcome } of dropped) {
      expect({ alive, nextTestProbability, purchases: outcome.purchases }).toEqual({
        alive: false,
        nextTestProbability: 0,
        purchases: 0,
      });
    }
  });
});
