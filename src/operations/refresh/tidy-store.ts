import type { PortalStore } from '../ports/portal-store.ts';
import { keepSetUpSigns } from '../settings/set-up-signs.ts';

/** HubSpot sends an event again for a day; a week leaves room for whoever looks for what went on. */
const KEPT_MILLISECONDS = 7 * 86_400_000;

/** Takes away what was closed a week ago and is only kept so that it is known when it comes again. @returns events taken away */
export async function tidyStore(store: Pick<PortalStore, 'inbox' | 'notices' | 'mirror'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MILLISECONDS);
  await keepSetUpSigns(store);
  await store.notices.forgetClosed(before);
  return store.inbox.forgetHandled(before);
}
