import { describe, expect, it } from 'vitest';
import type { RescoreWorld } from '../../../src/operations/rescore/world.ts';
import type { RescoreDesk } from '../../support/rescore-desk.ts';
import { buys, of, refresh, scoredDesk } from './refresh-desk.ts';

describe('a company that others look at again at the same time', () => {
  it('keeps what somebody else read later and published sooner, and reads no more than the company that is about', async () => {
    const desk = await scoredDesk();
    const { world, rounds } = behindOthers(desk, 1, () => {
      buys(desk, '7', 900_000);
      return refresh(desk, ['7']);
    });
    const outcome = await refresh(desk, ['6', '7'], world);
    const [reading] = await desk.mirror.readCompanies(['7']);
    expect(reading?.history.deals.map(({ id }) => id)).toContain('new 900000');
    expect(desk.standing.get('7')!.lifetimeValue).toBeGreaterThan(500_000);
    expect(of(outcome, '7')).toMatchObject({ published: desk.standing.get('7') });
    expect(of(outcome, '6')).toMatchObject({ kind: 'unchanged' });
    expect(rounds).toEqual([['6', '7'], ['7']]);
  });

  it('reads once more what it could not publish because somebody with older inputs was quicker', async () => {
    const desk = await scoredDesk();
    buys(desk, '7');
    const inner = { isDone: false };
    const store: RescoreWorld['store'] = {
      ...desk.store,
      scores: {
        ...desk.store.scores,
        putOut: async (outgoing, snapshots) => {
          if (!inner.isDone) {
            inner.isDone = true;
            const late = await refresh(desk, ['7']);
            expect(of(late, '7')).toMatchObject({ kind: 'written' });
            buys(desk, '7', 900_000);
          }
          return desk.store.scores.putOut(outgoing, snapshots);
        },
      },
    };
    const outcome = await refresh(desk, ['7'], { ...desk.world, store });
    expect(of(outcome, '7')).toMatchObject({ kind: 'written', published: desk.standing.get('7') });
    expect(desk.standing.get('7')!.lifetimeValue).toBeGreaterThan(900_000);
  });

  it('gives up after three rounds where others are quicker each time, and leaves what they published', async () => {
    const desk = await scoredDesk();
    let amount = 500_000;
    const { world, rounds } = behindOthers(desk, Infinity, () => {
      amount += 100_000;
      buys(desk, '7', amount);
      return refresh(desk, ['7']);
    });
    const outcome = await refresh(desk, ['7'], world);
    expect(of(outcome, '7')).toMatchObject({ kind: 'failed', published: desk.standing.get('7') });
    expect(rounds).toHaveLength(3);
    expect(await desk.store.scores.countOutgoing()).toBe(0);
  });
});

/**
 * Reads from the CRM, lets somebody else do something, and only then writes the mirror with what was read.
 *
 * @param times how often somebody comes between
 */
function behindOthers(
  desk: RescoreDesk,
  times: number,
  others: () => Promise<unknown>,
): { readonly world: RescoreWorld; readonly rounds: readonly (readonly string[])[] } {
  const rounds: (readonly string[])[] = [];
  const syncCompanies: RescoreWorld['mirror']['syncCompanies'] = async (ids) => {
    rounds.push(ids);
    if (rounds.length > times) return desk.mirror.syncCompanies(ids);
    const read = desk.histories;
    await others();
    const newest = desk.histories;
    desk.histories = read;
    const current = await desk.mirror.syncCompanies(ids);
    desk.histories = newest;
    return current;
  };
  return { world: { ...desk.world, mirror: { ...desk.mirror, syncCompanies } }, rounds };
}
