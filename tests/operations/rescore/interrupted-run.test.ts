import { describe, expect, it } from 'vitest';
import type { PublishedValues } from '../../../src/operations/ports.ts';
import type { RescoreWorld } from '../../../src/operations/rescore/world.ts';
import { companyHistory, wonDeal } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

class Killed extends Error {}

const COMPANIES = Array.from({ length: 1200 }, (_, index) =>
  companyHistory({
    companyId: String(index + 1),
    name: `Company ${String(index + 1)}`,
    deals:
      index % 120 === 0
        ? [wonDeal({ on: `202${String((index % 5) + 1)}-05-01`, amount: 1000 + index, termMonths: 12 })]
        : [],
  }),
);

/** Two pages of them: a run of these has every step that a run of more has, and fewer of each. */
const FEW = COMPANIES.slice(0, 520);

/** Kills the process at the n-th time that it touches the store, the mirror or the CRM: from then on it does nothing more. */
function killedAt(step: number): {
  readonly wrap: (world: RescoreWorld) => RescoreWorld;
  readonly steps: () => number;
  readonly startAgain: () => void;
} {
  let steps = 0;
  let state: 'watched' | 'dead' | 'started again' = 'watched';
  const touch = (): void => {
    if (state === 'started again') return;
    steps += 1;
    if (steps >= step) state = 'dead';
    if (state === 'dead') throw new Killed();
  };
  const guard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key, receiver): unknown {
        const value: unknown = Reflect.get(object, key, receiver);
        if (typeof value === 'function') {
          return (...args: readonly unknown[]): unknown => {
            touch();
            return Reflect.apply(value, object, args);
          };
        }
        return typeof value === 'object' && value !== null ? guard(value) : value;
      },
    });
  return {
    wrap: (world) => ({
      ...world,
      ...{ store: guard(world.store), mirror: guard(world.mirror), records: guard(world.records) },
    }),
    steps: () => steps,
    startAgain: () => {
      state = 'started again';
    },
  };
}

function historyOfWrites(desk: RescoreDesk): ReadonlyMap<string, readonly PublishedValues[]> {
  const writes = new Map<string, PublishedValues[]>();
  for (const [id, values] of desk.writes) writes.set(id, [...(writes.get(id) ?? []), values]);
  return writes;
}

async function runUntilKilled(desk: RescoreDesk): Promise<boolean> {
  try {
    await desk.run();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

/** Whatever is written carries the time of its scoring. */
function withoutTime(standing: ReadonlyMap<string, PublishedValues>): ReadonlyMap<string, PublishedValues> {
  return new Map([...standing].map(([id, values]) => [id, { ...values, scoredAt: null }]));
}

describe('a run that is killed', () => {
  it('at any step is finished by the next one: nothing is lost, and nothing written twice with different values', async () => {
    const counted = killedAt(Infinity);
    const whole = openRescoreDesk(FEW, counted.wrap);
    await whole.run();
    expect(counted.steps()).toBeGreaterThan(40);
    const causes = async (desk: RescoreDesk): Promise<readonly string[]> =>
      [...(await desk.store.scores.readSnapshots(['1', '2'])).values()].flat().map(({ cause }) => cause);

    for (let step = 2; step <= counted.steps(); step += 1) {
      const killed = killedAt(step);
      const desk = openRescoreDesk(FEW, killed.wrap);
      expect(await runUntilKilled(desk), `step ${String(step)}`).toBe(true);
      killed.startAgain();
      // The dead process gives no sign of life; after two minutes its run is taken over.
      desk.time = '02:03:00';
      expect((await desk.run()).kind, `step ${String(step)}`).toBe('done');
      expect(withoutTime(desk.standing), `step ${String(step)}`).toEqual(withoutTime(whole.standing));
      for (const values of historyOfWrites(desk).values()) {
        expect(new Set(values.map((one) => JSON.stringify(one))).size, `step ${String(step)}`).toBe(1);
      }
      expect(await desk.store.scores.countOutgoing()).toBe(0);
      expect(await desk.store.runs.readSetting('learnt'), `step ${String(step)}`).toMatchObject({
        value: (await whole.store.runs.readSetting('learnt'))?.value,
      });
      expect(await causes(desk), `step ${String(step)}`).toEqual(await causes(whole));
      expect(await desk.run()).toMatchObject({ report: { scored: { putOut: 0 }, earlier: null, backfilled: 0 } });
    }
  }, 120_000);
});

describe('a run that is asked to stop', () => {
  it('stops at the next checkpoint, and the next run goes on from there', async () => {
    const desk = openRescoreDesk(COMPANIES);
    const controller = new AbortController();
    const outcome = await desk.run({
      signal: controller.signal,
      progress: ({ phase, done }) => {
        if (phase === 'scoring' && done >= 500) controller.abort();
      },
    });
    expect(outcome).toMatchObject({ kind: 'stopped', report: { scored: { companies: 1000 } } });
    expect(desk.writes).toEqual([]);
    expect((await desk.store.runs.listRuns(1))[0]?.state).toBe('stopped');
    const next = await desk.run();
    expect(next).toMatchObject({ kind: 'done', report: { scored: { companies: 1200 }, sent: { written: 1200 } } });
    expect(desk.mirror.calls.filter((call) => call === 'sync')).toHaveLength(1);
    const snapshots = [...(await desk.store.scores.readSnapshots(['1'])).values()].flat();
    expect(snapshots.map(({ cause }) => cause)).toContain('backfill');
  });

  it('is not taken up on another day: everything is scored anew, and the half-done scores are not sent', async () => {
    const desk = openRescoreDesk(COMPANIES);
    const controller = new AbortController();
    await desk.run({
      signal: controller.signal,
      progress: ({ phase, done }) => {
        if (phase === 'scoring' && done >= 500) controller.abort();
      },
    });
    desk.today = '2026-11-22';
    await desk.run();
    expect(desk.writes).toHaveLength(1200);
    for (const [, { scoredAt }] of desk.writes) expect(scoredAt).toBe('2026-11-22T02:00:00.000Z');
  });

  it('while it sends, leaves the rest put out, which the next run sends first', async () => {
    const desk = openRescoreDesk(COMPANIES);
    const controller = new AbortController();
    const outcome = await desk.run({
      signal: controller.signal,
      progress: ({ phase, done }) => {
        if (phase === 'writing' && done >= 1000) controller.abort();
      },
    });
    expect(outcome.kind).toBe('stopped');
    expect(desk.writes).toHaveLength(1000);
    expect(await desk.run()).toMatchObject({ kind: 'done', report: { earlier: { written: 200 }, backfilled: 1200 } });
    expect(desk.writes).toHaveLength(1200);
  });
});
