/** What a service publishes that nobody kills. */
import { createLog } from '../../src/service/log.ts';
import { startService } from '../../src/service/start-service.ts';
import { openStore } from '../../src/store/open-store.ts';
import { serviceSettings } from '../../tests/service/service-bed.ts';
import type { AccountOnDesk } from './account-on-desk.ts';
import { untilDrained } from './backlog-of.ts';
import { createEventSender } from './event-sender.ts';

const DRAIN_WITHIN_SECONDS = 120;

/** @returns what is published of each company at the end */
export async function runCalmly(account: AccountOnDesk): Promise<ReadonlyMap<string, string>> {
  const service = await startService(serviceSettings({ LOYALTY_HUBSPOT_API: account.url }), {
    log: createLog('error', [], { write: () => undefined }),
    now: () => new Date(),
    store: await openStore({ kind: 'memory' }, 'create'),
  });
  try {
    await untilDrained(service.url, DRAIN_WITHIN_SECONDS);
    const sender = createEventSender(account.portalId, () => service.url);
    for (const companyId of account.companyIds) {
      await account.change(companyId);
      await sender.tell(companyId);
    }
    await untilDrained(service.url, DRAIN_WITHIN_SECONDS);
    return await readAllPublished(account);
  } finally {
    await service.close();
  }
}

export async function readAllPublished(account: AccountOnDesk): Promise<ReadonlyMap<string, string>> {
  const published = new Map<string, string>();
  for (const companyId of account.companyIds) published.set(companyId, await account.publishedOf(companyId));
  return published;
}
