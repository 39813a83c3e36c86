import { setImmediate } from 'node:timers/promises';
import type { Rule } from '../../sandbox/crm/misbehaviour.ts';
import { createCrm, type SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { USUAL_FAULTS } from '../../sandbox/crm/usual-faults.ts';
import { uniformPortal, type UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import { inProcessTransport } from '../../sandbox/sandbox-portal.ts';
import { keepPortal } from '../../src/cli/doors/hubspot-doors.ts';
import { createHubSpotClient } from '../../src/hubspot/client/hubspot-client.ts';
import { provision } from '../../src/hubspot/properties/provision.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import type { Transport } from '../../src/hubspot/client/transport.ts';
import { refreshPortal } from '../../src/operations/rescore/refresh-portal.ts';
import { SEED_MODEL } from '../../src/scoring/model.ts';
import type { Store } from '../../src/store/store.ts';
import { createFakeClock } from '../../tests/hubspot/support/fake-clock.ts';
import { nightChanges } from './night-changes.ts';
import { readStanding, type Standing } from './standing.ts';
import { watchWrites } from './write-log.ts';

/** What goes wrong, and how often. */
export interface FaultShares {
  readonly seed: number;
  /** Share of the calls that fail. HubSpot asks apps to stay below 5 %. */
  readonly failing: number;
  /** Share of the calls whose answers look right and are not, or come late. */
  readonly flawed: number;
}

export interface FaultedRun {
  /** In the end. */
  readonly standing: Standing;
  /** How often each kind of fault struck; of `partial_batch` the records, of the others the calls. */
  readonly faults: Readonly<Record<string, number>>;
  /** Calls that a fault struck. */
  readonly struck: number;
  readonly calls: number;
  /** Calls that failed, and were made again. */
  readonly failing: number;
  /** Companies that were written twice in one run, with different values. */
  readonly writtenTwice: readonly string[];
}

const TOKEN = 'token';
const HOUR = 3_600_000;
const CHANGED_SHARE = 0.02;

const PASSING: ReadonlySet<string> = new Set([
  'slow',
  'partial_batch',
  'hidden_results',
  'duplicate_results',
  'ignored_after',
  'outside_results',
]);

/**
 * Fills, scores and writes a portal, lets a day pass and runs a night, while calls fail and answers are flawed. Nothing waits:
 * the clock of the client jumps. A store that holds nothing is needed.
 *
 * @param shares null: everything goes well
 */
export async function runWithFaults(
  store: Pick<Store, 'portal'>,
  portal: UniformOptions,
  shares: FaultShares | null,
): Promise<FaultedRun> {
  const { data, asOf } = uniformPortal(portal);
  let instant = Date.parse(`${asOf}T12:00:00Z`);
  const now = (): Date => new Date(instant);
  const crm = createCrm(data, { token: TOKEN, now, wait: () => Promise.resolve() });
  const client = createHubSpotClient(transportTo(crm), { limits: null, clock: createFakeClock() });
  await provision(client, 'apply');
  const facts = await readPortal(client);
  const kept = { client, portal: facts, store: store.portal(facts.portalId), budget: null, now };
  const log = watchWrites(crm);
  const writtenTwice: string[] = [];
  const run = async (): Promise<void> => {
    const account = keepPortal(kept, () => Promise.resolve());
    const start = { asOf: account.asOf, model: SEED_MODEL, policy: null };
    // The past calls nobody, and is left out.
    const ender = new AbortController();
    const outcome = await refreshPortal(account, start, {
      process: 'bench',
      signal: ender.signal,
      progress: ({ phase }) => {
        if (phase === 'backfilling') ender.abort();
      },
    });
    await kept.store.mirror.writeCheckpoint('backfill', null);
    const isWhole = outcome.kind === 'done' || (outcome.kind === 'stopped' && ender.signal.aborted);
    if (!isWhole || outcome.report.sent.failed > 0) throw new Error(`A run ended as ${JSON.stringify(outcome)}.`);
    writtenTwice.push(...log.takeTwice());
  };

  if (shares !== null) crm.misbehave(...plansOf(shares));
  await run();
  instant += 12 * HOUR;
  const day = { share: CHANGED_SHARE, seed: 1, at: now().toISOString() };
  for (const change of nightChanges(portal, day)) crm.change(change);
  instant += 12 * HOUR;
  await run();
  crm.calm();
  return {
    standing: readStanding(crm),
    faults: crm.faults,
    struck: struckCalls(crm),
    calls: crm.calls.total,
    failing: client.describeCalls().failing,
    writtenTwice,
  };
}

/** Answers that come without a network come so fast that the store's sockets would never have their turn. */
function transportTo(crm: SandboxCrm): Transport {
  const transport = inProcessTransport(crm, TOKEN);
  return {
    async send(request) {
      await setImmediate();
      return transport.send(request);
    },
  };
}

function plansOf({ seed, failing, flawed }: FaultShares): readonly Rule[] {
  const passes = ({ kind }: (typeof USUAL_FAULTS)[number]): boolean => PASSING.has(kind);
  return [
    { kind: 'fault_plan', seed, share: failing, faults: USUAL_FAULTS.filter((fault) => !passes(fault)) },
    { kind: 'fault_plan', seed: seed + 1_000_000, share: flawed, faults: USUAL_FAULTS.filter(passes) },
  ];
}

/** A partial batch is one call, however many records of it fail. */
function struckCalls({ faults, calls }: SandboxCrm): number {
  const { partial_batch: _records, ...others } = faults;
  const partial = calls.log.filter(({ status, bucket }) => status === 207 && bucket === 'objects').length;
  return Object.values(others).reduce((sum, count) => sum + count, partial);
}
