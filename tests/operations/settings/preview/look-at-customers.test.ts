import { describe, expect, it } from 'vitest';
import {
  lookAtCustomers,
  type Looked,
  type LookLimits,
  type PreviewWorld,
} from '../../../../src/operations/settings/preview/look-at-customers.ts';
import { hasBought } from '../../../../src/operations/settings/preview/preview-deals.ts';
import { DEFAULT_POLICY, type Policy } from '../../../../src/scoring/policy.ts';
import type { CompanyHistory } from '../../../../src/scoring/types.ts';
import { companyHistory, wonDeal } from '../../../support/histories.ts';
import { openRescoreDesk } from '../../../support/rescore-desk.ts';
import { EVERYBODY, mirroredDesk, pairFrom, previewWorld } from './preview-desk.ts';

const SAME = pairFrom({});

/** Companies of which every `every`th is a customer. */
function companies(count: number, every: number): readonly CompanyHistory[] {
  return Array.from({ length: count }, (_, index) =>
    companyHistory({
      companyId: String(index + 1),
      deals: index % every === 0 ? [wonDeal({ on: '2026-01-01' })] : [],
    }),
  );
}

async function look(
  world: PreviewWorld,
  limits: LookLimits,
  pair = SAME,
): Promise<Looked & { readonly ids: readonly string[] }> {
  const ids: string[] = [];
  const looked = await lookAtCustomers(world, pair, limits, (histories) => {
    if (!hasBought(histories)) return false;
    ids.push(histories.now.companyId);
    return true;
  });
  return { ...looked, ids };
}

describe('the customers that a preview looks at', () => {
  it('are all of a portal with no more than asked for', async () => {
    const world = previewWorld(await mirroredDesk(companies(90, 3)));
    const { ids, ...looked } = await look(world, { mostCustomers: 30, until: null });
    expect(looked).toEqual({ companies: 30, ofCompanies: 30 });
    expect(new Set(ids).size).toBe(30);
  });

  it('are spread over a larger one, the same every time, and fewer of them are the first of more', async () => {
    const world = previewWorld(await mirroredDesk(companies(600, 2)));
    const many = await look(world, { mostCustomers: 100, until: null });
    const few = await look(world, { mostCustomers: 20, until: null });
    expect(few.ids).toEqual(many.ids.slice(0, 20));
    for (const part of [0, 1, 2, 3])
      expect(many.ids.filter((id) => Math.floor((Number(id) - 1) / 150) === part).length).toBeGreaterThan(10);
    // Never scored, so that it is told from the share of customers among those drawn.
    expect(few.ofCompanies).toBeGreaterThan(200);
    expect(few.ofCompanies).toBeLessThan(400);
  });

  it('are known from the last scoring where prospects are many', async () => {
    const desk = openRescoreDesk(companies(500, 50));
    await desk.run();
    const { ids, ...looked } = await look(previewWorld(desk), { mostCustomers: 20, until: null });
    expect(looked).toEqual({ companies: 10, ofCompanies: 10 });
    expect(ids.map(Number).every((id) => id % 50 === 1)).toBe(true);
  });

  it('are those seen until the time is up, and then stand for as many as there are', async () => {
    const desk = openRescoreDesk(companies(80, 1));
    await desk.run();
    const start = desk.world.now().getTime();
    let turns = 0;
    const world = { ...previewWorld(desk), now: () => new Date(start + 100 * (turns += 1)) };
    const looked = await look(world, { mostCustomers: 1000, until: new Date(start + 1050) });
    expect(looked).toMatchObject({ companies: 10, ofCompanies: 80 });
    const none = await look(world, { mostCustomers: 1000, until: new Date(start) });
    expect(none).toMatchObject({ companies: 0, ofCompanies: 80 });
  });

  it('let others have their turn between two of them', async () => {
    const world = previewWorld(await mirroredDesk(companies(40, 1)));
    let turns = 0;
    const ticking = (): void => {
      turns += 1;
      if (turns < 1000) setImmediate(ticking);
    };
    setImmediate(ticking);
    await look(world, EVERYBODY);
    expect(turns).toBeGreaterThanOrEqual(40);
    turns = 1000;
  });

  it('have the deals that each policy leaves them, where partners have a hand in them', async () => {
    const [own, others] = [wonDeal({ id: '1', on: '2026-01-01' }), wonDeal({ id: '2', on: '2026-02-01' })];
    const desk = await mirroredDesk([companyHistory({ deals: [own] })]);
    const byPartner = { ...DEFAULT_POLICY.partners, dealsCountFor: 'partner' } as const;
    const world = previewWorld(desk);
    const { mirror } = world;
    const readCompanies = async (ids: readonly string[], partners?: Policy['partners']) =>
      (await mirror.readCompanies(ids)).map((reading) =>
        partners?.dealsCountFor === 'partner'
          ? { ...reading, history: { ...reading.history, deals: [own, others] } }
          : reading,
      );
    const seen: (readonly number[])[] = [];
    const pair = pairFrom({ partners: byPartner });
    await lookAtCustomers({ ...world, mirror: { ...mirror, readCompanies } }, pair, EVERYBODY, ({ now, then }) => {
      seen.push([now.deals.length, then.deals.length]);
      return true;
    });
    expect(seen).toEqual([[1, 2]]);
  });
});
