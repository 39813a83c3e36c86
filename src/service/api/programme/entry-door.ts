import type { JobQueue } from '../../../operations/ports/job-queue.ts';
import type { ApiCall } from '../api-call.ts';
import type { EndpointDoor } from '../endpoint.ts';
import { nameUser } from '../settings/name-user.ts';

/** What the routes need by which people enter something into the programme. */
export interface EntryDoor extends EndpointDoor {
  readonly jobs: Pick<JobQueue, 'send'>;
}

/** Who enters something, for those who read it later. */
export function nameOf({ viewers }: EntryDoor, { caller, account }: ApiCall): Promise<string> {
  const user = caller.kind === 'user' ? caller.user : { id: null, email: null };
  return nameUser(user, () => viewers.ownersOf(account));
}
