/** A run of the portal in a process of its own, as the command makes it: takes its order by message, ends with its parent. */
import { refreshPortal } from '../../src/operations/rescore/refresh-portal.ts';
import { SEED_MODEL } from '../../src/scoring/model.ts';
import { openAccount, type OpenAccount } from './open-account.ts';
import { readPeakMemory } from './peak-memory.ts';
import { PhaseClock, readClocks } from './phase-clock.ts';
import { runOrderForm, type RunOrder, type RunResult } from './run-messages.ts';

const started = performance.now();
process.once('disconnect', () => {
  process.exit(1);
});
process.once('message', (message: unknown) => {
  void work(runOrderForm.parse(message));
});

async function work(order: RunOrder): Promise<void> {
  const opened = await openAccount(order);
  process.send?.({ kind: 'ready', seconds: (performance.now() - started) / 1000 });
  await new Promise((go) => process.once('message', go));
  const result = await run(opened, order);
  await opened.account.close();
  process.send?.(result, () => process.exit(0));
}

async function run({ account, client }: OpenAccount, order: RunOrder): Promise<RunResult> {
  const clock = new PhaseClock('opening', readClocks);
  const ender = new AbortController();
  let syncPeak = Promise.resolve(0);
  const outcome = await refreshPortal(
    account,
    { asOf: account.asOf, model: SEED_MODEL, policy: null },
    {
      process: `bench, process ${process.pid}`,
      signal: ender.signal,
      progress: ({ phase }) => {
        if (!clock.enter(phase)) return;
        if (phase === 'learning') syncPeak = readPeakMemory();
        if (phase === 'backfilling' && !order.backfill) ender.abort();
        process.send?.({ kind: 'phase', phase });
      },
    },
  );
  const phases = clock.stop();
  if (!('report' in outcome)) throw new Error(`The run ended as ${outcome.kind}.`);
  if (!order.backfill) await account.store.mirror.writeCheckpoint('backfill', null);
  const { sync, scored, sent, backfilled, model } = outcome.report;
  return {
    kind: 'result',
    outcome: outcome.kind,
    phases,
    syncCalls: sync?.calls ?? {},
    antiEntropyCalls: sync?.antiEntropyCalls ?? 0,
    corrected: sync?.corrected ?? 0,
    companies: scored.companies,
    customers: scored.customers,
    written: sent.written,
    failed: sent.failed,
    backfilled,
    model,
    failingCalls: client.describeCalls().failing,
    syncPeakBytes: await syncPeak,
    peakBytes: await readPeakMemory(),
  };
}
