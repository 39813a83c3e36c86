/** What re-scoring a portal works with, and how it speaks of how far it is. */
import type { Policy } from '../../scoring/policy.ts';
import type { Model } from '../../scoring/model.ts';
import type { Day } from '../../scoring/types.ts';
import type { CustomerRecords, PortalFacts, PublishedValues } from '../ports.ts';
import type { ModelLearner } from '../ports/model-learner.ts';
import type { PortalMirror, SyncProgress } from '../ports/portal-mirror.ts';
import type { PortalStore } from '../ports/portal-store.ts';
import type { ScoreStore } from '../ports/score-store.ts';

/** The portal as it is kept between runs, and the ways to and from the CRM. */
export interface RescoreWorld {
  readonly portal: PortalFacts;
  readonly store: PortalStore;
  readonly mirror: PortalMirror;
  readonly records: Pick<CustomerRecords, 'publish'>;
  /** What stands on a record once it was published; null where nothing is worth sending. */
  readonly standingAfter: (before: PublishedValues | null, after: PublishedValues) => PublishedValues | null;
  /** Where the portal's model is learnt; left out: in the process itself. */
  readonly learner?: ModelLearner;
  /** Creates what the app needs in the CRM and is missing there. */
  readonly setUp: () => Promise<void>;
  /** Calls of the CRM made so far. */
  readonly countCalls: () => number;
  readonly now: () => Date;
}

/** Where a run starts from: the policy and model that files hold, where nothing is kept in the store yet. */
export interface RunStart {
  readonly asOf: Day;
  readonly model: Model;
  /** Null where no policy file exists: the kept policy, or else the provisional defaults. */
  readonly policy: GivenPolicy | null;
}

/** A policy that somebody handed in as a file. */
export interface GivenPolicy {
  readonly policy: Policy;
  /** How the file is called, for the history of the setting. */
  readonly file: string;
  /** Named on the command line: then it counts, even where the same policy was once replaced by another. */
  readonly isNamed: boolean;
  readonly setBy: string;
}

export interface RefreshProgress {
  readonly phase: SyncProgress['phase'] | 'sending_earlier' | 'learning' | 'scoring' | 'writing' | 'backfilling';
  readonly done: number;
  /** Null while not known. */
  readonly total: number | null;
}

/** What the mirror tells while it is brought up to date, and what the scores make of it. */
export function mirrorListeners({ mirror, scores }: Pick<PortalStore, 'mirror' | 'scores'>): {
  readonly onPublished: (
    found: readonly { readonly companyId: string; readonly published: PublishedValues | null }[],
  ) => Promise<void>;
  readonly onMerged: ScoreStore['mergeCompanies'];
} {
  return {
    onPublished: async (found) => {
      const stones = await mirror.listTombstones('company');
      // The CRM still has a company that was forgotten here, and what was once written on it.
      const forgotten = new Set(stones.filter(({ reason }) => reason === 'forgotten').map(({ id }) => id));
      const kept = found.filter(({ companyId }) => !forgotten.has(companyId));
      await scores.correctPublished(kept.map(({ companyId, published }) => ({ companyId, values: published })));
    },
    onMerged: (merges) => scores.mergeCompanies(merges),
  };
}
