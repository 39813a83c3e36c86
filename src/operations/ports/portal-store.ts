import type { MirrorStore } from './mirror-store.ts';
import type { RunStore } from './run-store.ts';
import type { ScoreStore } from './score-store.ts';

/** Everything that is kept of one portal. Nothing of another portal can be reached through it. */
export interface PortalStore {
  readonly portalId: string;
  readonly mirror: MirrorStore;
  readonly scores: ScoreStore;
  readonly runs: RunStore;
  /** Takes away everything that is kept of the portal. */
  erase(): Promise<void>;
}
