import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InputVersion, Outgoing, ScoreStore } from '../../src/operations/ports/score-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { scored } from './values.ts';

const COMPANIES = ['1', '2'];
const all = { after: null, limit: 100 };

/** What was done so far. The score of a company is the input version that it was worked out from. */
interface Log {
  readonly putOut: InputVersion[];
  readonly sent: Set<string>;
}

/** Scores the companies so many times: takes an input version, puts values out, sends what waits, settles. A step each time it is asked. */
async function* score(scores: ScoreStore, times: number, log: Log): AsyncGenerator<undefined, void> {
  for (let round = 0; round < times; round += 1) {
    const inputVersion = await scores.nextInputVersion();
    yield;
    const published = await scores.readPublished(COMPANIES);
    yield;
    const after = scored(inputVersion);
    const outgoing = COMPANIES.map((companyId): Outgoing => {
      return { companyId, before: published.get(companyId)?.values ?? null, after, inputVersion };
    });
    const snapshots = COMPANIES.map((companyId) => {
      return { companyId, asOf: inputVersion, cause: 'customer' as const, values: after };
    });
    if ((await scores.putOut(outgoing, snapshots)) > 0) log.putOut.push(inputVersion);
    yield;
    const waiting = await scores.readOutgoing(all);
    for (const { companyId, inputVersion: version } of waiting) log.sent.add(`${companyId}@${version}`);
    yield;
    await scores.settleOutgoing(
      waiting.map(({ companyId, after: values, inputVersion: version }) => ({
        companyId,
        values,
        inputVersion: version,
      })),
      [],
    );
    yield;
  }
}

async function drain(steps: AsyncGenerator<undefined, void>): Promise<void> {
  while ((await steps.next()).done !== true);
}

describeOnBothDrivers('two scorers of one portal', (bed) => {
  /** What must hold at any moment. @returns the published input versions */
  async function check(scores: ScoreStore, earlier: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const published = await scores.readPublished(COMPANIES);
    const versions = new Map<string, number>();
    for (const { companyId, values, inputVersion } of published.values()) {
      expect(values.score).toBe(inputVersion);
      expect(inputVersion).toBeGreaterThanOrEqual(earlier.get(companyId) ?? 0);
      versions.set(companyId, inputVersion);
    }
    for (const { companyId, before, after, inputVersion } of await scores.readOutgoing(all)) {
      expect(after.score).toBe(inputVersion);
      expect(inputVersion).toBeGreaterThan(versions.get(companyId) ?? 0);
      expect(before).toEqual(published.get(companyId)?.values ?? null);
    }
    return versions;
  }

  it('never let an older score take the place of a newer one, whatever the order of their steps', async () => {
    const turn = fc.constantFrom('one' as const, 'other' as const, 'both' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 12 }), async (turns) => {
        const portalId = bed().newPortalId();
        const { scores } = bed().store.portal(portalId);
        const log: Log = { putOut: [], sent: new Set() };
        const one = score(scores, 2, log);
        const other = score(bed().other.portal(portalId).scores, 1, log);
        let versions = new Map<string, number>();
        for (const which of turns) {
          await Promise.all([which === 'other' ? null : one.next(), which === 'one' ? null : other.next()]);
          versions = await check(scores, versions);
        }
        await Promise.all([drain(one), drain(other)]);
        versions = await check(scores, versions);

        expect([...versions.values()]).toEqual(COMPANIES.map(() => Math.max(...log.putOut)));
        expect(await scores.countOutgoing()).toBe(0);
        const history = [...(await scores.readSnapshots(COMPANIES)).values()].flat();
        for (const { companyId, asOf, values } of history) {
          expect(values.score).toBe(asOf);
          expect(log.sent).toContain(`${companyId}@${asOf}`);
        }
        expect(history.filter(({ asOf }) => asOf === Math.max(...log.putOut))).toHaveLength(COMPANIES.length);
      }),
      { numRuns: 25 },
    );
  }, 240_000);
});
