import { standingAfter } from '../../src/hubspot/properties/properties-to-send.ts';
import { withPolicyId } from '../../src/operations/parse-policy.ts';
import type { PublishedValues, PublishOutcome, PublishRequest } from '../../src/operations/ports.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import type { RefreshOptions, RefreshOutcome } from '../../src/operations/rescore/refresh-options.ts';
import { refreshPortal } from '../../src/operations/rescore/refresh-portal.ts';
import type { GivenPolicy, RescoreWorld } from '../../src/operations/rescore/world.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/scoring/policy.ts';
import { SEED_MODEL } from '../../src/scoring/model.ts';
import type { CompanyHistory } from '../../src/scoring/types.ts';
import { PORTAL } from './customer-records.ts';
import { day } from './histories.ts';
import { memoryMirror, type MemoryMirror } from './memory-mirror.ts';
import { memoryPortalStore } from './memory-portal-store.ts';

type Obstacle = Pick<PublishOutcome, 'result' | 'reason' | 'obstacle'>;

/** A portal that is re-scored again and again: a CRM that keeps what is written, a mirror, a store and a calendar. */
export interface RescoreDesk {
  readonly store: PortalStore;
  readonly mirror: MemoryMirror;
  readonly world: RescoreWorld;
  /** What stands on each company in the CRM. */
  readonly standing: ReadonlyMap<string, PublishedValues>;
  /** Every write of the CRM, in order. */
  readonly writes: readonly (readonly [companyId: string, values: PublishedValues])[];
  readonly setUps: () => number;
  /** Companies that cannot be written, and why. */
  readonly obstacles: Map<string, Obstacle>;
  histories: readonly CompanyHistory[];
  today: string;
  /** Of day, in UTC. */
  time: string;
  readonly run: (options?: Partial<RefreshOptions> & { readonly policy?: GivenPolicy }) => Promise<RefreshOutcome>;
}

export function policyFile(changes: Partial<Policy>, more: Partial<GivenPolicy> = {}): GivenPolicy {
  const policy = withPolicyId({ ...DEFAULT_POLICY, ...changes });
  return { policy, file: 'policy.json', isNamed: true, setBy: 'a.kaya', ...more };
}

/** @param wrap puts something between the run and its world, such as a failure; @param keptIn null: in memory */
export function openRescoreDesk(
  histories: readonly CompanyHistory[],
  wrap: (world: RescoreWorld) => RescoreWorld = (world) => world,
  keptIn: PortalStore | null = null,
): RescoreDesk {
  const standing = new Map<string, PublishedValues>();
  const writes: [string, PublishedValues][] = [];
  const obstacles = new Map<string, Obstacle>();
  let setUps = 0;
  const now = (): Date => new Date(`${desk.today}T${desk.time}.000Z`);
  const store = keptIn ?? memoryPortalStore(PORTAL.portalId, now);
  const mirror = memoryMirror(
    () =>
      Promise.resolve(
        desk.histories.map((history) => ({ history, published: standing.get(history.companyId) ?? null })),
      ),
    (found) => store.scores.correctPublished(found),
  );

  function write({ companyId, before, after }: PublishRequest): PublishOutcome {
    const values = standingAfter(before, after);
    const obstacle = obstacles.get(companyId);
    if (obstacle !== undefined) return { companyId, ...obstacle, propertiesSent: 1, published: before };
    if (values !== null) {
      standing.set(companyId, values);
      writes.push([companyId, values]);
    }
    const result = values === null ? 'unchanged' : 'written';
    return { companyId, result, reason: null, propertiesSent: 1, published: values ?? before, obstacle: null };
  }

  const world = wrap({
    portal: PORTAL,
    store,
    mirror,
    records: { publish: (requests) => Promise.resolve(requests.map(write)) },
    standingAfter,
    setUp: () => {
      setUps += 1;
      for (const [id, { obstacle }] of obstacles) if (obstacle === 'set_up') obstacles.delete(id);
      return Promise.resolve();
    },
    countCalls: () => 0,
    now,
  });
  const desk: RescoreDesk = {
    ...{ store, mirror, world, standing, writes, obstacles, histories },
    today: '2026-11-21',
    time: '02:00:00',
    setUps: () => setUps,
    run: ({ policy, ...options } = {}) =>
      refreshPortal(
        world,
        { asOf: day(desk.today), model: SEED_MODEL, policy: policy ?? null },
        { process: 'process 1', ...options },
      ),
  };
  return desk;
}
