import type { ReactNode } from 'react';
import { searchObjects } from '../data/crm-client.ts';
import { SEGMENT } from '../data/loyalty-properties.ts';
import { listAddress, SAVED_VIEWS, startOfView, type SavedView } from './companies/list-state.ts';
import { toSearchRequest } from './companies/search-request.ts';
import { LoadView } from './parts/load-view.tsx';
import { usePortal, type PortalKnowledge } from './shell/portal-context.ts';
import { PageLink } from './shell/router.tsx';
import { useLoad } from './shell/use-load.ts';

interface ViewCount {
  readonly view: SavedView;
  readonly count: number;
}

/** One after the other: HubSpot's search may be asked five times a second. */
async function countViews({ facts }: PortalKnowledge, signal: AbortSignal): Promise<readonly ViewCount[]> {
  const counts: ViewCount[] = [];
  for (const view of SAVED_VIEWS) {
    const request = { ...toSearchRequest(startOfView(view), facts.asOf), limit: 1 };
    counts.push({ view, count: (await searchObjects('companies', request, signal)).total });
  }
  return counts;
}

/** The portal at a glance: how many companies each saved view holds. */
export function ViewCounts(): ReactNode {
  const portal = usePortal();
  const load = useLoad('view-counts', (signal) => countViews(portal, signal));
  if (!portal.definitions.has(SEGMENT)) return null;
  return (
    <section className="sb-glance" aria-labelledby="glance-title">
      <h2 id="glance-title">The portal at a glance: all owners</h2>
      <LoadView load={load} what="The counts">
        {(counts) => (
          <ul>
            {counts.map(({ view, count }) => (
              <li key={view.id}>
                <PageLink to={listAddress(startOfView(view))} className="sb-glance__view">
                  <strong>{count}</strong>
                  {view.label}
                  {view.means !== undefined && <span className="sb-muted">{view.means}</span>}
                </PageLink>
              </li>
            ))}
          </ul>
        )}
      </LoadView>
    </section>
  );
}
