import { describe, expect, it } from 'vitest';
import type { RescoreWorld } from '../../../src/operations/rescore/world.ts';
import { formatIsoDay } from '../../../src/scoring/day.ts';
import { companyHistory, day, wonDeal } from '../../support/histories.ts';
import { openRescoreDesk, policyFile } from '../../support/rescore-desk.ts';
import { buys, CUSTOMERS, of, refresh, scoredDesk } from './refresh-desk.ts';

/** Bought every two months, and then no more. */
const FALLEN_SILENT = companyHistory({
  companyId: '99',
  deals: Array.from({ length: 16 }, (_, index) =>
    wonDeal({ id: `99-${index}`, on: formatIsoDay(day('2026-11-01') - 60 * index), amount: 2000 }),
  ),
});

describe('looking at single companies again', () => {
  it('does nothing before the portal was scored as a whole', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    expect(await refresh(desk, ['1'])).toEqual({ kind: 'never_scored' });
    expect(desk.mirror.calls).toEqual([]);
    expect(desk.writes).toEqual([]);
  });

  it('publishes what a purchase changed, on this company alone, with its snapshot and its row of the portfolio', async () => {
    const desk = await scoredDesk();
    const writes = desk.writes.length;
    const before = desk.standing.get('7');
    desk.today = '2026-11-22';
    buys(desk, '7');
    buys(desk, '8');
    const outcome = await refresh(desk, ['7', '7']);
    expect(of(outcome, '7')).toMatchObject({ kind: 'written', companyId: '7', reason: null, before });
    expect(desk.writes.slice(writes).map(([id]) => id)).toEqual(['7']);
    expect(desk.standing.get('7')!.lifetimeValue).toBeGreaterThan(before!.lifetimeValue!);
    expect(await desk.store.portfolio.readRow('7')).toMatchObject({
      lifetimeValue: desk.standing.get('7')!.lifetimeValue,
    });
    const snapshots = (await desk.store.scores.readSnapshots(['7'])).get('7') ?? [];
    expect(snapshots.at(-1)).toMatchObject({ asOf: day('2026-11-22'), cause: 'customer' });
    expect(await desk.store.scores.countOutgoing()).toBe(0);
  });

  it('writes nothing where nothing changed, however often it is asked', async () => {
    const desk = await scoredDesk();
    const writes = desk.writes.length;
    for (let time = 0; time < 3; time += 1) {
      expect(of(await refresh(desk, ['3']), '3')).toMatchObject({
        kind: 'unchanged',
        published: desk.standing.get('3'),
      });
    }
    expect(desk.writes).toHaveLength(writes);
  });

  it('keeps a first reading as the night does: a risk that rose with silence is published with the reading of another day', async () => {
    const desk = openRescoreDesk([...CUSTOMERS, FALLEN_SILENT]);
    await desk.run();
    const before = desk.standing.get('99')!.risk;
    let waiting: string | undefined;
    for (let days = 1; waiting === undefined && days < 400; days += 1) {
      desk.today = formatIsoDay(day('2026-11-21') + days);
      await refresh(desk, ['99']);
      waiting = (await desk.store.scores.readFirstReadings(['99'])).get('99');
    }
    const risk = /^risk=(\w+) since/.exec(waiting ?? '')?.[1];
    expect(risk).toMatch(/watch|high/);
    await refresh(desk, ['99']);
    expect(desk.standing.get('99')).toMatchObject({ risk: before });
    desk.today = formatIsoDay(day(desk.today) + 1);
    await refresh(desk, ['99']);
    expect(desk.standing.get('99')).toMatchObject({ risk, previousRisk: before });
  });

  it('loses no alert where the process ends between the CRM taking the values and the alert being noted', async () => {
    let isEnding = false;
    const desk = openRescoreDesk([...CUSTOMERS, FALLEN_SILENT], (given) => ({
      ...given,
      store: {
        ...given.store,
        notices: {
          ...given.store.notices,
          noteAlerts: (alerts) =>
            isEnding ? Promise.reject(new Error('the process ends')) : given.store.notices.noteAlerts(alerts),
        },
      },
    }));
    await desk.run();
    isEnding = true;
    let failure: unknown = null;
    for (let days = 1; failure === null && days < 400; days += 1) {
      desk.today = formatIsoDay(day('2026-11-21') + days);
      failure = await refresh(desk, ['99']).then(
        () => null,
        (error: unknown) => error,
      );
    }
    expect(failure).toEqual(new Error('the process ends'));
    const { alertAt } = desk.standing.get('99')!;
    expect(alertAt).not.toBeNull();
    isEnding = false;
    await refresh(desk, ['99']);
    await refresh(desk, ['99']);
    expect(await desk.store.notices.listUntold(10)).toEqual([{ companyId: '99', alertAt, state: 'noted' }]);
    expect(await desk.store.scores.countOutgoing()).toBe(0);
  });

  it('leaves what waits for a yes of the other companies as it is, and sends none of it', async () => {
    const desk = await scoredDesk();
    const writes = desk.writes.length;
    expect((await desk.run({ policy: policyFile({ idealLifetimeValue: 9e6 }) })).kind).toBe('waiting_for_yes');
    const waiting = await desk.store.scores.readOutgoing({ after: null, limit: 100 });
    buys(desk, '7');
    await refresh(desk, ['7']);
    expect(new Set(desk.writes.slice(writes).map(([id]) => id))).toEqual(new Set(['7']));
    expect(await desk.store.scores.readOutgoing({ after: null, limit: 100 })).toEqual(
      waiting.filter(({ companyId }) => companyId !== '7'),
    );
  });

  it('leaves what waits for a yes of the company itself where there is nothing new to write', async () => {
    const desk = await scoredDesk();
    expect((await desk.run({ policy: policyFile({ idealLifetimeValue: 9e6 }) })).kind).toBe('waiting_for_yes');
    const waiting = await desk.store.scores.readOutgoing({ after: null, limit: 100 });
    const writes = desk.writes.length;
    await refresh(
      desk,
      waiting.slice(0, 3).map(({ companyId }) => companyId),
    );
    expect(desk.writes).toHaveLength(writes);
    expect(await desk.store.scores.readOutgoing({ after: null, limit: 100 })).toEqual(waiting);
  });

  it('works while a run of the whole portal sends older scores, and its newer score stays', async () => {
    const inner: { refreshed: Promise<unknown> | null } = { refreshed: null };
    let night = false;
    const desk = await scoredDesk((world) => ({
      ...world,
      records: {
        publish: async (requests) => {
          if (night && inner.refreshed === null) {
            // The night has scored everybody, and is about to send: the customer buys once more.
            buys(desk, '7', 900_000);
            inner.refreshed = refresh(desk, ['7']);
            await inner.refreshed;
          }
          return world.records.publish(requests);
        },
      },
    }));
    desk.today = '2026-11-22';
    for (const id of ['6', '7']) buys(desk, id);
    night = true;
    expect((await desk.run()).kind).toBe('done');
    const ofSeven = desk.writes.filter(([id]) => id === '7').map(([, { lifetimeValue }]) => lifetimeValue!);
    const highest = Math.max(...ofSeven);
    expect(inner.refreshed).not.toBeNull();
    expect(desk.standing.get('7')!.lifetimeValue).toBe(highest);
    const published = (await desk.store.scores.readPublished(['7'])).get('7');
    expect(published?.values.lifetimeValue).toBe(highest);
    expect(of(await refresh(desk, ['7']), '7')).toMatchObject({ kind: 'unchanged' });
  });

  it('tells that a company is gone, and takes it off the portfolio', async () => {
    const desk = await scoredDesk();
    expect(await desk.store.portfolio.readRow('9')).not.toBeNull();
    desk.histories = desk.histories.filter(({ companyId }) => companyId !== '9');
    expect(of(await refresh(desk, ['9', '10']), '9')).toEqual({ kind: 'gone' });
    expect(await desk.store.portfolio.readRow('9')).toBeNull();
    expect(await desk.store.portfolio.readRow('10')).not.toBeNull();
  });

  it('scores a merged company under the id it goes by now, and answers under the one that was asked for', async () => {
    const desk = await scoredDesk();
    const world: RescoreWorld = {
      ...desk.world,
      mirror: {
        ...desk.mirror,
        syncCompanies: async (ids) => {
          const now = ids.map((id) => (id === '11' ? '12' : id));
          await desk.mirror.syncCompanies(now);
          return new Map(ids.map((id, index) => [id, now[index]!] as const));
        },
      },
    };
    buys(desk, '12');
    const outcome = await refresh(desk, ['11', '12'], world);
    expect(of(outcome, '11')).toMatchObject({ kind: 'written', companyId: '12' });
    expect(of(outcome, '12')).toEqual(of(outcome, '11'));
    expect(await desk.store.portfolio.readRow('11')).toBeNull();
    expect(desk.writes.filter(([id]) => id === '12')).toHaveLength(2);
  });

  it('tells which company failed or was refused and why, and the next look makes it good', async () => {
    const desk = await scoredDesk();
    for (const id of ['1', '2', '3']) buys(desk, id);
    desk.obstacles.set('1', { result: 'failed', reason: 'HubSpot answered with an error', obstacle: 'outside' });
    desk.obstacles.set('2', { result: 'refused', reason: 'City is required', obstacle: 'rule' });
    const outcome = await refresh(desk, ['1', '2', '3']);
    expect(of(outcome, '1')).toMatchObject({ kind: 'failed', reason: 'HubSpot answered with an error' });
    expect(of(outcome, '2')).toMatchObject({ kind: 'refused', reason: 'City is required' });
    expect(of(outcome, '3')).toMatchObject({ kind: 'written' });
    expect(await desk.store.scores.listRefusals()).toMatchObject([{ companyId: '2' }]);
    desk.obstacles.clear();
    expect(of(await refresh(desk, ['1', '2']), '1')).toMatchObject({ kind: 'written' });
    expect(await desk.store.scores.countOutgoing()).toBe(0);
    expect(await desk.store.scores.listRefusals()).toEqual([]);
  });
});
