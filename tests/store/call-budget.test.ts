import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { CallBudget } from '../../src/operations/call-budget.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const PACE = { spacingMilliseconds: 1000, burst: 3 };
/** A test may be held up for so long between two of its steps. */
const SLACK = 900;

describeOnBothDrivers('the call budget', (bed) => {
  const newBudget = (): CallBudget => bed().store.callBudget(bed().newPortalId());

  it('lets a burst start at once after an idle time, and the rest follow at the pace', async () => {
    const budget = newBudget();
    const first = await budget.reserve('objects', PACE, 3);
    expect(first).toBeLessThanOrEqual(-2000);
    expect(first).toBeGreaterThan(-2000 - SLACK);
    const second = await budget.reserve('objects', PACE, 2);
    expect(second).toBeLessThanOrEqual(1000);
    expect(second).toBeGreaterThan(1000 - SLACK);
    const third = await budget.reserve('objects', PACE, 1);
    expect(third).toBeLessThanOrEqual(3000);
    expect(third).toBeGreaterThan(3000 - 2 * SLACK);
  });

  it('does not save up more than a burst', async () => {
    const budget = newBudget();
    const fast = { spacingMilliseconds: 10, burst: 4 };
    await budget.reserve('search', fast, 1);
    await sleep(200);
    const start = await budget.reserve('search', fast, 1);
    expect(start).toBeLessThanOrEqual(-30);
    expect(start).toBeGreaterThan(-30 - SLACK);
  });

  it('gives every call a start of its own, whichever process asks', async () => {
    const portalId = bed().newPortalId();
    const budgets = [bed().store.callBudget(portalId), bed().other.callBudget(portalId)];
    const pace = { spacingMilliseconds: 50_000, burst: 1 };
    const starts = await Promise.all(
      Array.from({ length: 20 }, (_, index) => budgets[index % 2]!.reserve('objects', pace, 5)),
    );
    const slots = starts.toSorted((a, b) => a - b).map((start) => Math.abs(Math.round(start / 50_000)));
    expect(slots).toEqual(Array.from({ length: 20 }, (_, index) => index * 5));
  });

  it('keeps the buckets and the portals apart', async () => {
    const portalId = bed().newPortalId();
    const budget = bed().store.callBudget(portalId);
    await budget.reserve('objects', PACE, 100);
    expect(await budget.reserve('search', PACE, 1)).toBeLessThanOrEqual(-2000);
    expect(await newBudget().reserve('objects', PACE, 1)).toBeLessThanOrEqual(-2000);
  });

  it('lets no call start in a pause, which a shorter one does not shorten', async () => {
    const budget = newBudget();
    await budget.pause('associations', 60_000);
    await budget.pause('associations', 1);
    const start = await budget.reserve('associations', PACE, 1);
    expect(start).toBeLessThanOrEqual(60_000);
    expect(start).toBeGreaterThan(60_000 - 2 * SLACK);
    expect(await budget.reserve('objects', PACE, 1)).toBeLessThan(0);
  });

  it('does not lengthen a wait that is longer than a pause', async () => {
    const budget = newBudget();
    await budget.reserve('objects', PACE, 100);
    await budget.pause('objects', 1000);
    const start = await budget.reserve('objects', PACE, 1);
    expect(start).toBeGreaterThan(97_000 - 2 * SLACK);
    expect(start).toBeLessThanOrEqual(98_000);
  });

  it('adds up the calls of a day, and believes the CRM more', async () => {
    const budget = newBudget();
    expect(await budget.recordDay(20_779, 5, null)).toEqual({ used: 5, limit: null });
    expect(await budget.recordDay(20_779, 3, null)).toEqual({ used: 8, limit: null });
    expect(await budget.recordDay(20_779, 2, { used: 400, limit: 650_000 })).toEqual({ used: 400, limit: 650_000 });
    expect(await budget.recordDay(20_779, 1, null)).toEqual({ used: 401, limit: 650_000 });
    expect(await budget.recordDay(20_780, 0, null)).toEqual({ used: 0, limit: null });
    expect(await newBudget().recordDay(20_779, 1, null)).toEqual({ used: 1, limit: null });
  });

  it('loses no call that several processes count at once, and forgets days long past', async () => {
    const portalId = bed().newPortalId();
    const [one, other] = [bed().store.callBudget(portalId), bed().other.callBudget(portalId)];
    await one.recordDay(20_000, 7, null);
    await Promise.all(Array.from({ length: 30 }, (_, index) => (index % 2 ? one : other).recordDay(20_779, 1, null)));
    expect(await one.recordDay(20_779, 0, null)).toEqual({ used: 30, limit: null });
    expect(await one.recordDay(20_000, 0, null)).toEqual({ used: 0, limit: null });
  });
});
