import { Fragment, useId, useState, type ReactNode } from 'react';
import type { RenewalOnlyCustomer, RenewalOnlyView } from '../../../demo/manager-views.ts';
import { renewalOnlyViewSchema } from '../../../demo/manager-views.ts';
import { EmptyNotice } from '../parts/notices.tsx';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { formatDay, formatMoney } from '../../data/format-properties.ts';
import { requestJson } from '../../data/request.ts';
import { dueDay, relativeDay } from '../parts/days.ts';
import { LoadView } from '../parts/load-view.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { NO_VALUE, RISK_LABELS, RiskTag } from '../parts/value-tags.tsx';
import { usePortal } from '../shell/portal-context.ts';
import { PageLink } from '../shell/router.tsx';
import { useLoad } from '../shell/use-load.ts';
import { OwnerFilter, ownedBy } from './owner-filter.tsx';
import { SortableHead, sortRows, useSort, type SortColumn } from './sorting.tsx';
import { TouchTable } from './touch-table.tsx';

const STEP = 50;

const COLUMNS: readonly SortColumn<RenewalOnlyCustomer>[] = [
  { id: 'name', label: 'Customer', key: ({ name }) => name.toLowerCase() },
  { id: 'value', label: 'Value a year', key: ({ currentAnnualValue }) => currentAnnualValue, isNumber: true },
  { id: 'at-risk', label: 'Value at risk', key: ({ valueAtRisk }) => valueAtRisk, isNumber: true },
  { id: 'risk', label: 'Risk', key: ({ risk }) => ['low', 'watch', 'high', 'critical'].indexOf(risk), isNumber: true },
  { id: 'renewal', label: 'Renewal', key: ({ renewalDate }) => renewalDate },
  {
    id: 'silence',
    label: 'Last talk not about renewal',
    key: ({ daysSinceNonRenewalContact }) => daysSinceNonRenewalContact ?? Number.POSITIVE_INFINITY,
    isNumber: true,
  },
  { id: 'owner', label: 'Owner', key: ({ owner }) => owner?.name ?? null },
];

/** The customers that heard from us about their renewal and nothing else. */
export function RenewalOnlyPage(): ReactNode {
  const load = useLoad('renewal-only', (signal) =>
    requestJson('/api/manager/renewal-only', renewalOnlyViewSchema, { signal }),
  );
  return (
    <PageFrame
      title="Only about the renewal"
      lead="Customers we talked to about their renewal and nothing else, by what they are worth."
    >
      <LoadView load={load} what="The customers">
        {(view) => <Content view={view} />}
      </LoadView>
    </PageFrame>
  );
}

function headline({ customers, windowMonths, customersInAll, currency }: RenewalOnlyView, locale: string): string {
  const value = customers.reduce((sum, { currentAnnualValue }) => sum + currentAnnualValue, 0);
  const count = customers.length === 1 ? '1 customer' : `${customers.length} customers`;
  return `${count} of ${customersInAll}, worth ${formatMoney(value, { locale, currency })} a year: in the last ${windowMonths} months every conversation was about the renewal.`;
}

function Content({ view }: { readonly view: RenewalOnlyView }): ReactNode {
  const { format } = usePortal();
  const [sort, onSort] = useSort('value', false);
  const [owner, setOwner] = useState<readonly string[]>([]);
  const [count, setCount] = useState(STEP);
  const notMeasurable = view.notMeasurable > 0 && (
    <p className="sb-muted">
      Not counted: {view.notMeasurable} of {view.customersInAll} customers, for whom nothing is logged. That may be
      missing logging, not silence.
    </p>
  );
  if (view.customersInAll > 0 && view.notMeasurable === view.customersInAll) {
    return (
      <EmptyNotice title="This cannot be told: nothing is logged">
        No call, meeting or e-mail is logged for any of the {view.customersInAll} customers. That may be missing
        logging, not silence: connect the mailbox and the calendar in HubSpot, or log what you do.
      </EmptyNotice>
    );
  }
  if (view.customers.length === 0) {
    return (
      <>
        <EmptyNotice title="Nobody hears from us only about the renewal">
          No customer with logged contact was talked to about the renewal alone in the last {view.windowMonths} months.
        </EmptyNotice>
        {notMeasurable}
      </>
    );
  }
  const rows = sortRows(
    view.customers.filter((customer) => ownedBy(customer, owner)),
    COLUMNS,
    sort,
  );
  return (
    <>
      <p className="sb-headline">{headline(view, format.locale)}</p>
      {notMeasurable}
      <div className="sb-filters">
        <OwnerFilter customers={view.customers} chosen={owner} onChange={setOwner} />
      </div>
      <section className="sb-sheet" aria-label="Customers">
        <ScrollBox label="Customers">
          <table className="sb-data">
            <SortableHead columns={COLUMNS} sort={sort} onSort={onSort} after={<th scope="col">Contact</th>} />
            <tbody>
              {rows.slice(0, count).map((customer) => (
                <CustomerRows key={customer.companyId} customer={customer} currency={view.currency} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
        {rows.length > count && (
          <button
            type="button"
            className="sb-button sb-button--secondary sb-button--sm"
            onClick={() => {
              setCount(count + STEP);
            }}
          >
            Show more ({rows.length - count} left)
          </button>
        )}
      </section>
    </>
  );
}

function CustomerRows({
  customer,
  currency,
}: {
  readonly customer: RenewalOnlyCustomer;
  readonly currency: string;
}): ReactNode {
  const { format } = usePortal();
  const [open, setOpen] = useState(false);
  const detailId = useId();
  const { locale } = format;
  const { counted, excluded, renewalDate, daysToRenewal, lastNonRenewalContact, daysSinceNonRenewalContact } = customer;
  return (
    <Fragment>
      <tr>
        <td>
          <PageLink to={`/companies/${customer.companyId}`}>{customer.name}</PageLink>
        </td>
        <td className="sb-right">{formatMoney(customer.currentAnnualValue, { locale, currency })}</td>
        <td className="sb-right">{formatMoney(customer.valueAtRisk, { locale, currency })}</td>
        <td>
          <RiskTag value={customer.risk} label={RISK_LABELS[customer.risk]} />
        </td>
        <td>
          {renewalDate === null ? NO_VALUE : formatDay(renewalDate, locale)}
          {daysToRenewal !== null && <span className="sb-below">{dueDay(daysToRenewal)}</span>}
        </td>
        <td>
          {lastNonRenewalContact === null ? 'Never' : formatDay(lastNonRenewalContact, locale)}
          {daysSinceNonRenewalContact !== null && (
            <span className="sb-below">{relativeDay(-daysSinceNonRenewalContact)}</span>
          )}
        </td>
        <td>{customer.owner?.name ?? NO_VALUE}</td>
        <td>
          <button
            type="button"
            className="sb-expand"
            aria-expanded={open}
            aria-controls={detailId}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <span className="sb-accordion__mark" aria-hidden="true" />
            {counted.length} counted, {excluded.length} not
            <span className="sb-unseen"> for {customer.name}</span>
          </button>
        </td>
      </tr>
      <tr id={detailId} hidden={!open} className="sb-detail">
        <td colSpan={COLUMNS.length + 1}>
          {open && <TouchTable companyId={customer.companyId} counted={counted} excluded={excluded} />}
        </td>
      </tr>
    </Fragment>
  );
}
