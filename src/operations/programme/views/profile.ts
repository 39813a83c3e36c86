import { formatIsoDay } from '../../../scoring/day.ts';
import { readKeptProfile } from '../pass/portal-profile.ts';
import { ofPart, type ProgrammeLook } from './look.ts';

const MOST_PROSPECTS = 50;

/** What the Ideal have in common, and who is like them: of the whole portal, for whoever sees it whole. */
export async function profileView(look: ProgrammeLook): Promise<object> {
  const { store, ownerIds } = look;
  return ofPart(look, 'profile', async (dated) => {
    if (ownerIds !== null) return { kind: 'not_seen' };
    const kept = await readKeptProfile(store.reports);
    if (kept === null) return { kind: 'not_yet' };
    const { profile } = kept;
    if (profile.kind === 'too_few') {
      const { customers, ideal, needed } = profile;
      return { kind: 'too_few', customers, ideal, neededCustomers: needed.customers, neededIdeal: needed.ideal };
    }
    const found = await store.programme.listProspects({ ownerIds, offset: 0, limit: MOST_PROSPECTS });
    return {
      kind: 'profile',
      ...{ ...dated, asOf: formatIsoDay(kept.asOf) },
      ...{ customers: profile.asOfCustomers, ideal: profile.ideal.count, meanValue: profile.meanValue },
      traits: profile.traits.map(({ ideal, others, standardError: _, ...trait }) => ({
        ...trait,
        ideal: { count: ideal.count, of: ideal.of },
        others: { count: others.count, of: others.of },
      })),
      tooFew: profile.tooFew.length,
      ...{ prospects: found.rows, prospectsWithFit: found.total },
    };
  });
}
