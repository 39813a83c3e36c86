import type { Account } from '../../../accounts/account.ts';
import { readKeptContext, type KeptContext } from '../../../operations/describe/describe-kept.ts';
import type { RunStart } from '../../../operations/rescore/world.ts';
import { SEED_MODEL } from '../../../scoring/model.ts';
import type { Day } from '../../../scoring/types.ts';

/** Policy and model change with a run of the whole portal, and are large to read for every card. */
const KEPT_MILLISECONDS = 5_000;

/** What the companies of each portal are scored with. */
export interface KeptContexts {
  /** As it was at most five seconds ago. */
  read(account: Account): Promise<KeptContext>;
  readAnew(account: Account): Promise<KeptContext>;
}

/** What companies are scored with on a day where no run of the whole portal left anything. */
export function startOn(asOf: Day): RunStart {
  return { asOf, model: SEED_MODEL, policy: null };
}

export function createKeptContexts(now: () => Date): KeptContexts {
  const kept = new Map<string, { readonly until: number; readonly asOf: Day; readonly context: KeptContext }>();

  async function readAnew(account: Account): Promise<KeptContext> {
    const asOf = account.today();
    const context = await readKeptContext(account, startOn(asOf));
    // Until it was scored, every moment may be the one in which it is.
    if (context.wasScored) {
      kept.set(account.portal.portalId, { until: now().getTime() + KEPT_MILLISECONDS, asOf, context });
    }
    return context;
  }

  return {
    readAnew,
    read: (account) => {
      const known = kept.get(account.portal.portalId);
      const isFresh = known !== undefined && known.until > now().getTime() && known.asOf === account.today();
      return isFresh ? Promise.resolve(known.context) : readAnew(account);
    },
  };
}
