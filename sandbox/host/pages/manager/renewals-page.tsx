import { useState, type ReactNode } from 'react';
import { renewalsViewSchema, type RenewalsView, type UpcomingRenewal } from '../../../demo/manager-views.ts';
import { EmptyNotice } from '../parts/notices.tsx';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { formatDay, formatMoney } from '../../data/format-properties.ts';
import { requestJson } from '../../data/request.ts';
import { dueDay, relativeDay } from '../parts/days.ts';
import { LoadView } from '../parts/load-view.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { CONTACT_LABELS, ContactTag, NO_VALUE, RISK_LABELS, RiskTag } from '../parts/value-tags.tsx';
import { usePortal } from '../shell/portal-context.ts';
import { PageLink } from '../shell/router.tsx';
import { useLoad } from '../shell/use-load.ts';
import { OwnerFilter, ownedBy } from './owner-filter.tsx';
import { groupRenewals, GROUPINGS, type Grouping } from './renewal-groups.ts';
import { SortableHead, sortRows, useSort, type SortColumn, type TableSort } from './sorting.tsx';

const COLUMNS: readonly SortColumn<UpcomingRenewal>[] = [
  { id: 'name', label: 'Customer', key: ({ name }) => name.toLowerCase() },
  { id: 'renewal', label: 'Renewal', key: ({ renewalDate }) => renewalDate },
  { id: 'risk', label: 'Risk', key: ({ lossProbability }) => lossProbability, isNumber: true },
  { id: 'at-risk', label: 'Value at risk', key: ({ valueAtRisk }) => valueAtRisk, isNumber: true },
  { id: 'value', label: 'Value a year', key: ({ currentAnnualValue }) => currentAnnualValue, isNumber: true },
  {
    id: 'silence',
    label: 'Last talk not about renewal',
    key: ({ daysSinceNonRenewalContact: days, contactStatus }) =>
      days ?? (contactStatus === 'never' ? Number.POSITIVE_INFINITY : null),
    isNumber: true,
  },
  { id: 'owner', label: 'Owner', key: ({ owner }) => owner?.name ?? null },
];

/** The renewals of the next months: by risk, by silence, by owner. */
export function RenewalsPage(): ReactNode {
  const load = useLoad('renewals', (signal) => requestJson('/api/manager/renewals', renewalsViewSchema, { signal }));
  return (
    <PageFrame
      title="Renewals in the next 120 days"
      lead="Which contracts end soon, how likely we are to lose them, and when we last talked about anything else."
    >
      <LoadView load={load} what="The renewals">
        {(view) => <Content view={view} />}
      </LoadView>
    </PageFrame>
  );
}

function headline({ renewals, windowDays, currency }: RenewalsView, locale: string): string {
  const worth = (some: readonly UpcomingRenewal[]) =>
    formatMoney(
      some.reduce((sum, { currentAnnualValue }) => sum + currentAnnualValue, 0),
      { locale, currency },
    );
  const atRisk = renewals.filter(({ risk }) => risk === 'high' || risk === 'critical');
  const overdue = renewals.filter(({ daysToRenewal }) => daysToRenewal < 0);
  const count = renewals.length === 1 ? '1 contract' : `${renewals.length} contracts`;
  const late = overdue.length === 0 ? '' : ` or are overdue (${overdue.length})`;
  return `${count} worth ${worth(renewals)} a year end within ${windowDays} days${late}; ${atRisk.length} of them, worth ${worth(atRisk)}, ${atRisk.length === 1 ? 'is' : 'are'} at high or critical risk.`;
}

function Content({ view }: { readonly view: RenewalsView }): ReactNode {
  const { format } = usePortal();
  const [sort, onSort] = useSort('at-risk', false);
  const [grouping, setGrouping] = useState<Grouping>('risk');
  const [owner, setOwner] = useState<readonly string[]>([]);
  if (view.renewals.length === 0) {
    return (
      <EmptyNotice title="No contract ends soon">
        Within {view.windowDays} days no renewal is due. Where contracts have an end, they appear here on their own.
      </EmptyNotice>
    );
  }
  const renewals = view.renewals.filter((renewal) => ownedBy(renewal, owner));
  return (
    <>
      <p className="sb-headline">{headline(view, format.locale)}</p>
      <div className="sb-filters">
        <div className="sb-segmented" role="group" aria-label="Group by">
          {GROUPINGS.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === grouping}
              onClick={() => {
                setGrouping(id);
              }}
            >
              {label}
            </button>
          ))}
        </div>
        <OwnerFilter customers={view.renewals} chosen={owner} onChange={setOwner} />
      </div>
      {groupRenewals(renewals, grouping).map((group) => (
        <section key={group.id} className="sb-sheet" aria-label={group.label}>
          {grouping !== 'none' && (
            <h2 className="sb-group">
              {group.label}
              <span className="sb-muted">
                {group.renewals.length} ·{' '}
                {formatMoney(group.valueAtRisk, { locale: format.locale, currency: view.currency })} at risk
              </span>
            </h2>
          )}
          <RenewalTable
            label={group.label}
            renewals={sortRows(group.renewals, COLUMNS, sort)}
            currency={view.currency}
            sort={sort}
            onSort={onSort}
          />
        </section>
      ))}
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly renewals: readonly UpcomingRenewal[];
  readonly currency: string;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
}

function RenewalTable({ label, renewals, currency, sort, onSort }: TableProps): ReactNode {
  const { format } = usePortal();
  const { locale } = format;
  const money = (amount: number) => formatMoney(amount, { locale, currency });
  return (
    <ScrollBox label={label}>
      <table className="sb-data sb-data--even">
        <SortableHead columns={COLUMNS} sort={sort} onSort={onSort} />
        <tbody>
          {renewals.map((renewal) => (
            <tr key={renewal.companyId}>
              <td>
                <PageLink to={`/companies/${renewal.companyId}`}>{renewal.name}</PageLink>
              </td>
              <td>
                {formatDay(renewal.renewalDate, locale)}
                <span className="sb-below">
                  {dueDay(renewal.daysToRenewal)}
                  {renewal.openRenewalDeal ? ', deal open' : ', no renewal deal'}
                </span>
              </td>
              <td>
                <RiskTag value={renewal.risk} label={RISK_LABELS[renewal.risk]} />
                <span className="sb-below">{Math.round(renewal.lossProbability * 100)} in 100 leave</span>
              </td>
              <td className="sb-right">{money(renewal.valueAtRisk)}</td>
              <td className="sb-right">{money(renewal.currentAnnualValue)}</td>
              <td>
                <ContactTag value={renewal.contactStatus} label={CONTACT_LABELS[renewal.contactStatus]} />
                {renewal.lastNonRenewalContact !== null && renewal.daysSinceNonRenewalContact !== null && (
                  <span className="sb-below">
                    {formatDay(renewal.lastNonRenewalContact, locale)},{' '}
                    {relativeDay(-renewal.daysSinceNonRenewalContact)}
                  </span>
                )}
              </td>
              <td>{renewal.owner?.name ?? NO_VALUE}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
