import type { InboxStore } from '../../operations/ports/inbox-store.ts';

const EVENTS_PER_PAGE = 500;

/**
 * Takes away the events of a portal that nobody will look into: what waits, and what is only kept to be known again, since a
 * portal that has left is tidied by nobody.
 *
 * @returns how many waited
 * @throws {StoreError}
 */
export async function forgetWaiting(inbox: InboxStore): Promise<number> {
  let waited = 0;
  for (;;) {
    const page = await inbox.readWaiting({ after: null, limit: EVENTS_PER_PAGE });
    if (page.length === 0) break;
    await inbox.markHandled(page.map(({ id }) => id));
    waited += page.length;
  }
  await inbox.forgetHandled(END_OF_TIME);
  return waited;
}

/** Later than any clock of the database says. */
const END_OF_TIME = new Date('9999-12-31T00:00:00Z');
