import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import type { SyncProgress } from '../../../src/operations/ports/portal-mirror.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { compare } from './converge.ts';
import { bigPortal, filled, ON, simplePortal } from './simple-portal.ts';
import { openMirror } from './support.ts';

describe('the first filling', () => {
  it('tells how far it is, and what it took', async () => {
    const { crm, mirror, store } = openMirror(simplePortal(3).build());
    const steps: SyncProgress[] = [];
    const report = await mirror.sync({ progress: (step) => steps.push(step) });
    expect(steps.at(0)).toMatchObject({ phase: 'reading', done: 0, total: 3 });
    expect(steps.at(-1)).toMatchObject({ phase: 'reading', done: 3, total: 3 });
    expect(report.read).toEqual({ company: 3, deal: 3, call: 3, meeting: 3 });
    expect(Object.values(report.calls).reduce((sum, count) => sum + count)).toBe(crm.calls.total);
    expect(Object.fromEntries(await store.countRecords())).toEqual({
      company: 3,
      contact: 3,
      deal: 3,
      call: 3,
      meeting: 3,
    });
    expect(await mirror.countCompanies()).toBe(3);
  });

  it('goes on with the page at which it was stopped, and reads no finished page again', async () => {
    const opened = openMirror(bigPortal(4_500));
    const stop = new AbortController();
    const first = await opened.mirror.sync({
      signal: stop.signal,
      progress: ({ done }) => {
        if (done >= 1_000) stop.abort();
      },
    });
    expect(first).toMatchObject({ kind: 'first_fill', stopped: true });
    expect(first.companies).toBeLessThan(4_500);
    const second = await opened.reopen().sync();
    expect(second).toMatchObject({ kind: 'first_fill', stopped: false });
    expect(first.companies + second.companies).toBe(4_500);
    expect(await opened.mirror.countCompanies()).toBe(4_500);
  });

  it('goes on behind the last finished page where the day has no calls left, and says so', async () => {
    const opened = openMirror(bigPortal(3_000));
    opened.crm.misbehave({ kind: 'rate_limit', policy: 'DAILY', path: '/companies/emails/', share: 0.6, times: 1 });
    await expect(opened.mirror.sync()).rejects.toMatchObject({ code: 'daily_limit' });
    const kept = await opened.mirror.countCompanies();
    const second = await opened.reopen().sync();
    expect(second.companies).toBeGreaterThanOrEqual(3_000 - kept);
    expect(await opened.mirror.countCompanies()).toBe(3_000);
    expect(await opened.mirror.sync()).toMatchObject({ kind: 'nightly' });
  });

  it('finds afterwards what has changed while it ran', async () => {
    const opened = openMirror(simplePortal(2).build());
    await opened.mirror.sync({
      progress: ({ done }) => {
        if (done === 2) opened.crm.setProperties('deals', '11', { amount: '77' });
      },
    });
    await opened.mirror.sync();
    expect(await compare(opened)).toEqual([]);
  });

  it('keeps ids beyond the precision of numbers', async () => {
    const builder = new CrmBuilder().company('90071992547409931').company('90071992547409932');
    builder.wonDeal('123456789012345678', '2026-03-01', '5', ['90071992547409931']);
    builder.add('calls', '123456789012345679', ON, ['companies', '90071992547409932']);
    const opened = await filled(builder.build());
    expect(await compare(opened)).toEqual([]);
    const [, second] = await opened.mirror.readCompanies(['90071992547409931', '90071992547409932']);
    expect(second?.history.activities.map(({ id }) => id)).toEqual(['123456789012345679']);
  });
});

