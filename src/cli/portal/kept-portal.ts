import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, KeptPortal } from '../doors/doors.ts';

export const NOTHING_KEPT = 'Nothing is kept of this portal yet. Run loyalty rescore first.';

/** Opens what is kept of the account, does something with it, and closes it. @throws {CommandFailure} where nothing is */
export async function withKeptPortal<T>(
  doors: Pick<CommandDoors, 'openKept'>,
  work: (portal: KeptPortal) => Promise<T>,
): Promise<T> {
  const portal = await doors.openKept('open');
  if (portal === null) throw new CommandFailure(NOTHING_KEPT);
  try {
    return await work(portal);
  } finally {
    await portal.close();
  }
}
