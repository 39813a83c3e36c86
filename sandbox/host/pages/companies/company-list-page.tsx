import type { ReactNode } from 'react';
import { LoadingSpinner } from '../../components/feedback.tsx';
import { searchObjects, type SearchAnswer } from '../../data/crm-client.ts';
import { EmptyPortal, MissingProperties } from '../parts/setup-notices.tsx';
import { EmptyNotice, FailedNotice } from '../parts/notices.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { usePortal } from '../shell/portal-context.ts';
import { navigate, PageLink } from '../shell/router.tsx';
import { useLoad } from '../shell/use-load.ts';
import { CompanyTable } from './company-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { listAddress, readListState, SAVED_VIEWS, startOfView, type ListState } from './list-state.ts';
import { LAST_PAGE, PAGE_SIZE, toSearchRequest } from './search-request.ts';

/** The list of companies: HubSpot's own search over the written properties. */
export function CompanyListPage({ query }: { readonly query: URLSearchParams }): ReactNode {
  const { facts } = usePortal();
  const state = readListState(query);
  const request = toSearchRequest(state, facts.asOf);
  const load = useLoad(JSON.stringify(request), (signal) => searchObjects('companies', request, signal));
  const change = (part: Partial<ListState>) => {
    navigate(listAddress({ ...state, page: 1, ...part }), { replace: true });
  };
  if (facts.companies === 0) {
    return (
      <PageFrame title="Companies">
        <EmptyPortal />
      </PageFrame>
    );
  }
  return (
    <PageFrame title="Companies" lead="Filtered by the properties that Loyalty Lens writes back, as in a HubSpot list.">
      <MissingProperties />
      <nav className="sb-views" aria-label="Saved views">
        {SAVED_VIEWS.map((view) => (
          <PageLink
            key={view.id}
            to={listAddress(startOfView(view, state.filters.owner))}
            className="sb-views__view"
            current={view.id === state.view.id}
          >
            {view.label}
          </PageLink>
        ))}
      </nav>
      <FilterBar state={state} onChange={change} />
      {load.outcome.state === 'failed' ? (
        <FailedNotice what="The companies" message={load.outcome.message} onRetry={load.reload} />
      ) : (
        <Results
          state={state}
          answer={load.outcome.state === 'ready' ? load.outcome.value : load.previous}
          busy={load.outcome.state === 'loading'}
          onChange={change}
        />
      )}
    </PageFrame>
  );
}

interface ResultsProps {
  readonly state: ListState;
  readonly answer: SearchAnswer | null;
  readonly busy: boolean;
  readonly onChange: (part: Partial<ListState>) => void;
}

function Results({ state, answer, busy, onChange }: ResultsProps): ReactNode {
  if (answer === null) return <LoadingSpinner label="Loading the companies…" showLabel layout="centered" />;
  if (answer.total === 0) {
    return <EmptyNotice title="No company matches">Clear a filter, or choose another view.</EmptyNotice>;
  }
  const first = (state.page - 1) * PAGE_SIZE + 1;
  const last = Math.min(answer.total, first + answer.results.length - 1);
  const pages = Math.min(LAST_PAGE, Math.ceil(answer.total / PAGE_SIZE));
  return (
    <section className="sb-sheet" aria-label="Companies found">
      <p className="sb-count" role="status">
        {answer.total === 1 ? '1 company' : `${answer.total} companies`}
      </p>
      <CompanyTable
        rows={answer.results}
        sort={state.sort}
        busy={busy}
        onSort={(sort) => {
          onChange({ sort });
        }}
      />
      {pages > 1 && (
        <nav className="sb-pager" aria-label="Pages of the list">
          <button
            type="button"
            className="sb-pager__step"
            disabled={state.page <= 1}
            onClick={() => {
              onChange({ page: state.page - 1 });
            }}
          >
            <span aria-hidden="true">‹</span> Previous
          </button>
          <span>
            {first}–{last} of {answer.total}
          </span>
          <button
            type="button"
            className="sb-pager__step"
            disabled={state.page >= pages}
            onClick={() => {
              onChange({ page: state.page + 1 });
            }}
          >
            Next <span aria-hidden="true">›</span>
          </button>
        </nav>
      )}
    </section>
  );
}