describe('reading the mirror', () => {
  it('takes no call, keeps the order asked for, and leaves out what is not mirrored', async () => {
    const { mirror, crm } = await filled(simplePortal(3).build());
    const calls = crm.calls.total;
    const readings = await mirror.readCompanies(['3', '99', '1']);
    expect(readings.map(({ history }) => history.companyId)).toEqual(['3', '1']);
    expect(readings.map(({ published }) => published)).toEqual([null, null]);
    expect(await mirror.listCompanyIds({ after: '1', limit: 1 })).toEqual(['2']);
    expect(crm.calls.total).toBe(calls);
  });

  it('gives nothing before the first filling', async () => {
    const { mirror } = openMirror(simplePortal(1).build());
    expect(await mirror.readCompanies(['1'])).toEqual([]);
  });

  it('gives no record that was kept under another list of properties, until it was read again', async () => {
    const opened = await filled(simplePortal(2).build());
    const reading = { dealTermMonthsProperty: 'amount' };
    const other = opened.reopen(reading);
    expect(await other.readCompanies(['1', '2'])).toEqual([]);
    expect(await other.sync()).toMatchObject({ kind: 'full' });
    const [read] = await other.readCompanies(['1']);
    expect(read?.history.deals[0]?.termMonths).toBe(1_000);
    expect((await other.sync()).kind).toBe('nightly');
  });

  it('credits a deal with a partner in it to the company that a live reading does', async () => {
    const builder = simplePortal(3);
    builder.link(['deals', '11'], ['companies', '2'], { label: 'Reseller' });
    builder.wonDeal('500', '2026-04-01', '70', ['3']).link(['deals', '500'], ['companies', '3'], { label: 'Reseller' });
    builder.link(['deals', '500'], ['companies', '1']);
    const opened = await filled(builder.build());
    expect(await compare(opened)).toEqual([]);
    const ends = { from: { type: 'deals', id: '12' }, to: { type: 'companies', id: '2' } } as const;
    opened.crm.change({ change: 'associate', ...ends, label: 'Reseller' });
    opened.crm.change({ change: 'associate', from: ends.from, to: { type: 'companies', id: '3' } });
    await opened.mirror.sync();
    expect(await compare(opened)).toEqual([]);
    const [first] = await opened.mirror.readCompanies(['1']);
    expect(first?.history.deals.map(({ id }) => id)).toEqual(['11', '500']);
  });

  it('says which kinds could not be read, as a live reading does, and reads them when they can be', async () => {
    const builder = simplePortal(2).add('emails', '81', ON, ['companies', '1']);
    const opened = await filled(builder.build(), { misbehaviour: [{ kind: 'missing_scope', objectType: 'emails' }] });
    const [before] = await opened.mirror.readCompanies(['1']);
    expect(before?.history.unread).toEqual(['email']);
    expect(await createHubSpotCustomerRecords(opened.client).readCompany('1')).toMatchObject({
      history: before?.history,
    });
    opened.crm.calm();
    expect((await opened.mirror.sync()).kind).toBe('full');
    expect(await compare(opened)).toEqual([]);
    expect((await opened.mirror.readCompanies(['1']))[0]?.history.unread).toEqual([]);
    expect((await opened.mirror.sync()).kind).toBe('nightly');
  });
});

