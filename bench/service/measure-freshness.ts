import { setTimeout as sleep } from 'node:timers/promises';
import { startSandboxProcess, type SandboxProcess } from '../../sandbox/crm-process.ts';
import { createLog } from '../../src/service/log.ts';
import { startService } from '../../src/service/start-service.ts';
import { ACCESS_TOKEN, heldMeeting, listWonDeals, serviceSettings, waitFor } from '../../tests/service/service-bed.ts';
import { CLIENT_SECRET, PUBLIC_URL } from '../../tests/service/signed.ts';
import { quantile } from './measure-intake.ts';

export interface FreshnessFigures {
  readonly medianSeconds: number;
  readonly p99Seconds: number;
}

const PATH = '/hubspot/webhooks';
const LOOK_EVERY_MILLISECONDS = 50;

/**
 * Seconds from a meeting in the stand-in, with HubSpot's limits and 50 ms an answer, to the new values on the company.
 *
 * @param databaseUrl of an empty database
 * @param secondsBetween changes
 */
export async function measureFreshness(
  databaseUrl: string,
  changes: number,
  secondsBetween: number,
): Promise<FreshnessFigures> {
  const sandbox = await startSandboxProcess({
    portal: { kind: 'generated', companies: Math.max(60, 2 * changes) },
    token: ACCESS_TOKEN,
  });
  const settings = serviceSettings({ DATABASE_URL: databaseUrl, LOYALTY_HUBSPOT_API: sandbox.url });
  const service = await startService(settings, {
    log: createLog('error', [], { write: () => undefined }),
    now: () => new Date(),
  });
  try {
    const metricsOf = async (): Promise<string> => (await fetch(`${service.url}/metrics`)).text();
    await waitFor('the first scoring', async () => /^loyalty_portal_scored\{.*\} 1$/m.test(await metricsOf()), 180);
    await sandbox.subscribe({
      address: service.url + PATH,
      targetUrl: PUBLIC_URL + PATH,
      clientSecret: CLIENT_SECRET,
    });
    const companies = (await listWonDeals(sandbox)).slice(0, changes).map(({ companyId }) => companyId);
    const timings: Promise<number>[] = [];
    for (const companyId of companies) {
      timings.push(timeChange(sandbox, companyId));
      await sleep(1000 * secondsBetween);
    }
    const seconds = await Promise.all(timings);
    return { medianSeconds: quantile(seconds, 0.5), p99Seconds: quantile(seconds, 0.99) };
  } finally {
    await service.close();
    await sandbox.stop();
  }
}

async function timeChange(sandbox: SandboxProcess, companyId: string): Promise<number> {
  const scoredAt = async (): Promise<string | null> =>
    (await sandbox.record('companies', companyId))?.properties.loyalty_scored_at ?? null;
  const before = await scoredAt();
  const began = performance.now();
  await sandbox.change(heldMeeting(companyId));
  const until = began + 60_000;
  while ((await scoredAt()) === before) {
    if (performance.now() > until) throw new Error('A company was not scored again within a minute.');
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
  return (performance.now() - began) / 1000;
}
