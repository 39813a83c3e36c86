import { describe, expect, it } from 'vitest';
import { nightChanges } from '../../../bench/portal/night-changes.ts';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';

const PORTAL = { companies: 50 };
const DAY = { share: 0.02, seed: 1, at: '2026-11-22T09:00:00.000Z' };

describe('what happens in a portal between two nights', () => {
  const changes = [...nightChanges(PORTAL, DAY)];

  it('is about the share of its records that was asked for, some of it new touches', () => {
    // 50 companies, 150 contacts, 500 deals, 150 line items, 3,000 touches.
    expect(changes.length / 3_850).toBeGreaterThan(0.014);
    expect(changes.length / 3_850).toBeLessThan(0.026);
    const created = changes.filter(({ change }) => change === 'create').length;
    expect(created / changes.length).toBeGreaterThan(0.1);
    expect(created / changes.length).toBeLessThan(0.35);
  });

  it('is the same for the same seed, and another for another', () => {
    expect([...nightChanges(PORTAL, DAY)]).toEqual(changes);
    expect([...nightChanges(PORTAL, { ...DAY, seed: 2 })]).not.toEqual(changes);
  });

  it('is taken by the account, and everything named is there', () => {
    const crm = createCrm(uniformPortal(PORTAL).data);
    const before = crm.countOf('emails');
    for (const change of changes) crm.change(change);
    expect(crm.countOf('emails') - before).toBe(changes.filter(({ change }) => change === 'create').length);
  });
});