describe('a night', () => {
  it('removes what is gone, and tells of merges', async () => {
    const opened = await filled(simplePortal(4).build());
    opened.crm.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    opened.crm.change({ change: 'archive', type: 'companies', id: '3' });
    opened.crm.change({ change: 'archive', type: 'calls', id: '34' });
    const report = await opened.mirror.sync();
    expect(report.merged).toEqual([{ oldId: '2', newId: '1' }]);
    expect(opened.merges).toEqual([{ oldId: '2', newId: '1' }]);
    expect(report.removed).toEqual({ company: 2, contact: 1, deal: 1, call: 2, meeting: 1 });
    expect(await opened.store.resolveId('company', '2')).toBe('1');
    expect(await opened.mirror.listCompanyIds({ after: null, limit: 9 })).toEqual(['1', '4']);
    expect(await compare(opened)).toEqual([]);
  });

  it('notices a company without links that is gone while another one is restored', async () => {
    const opened = await filled(new CrmBuilder().company('1').company('2').company('3').build());
    opened.crm.change({ change: 'archive', type: 'companies', id: '1' });
    // So long that the next search for changes begins later: a restored record has the day of its deletion.
    opened.advance(2 * 60);
    await opened.mirror.sync();
    expect(await opened.mirror.listCompanyIds({ after: null, limit: 9 })).toEqual(['2', '3']);
    opened.advance(24 * 60);
    opened.crm.change({ change: 'restore', type: 'companies', id: '1' });
    opened.crm.change({ change: 'archive', type: 'companies', id: '2' });
    await opened.mirror.sync();
    expect(await opened.mirror.listCompanyIds({ after: null, limit: 9 })).toEqual(['1', '3']);
  });

  it('learns of merged companies from what absorbed them, and needs no list of all companies for it', async () => {
    const opened = await filled(new CrmBuilder().company('1').company('2').company('3').build());
    const quiet = await opened.mirror.sync();
    opened.crm.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    const report = await opened.mirror.sync();
    expect(report.merged).toEqual([{ oldId: '2', newId: '1' }]);
    // One call asks for the old one, another one for what became of it.
    expect(report.calls.objects).toBe((quiet.calls.objects ?? 0) + 2);
  });

  it('refreshes changed records from the search, without reading one by its id', async () => {
    const opened = await filled(simplePortal(5).build());
    for (const id of ['11', '12', '13']) opened.crm.setProperties('deals', id, { amount: '5' });
    opened.crm.setProperties('companies', '4', { name: 'Renamed' });
    const report = await opened.mirror.sync();
    expect(report.calls.objects).toBe(0);
    expect(report.read).toEqual({ company: 1, deal: 3 });
    expect(await compare(opened)).toEqual([]);
  });

  it('searches the hour before once more, because a search shows some changes late', async () => {
    const opened = await filled(simplePortal(1).build());
    opened.crm.setProperties('deals', '11', { amount: '5' });
    opened.advance(30);
    // What the search does not show yet.
    opened.crm.misbehave({ kind: 'missing_scope', objectType: 'deals' });
    await expect(opened.mirror.sync()).rejects.toMatchObject({ code: 'missing_scope' });
    opened.crm.calm();
    await opened.mirror.sync();
    expect(await compare(opened)).toEqual([]);
  });

  it('hands on what the CRM says is published on the companies it has read', async () => {
    const opened = openMirror(simplePortal(2).build());
    await provision(opened.client, 'apply');
    await opened.mirror.sync();
    expect(opened.published).toEqual([
      { companyId: '1', published: null },
      { companyId: '2', published: null },
    ]);
    opened.advance(60);
    opened.crm.setProperties('companies', '2', { loyalty_score: '81.5', loyalty_scored_at: '2026-11-21T12:00:00Z' });
    await opened.mirror.sync();
    expect(opened.published.at(-1)).toMatchObject({ companyId: '2', published: { score: 81.5 } });
    const kept = await opened.store.readRecords('company', ['2']);
    expect(kept[0]?.fields).not.toContain('81.5');
  });

  it('keeps no names or addresses of contacts', async () => {
    const builder = simplePortal(1).add('contacts', '77', { firstname: 'Ada', email: 'ada@example.com' }, [
      'companies',
      '1',
    ]);
    const opened = await filled(builder.build());
    opened.crm.change({
      change: 'dissociate',
      from: { type: 'contacts', id: '77' },
      to: { type: 'companies', id: '1' },
    });
    await opened.mirror.sync();
    opened.crm.change({
      change: 'associate',
      from: { type: 'contacts', id: '77' },
      to: { type: 'companies', id: '1' },
    });
    await opened.mirror.sync();
    expect(JSON.stringify(opened.store.all())).not.toMatch(/Ada|ada@/);
  });

  it('comes through a bad night with the same mirror', async () => {
    const opened = await filled(simplePortal(40).build());
    for (const id of ['11', '22', '33'])
      opened.crm.change({ change: 'archive', type: 'deals', id: `1${id}`.slice(0, 2) });
    opened.crm.change({
      change: 'create',
      type: 'calls',
      properties: ON,
      associations: [{ to: { type: 'companies', id: '5' } }],
    });
    opened.crm.misbehave(
      { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING', times: 4, share: 0.3 },
      { kind: 'server_error', status: 503, times: 4, share: 0.3 },
      { kind: 'bad_gateway', times: 4, share: 0.3 },
      { kind: 'partial_batch', path: '/batch/read', times: 3 },
      { kind: 'short_association_pages', size: 1 },
      { kind: 'numeric_ids' },
    );
    await opened.mirror.sync();
    opened.crm.calm();
    expect(await compare(opened)).toEqual([]);
  });
});
