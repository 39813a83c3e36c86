import type { ReactNode } from 'react';
import { activitySchema, type Activity, type ActivityEntry, type WorkflowStep } from '../../demo/activity-entry.ts';
import { EmptyNotice } from './parts/notices.tsx';
import { ScrollBox } from '../components/scroll-box.tsx';
import { formatInstant } from '../data/format-properties.ts';
import { requestJson } from '../data/request.ts';
import { LoadView } from './parts/load-view.tsx';
import { PageFrame } from './parts/page-frame.tsx';
import { shownValue } from './parts/shown-value.ts';
import { usePortal } from './shell/portal-context.ts';
import { PageLink } from './shell/router.tsx';
import { useLoad } from './shell/use-load.ts';

/** What changed on the companies, and what the account's workflows made of it. */
export function ActivityPage(): ReactNode {
  const load = useLoad('activity', (signal) => requestJson('/api/activity', activitySchema, { signal }));
  return (
    <PageFrame
      title="Activity"
      lead="Changes of the loyalty properties since the sandbox was started, and what the account's workflows did about them."
      actions={
        <button type="button" className="sb-button sb-button--secondary sb-button--md" onClick={load.reload}>
          Look again
        </button>
      }
    >
      <LoadView load={load} what="The activity">
        {(activity) => (
          <>
            <WorkflowSteps steps={activity.workflows} />
            <Changes activity={activity} />
          </>
        )}
      </LoadView>
    </PageFrame>
  );
}

/** Nothing where no workflow did anything: the changes below say what there was to react to. */
function WorkflowSteps({ steps }: { readonly steps: readonly WorkflowStep[] }): ReactNode {
  const { format } = usePortal();
  if (steps.length === 0) return null;
  return (
    <section className="sb-sheet" aria-label="What workflows did">
      <h2>What workflows did</h2>
      <ScrollBox label="What workflows did">
        <table className="sb-data">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Company</th>
              <th scope="col">Workflow</th>
              <th scope="col">What it did</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ id, at, companyId, companyName, workflow, step }) => (
              <tr key={id}>
                <td>{formatInstant(at, format)}</td>
                <td>
                  <PageLink to={`/companies/${companyId}`}>{companyName}</PageLink>
                </td>
                <td>{workflow}</td>
                <td>{step}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
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
  const { at, companyId, companyName, property, before, after, by } = entry;
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
    </tr>
  );
}
