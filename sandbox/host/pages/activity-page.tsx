import type { ReactNode } from 'react';
import { activitySchema, type Activity, type ActivityEntry } from '../../demo/activity-entry.ts';
import { EmptyNotice } from './parts/notices.tsx';
import { ScrollBox } from '../components/scroll-box.tsx';
import { formatInstant } from '../data/format-properties.ts';
import { requestJson } from '../data/request.ts';
import { LoadView } from './parts/load-view.tsx';
import { PageFrame } from './parts/page-frame.tsx';
import { shownValue } from './parts/shown-value.ts';
import { NO_VALUE } from './parts/value-tags.tsx';
import { usePortal } from './shell/portal-context.ts';
import { PageLink } from './shell/router.tsx';
import { useLoad } from './shell/use-load.ts';

/** What changed on the companies, and what workflows would make of it. */
export function ActivityPage(): ReactNode {
  const load = useLoad('activity', (signal) => requestJson('/api/activity', activitySchema, { signal }));
  return (
    <PageFrame
      title="Activity"
      lead="Changes of the loyalty properties since the sandbox was started, and what a workflow that waits for them would do."
      actions={
        <button type="button" className="sb-button sb-button--secondary sb-button--md" onClick={load.reload}>
          Look again
        </button>
      }
    >
      <LoadView load={load} what="The activity">
        {(activity) => <Changes activity={activity} />}
      </LoadView>
    </PageFrame>
  );
}

function Changes({ activity }: { readonly activity: Activity }): ReactNode {
  const { entries, total } = activity;
  if (entries.length === 0) {
    return (
      <EmptyNotice title="Nothing has changed yet">
        Open a company, enter a budget or refresh the card: what is written to the record appears here.
      </EmptyNotice>
    );
  }
  return (
    <section className="sb-sheet" aria-label="Changes">
      {total > entries.length && (
        <p className="sb-muted">
          The last {entries.length} of {total} changes.
        </p>
      )}
      <ScrollBox label="Changes">
        <table className="sb-data">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Company</th>
              <th scope="col">Property</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">By</th>
              <th scope="col">A workflow would</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <ChangeRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function ChangeRow({ entry }: { readonly entry: ActivityEntry }): ReactNode {
  const portal = usePortal();
  const { at, companyId, companyName, property, before, after, by, workflow } = entry;
  return (
    <tr>
      <td>{formatInstant(at, portal.format)}</td>
      <td>
        <PageLink to={`/companies/${companyId}`}>{companyName}</PageLink>
      </td>
      <td>{portal.definitions.get(property)?.label ?? property}</td>
      <td>{shownValue(property, before, portal)}</td>
      <td>{shownValue(property, after, portal)}</td>
      <td>{by === 'person' ? 'A person' : 'The app'}</td>
      <td>
        {workflow === null ? (
          NO_VALUE
        ) : (
          <>
            <strong>{workflow.name}</strong>
            <span className="sb-below">{workflow.would}</span>
          </>
        )}
      </td>
    </tr>
  );
}
