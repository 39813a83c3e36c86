import { describe, expect, it } from 'vitest';
import { partOf } from '../../../src/hubspot/mirror/reread-part.ts';
import { compare } from './converge.ts';
import { filled, ON, simplePortal } from './simple-portal.ts';

describe('reading a part of the portal again', () => {
  it('puts right what the mirror has wrong, and counts it', async () => {
    const opened = await filled(simplePortal(30).build());
    const [wrong] = await opened.store.readRecords('deal', ['15']);
    await opened.store.writeRecords([{ ...wrong!, links: '' }]);
    await opened.store.removeRecords('call', ['35']);
    expect(await compare(opened)).not.toEqual([]);
    const report = await opened.mirror.sync({ antiEntropyPart: partOf('5') });
    // The call, and the companies of the deal: what is logged on it was found by comparing links.
    expect(report.corrected).toBe(2);
    expect(report.antiEntropyCalls).toBeGreaterThan(0);
    expect(await compare(opened)).toEqual([]);
  });

  it('corrects nothing in a mirror that is right', async () => {
    const opened = await filled(simplePortal(30).build());
    for (let part = 0; part < 7; part += 1) {
      expect(await opened.mirror.sync({ antiEntropyPart: part })).toMatchObject({ corrected: 0, removed: {} });
    }
  });

  it('takes each company in one of seven parts of about the same size', () => {
    const parts = Array.from({ length: 7 }, () => 0);
    for (let id = 1_000_000_000; id < 1_000_007_000; id += 1) parts[partOf(String(id))]! += 1;
    for (const size of parts) expect(size).toBeGreaterThan(850);
  });
});

describe('syncCompanies', () => {
  it('reads some companies again with all that belongs to them, and nothing else', async () => {
    const opened = await filled(simplePortal(3).build());
    opened.crm.setProperties('deals', '11', { amount: '5' });
    opened.crm.change({
      change: 'create',
      type: 'calls',
      id: '900',
      properties: ON,
      associations: [{ to: { type: 'deals', id: '12' } }],
    });
    opened.crm.change({ change: 'archive', type: 'calls', id: '31' });
    const now = await opened.mirror.syncCompanies(['1', '2']);
    expect([...now]).toEqual([
      ['1', '1'],
      ['2', '2'],
    ]);
    expect(await compare(opened)).toEqual([]);
  });

  it('tells the id that a merged company goes by, and leaves out one that is gone', async () => {
    const opened = await filled(simplePortal(3).build());
    opened.crm.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    opened.crm.change({ change: 'archive', type: 'companies', id: '3' });
    expect([...(await opened.mirror.syncCompanies(['2', '3']))]).toEqual([['2', '1']]);
    expect(opened.merges).toEqual([{ oldId: '2', newId: '1' }]);
    expect(await compare(opened)).toEqual([]);
  });

  it('takes in a company that was not mirrored', async () => {
    const opened = await filled(simplePortal(1).build());
    const id = opened.crm.change({ change: 'create', type: 'companies', properties: { name: 'New' } });
    expect([...(await opened.mirror.syncCompanies([id]))]).toEqual([[id, id]]);
    expect(await compare(opened)).toEqual([]);
  });
});
