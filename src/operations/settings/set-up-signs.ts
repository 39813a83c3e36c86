/** Signs of life that show what is set up: kept, since what they are read from is taken away after some days. */
import * as z from 'zod';
import type { PortalStore } from '../ports/portal-store.ts';

const CHECKPOINT = 'set_up_signs';

const instant = z.iso.datetime().nullable();
const signsSchema = z.object({ eventAt: instant, workflowAt: instant });

/** Instants are ISO 8601 in UTC; null where nothing was ever seen. */
export interface SetUpSigns {
  /** When an event of the portal last came. */
  readonly eventAt: string | null;
  /** When a workflow was last given its answer. */
  readonly workflowAt: string | null;
}

type SignStore = Pick<PortalStore, 'inbox' | 'notices' | 'mirror'>;

export async function readSetUpSigns({ inbox, notices, mirror }: SignStore): Promise<SetUpSigns> {
  const kept = signsSchema.safeParse(await mirror.readCheckpoint(CHECKPOINT)).data;
  const [eventAt, workflowAt] = await Promise.all([inbox.lastReceivedAt(), notices.lastAnsweredAt()]);
  return {
    eventAt: eventAt?.toISOString() ?? kept?.eventAt ?? null,
    workflowAt: workflowAt?.toISOString() ?? kept?.workflowAt ?? null,
  };
}

/** To be called before what they are read from is taken away. */
export async function keepSetUpSigns(store: SignStore): Promise<void> {
  const signs = await readSetUpSigns(store);
  if (signs.eventAt !== null || signs.workflowAt !== null) await store.mirror.writeCheckpoint(CHECKPOINT, signs);
}
