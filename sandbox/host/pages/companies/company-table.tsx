import type { ReactNode } from 'react';
import { ScrollBox } from '../../components/scroll-box.tsx';
import type { CrmObject } from '../../data/crm-client.ts';
import { formatDay, formatMoney, formatNumber } from '../../data/format-properties.ts';
import {
  ANNUAL_VALUE,
  CONTACT_STATUS,
  LAST_CONTACT,
  NAME,
  OWNER,
  RENEWAL_DATE,
  RISK,
  SCORE,
  SEGMENT,
  VALUE_AT_RISK,
  VALUE_GAP,
} from '../../data/loyalty-properties.ts';
import { daysBetween, dueDay, relativeDay } from '../parts/days.ts';
import { shownValue } from '../parts/shown-value.ts';
import { SortHeader } from '../parts/sort-header.tsx';
import { ContactTag, NO_VALUE, RiskTag, SegmentTag } from '../parts/value-tags.tsx';
import { usePortal, type PortalKnowledge } from '../shell/portal-context.ts';
import { PageLink } from '../shell/router.tsx';
import { useRecordForms } from '../record/record-forms.ts';
import type { Sort } from './list-state.ts';

interface Column {
  readonly property: string;
  readonly label: string;
  readonly align?: 'left' | 'right';
  readonly cell: (row: CrmObject, portal: PortalKnowledge) => ReactNode;
}

function value(row: CrmObject, property: string): string | null {
  const found = row.properties[property] ?? null;
  return found === '' ? null : found;
}

/** The portal's own word for an option. */
function optionLabel(property: string, option: string, { definitions }: PortalKnowledge): string {
  return definitions.get(property)?.options.find((candidate) => candidate.value === option)?.label ?? option;
}

function dayCell(day: string | null, words: (days: number) => string, portal: PortalKnowledge): ReactNode {
  if (day === null) return NO_VALUE;
  return (
    <>
      {formatDay(day, portal.format.locale)}
      <span className="sb-below">{words(daysBetween(portal.facts.asOf, day.slice(0, 10)))}</span>
    </>
  );
}

function moneyCell(row: CrmObject, property: string, { format }: PortalKnowledge): string {
  const amount = value(row, property);
  return amount === null ? NO_VALUE : formatMoney(Number(amount), format);
}

function CompanyCell({ id, name }: { readonly id: string; readonly name: string }): ReactNode {
  const { preview } = useRecordForms();
  return (
    <span className="sb-company-cell">
      <PageLink to={`/companies/${id}`}>{name}</PageLink>
      <button
        type="button"
        className="sb-button sb-button--secondary sb-button--xs"
        aria-label={`Preview ${name}`}
        onClick={() => {
          preview(id);
        }}
      >
        Preview
      </button>
    </span>
  );
}

const COLUMNS: readonly Column[] = [
  {
    property: NAME,
    label: 'Company',
    cell: (row) => <CompanyCell id={row.id} name={value(row, NAME) ?? `Company ${row.id}`} />,
  },
  {
    property: SEGMENT,
    label: 'Segment',
    cell: (row, portal) => {
      const segment = value(row, SEGMENT);
      return segment === null ? NO_VALUE : <SegmentTag value={segment} label={optionLabel(SEGMENT, segment, portal)} />;
    },
  },
  {
    property: RISK,
    label: 'Risk',
    cell: (row, portal) => {
      const risk = value(row, RISK);
      return risk === null ? NO_VALUE : <RiskTag value={risk} label={optionLabel(RISK, risk, portal)} />;
    },
  },
  {
    property: SCORE,
    label: 'Loyalty',
    align: 'right',
    cell: (row, portal) => {
      const score = value(row, SCORE);
      return score === null ? NO_VALUE : formatNumber(Math.round(Number(score)), portal.format.locale);
    },
  },
  {
    property: RENEWAL_DATE,
    label: 'Renewal',
    cell: (row, portal) => dayCell(value(row, RENEWAL_DATE), dueDay, portal),
  },
  {
    property: CONTACT_STATUS,
    label: 'Contact',
    cell: (row, portal) => {
      const status = value(row, CONTACT_STATUS);
      return status === null ? (
        NO_VALUE
      ) : (
        <ContactTag value={status} label={optionLabel(CONTACT_STATUS, status, portal)} />
      );
    },
  },
  {
    property: LAST_CONTACT,
    label: 'Last talk not about renewal',
    cell: (row, portal) => dayCell(value(row, LAST_CONTACT), relativeDay, portal),
  },
  {
    property: ANNUAL_VALUE,
    label: 'Value a year',
    align: 'right',
    cell: (row, portal) => moneyCell(row, ANNUAL_VALUE, portal),
  },
  {
    property: VALUE_AT_RISK,
    label: 'Value at risk',
    align: 'right',
    cell: (row, portal) => moneyCell(row, VALUE_AT_RISK, portal),
  },
  {
    property: VALUE_GAP,
    label: 'Room to grow',
    align: 'right',
    cell: (row, portal) => moneyCell(row, VALUE_GAP, portal),
  },
  {
    property: OWNER,
    label: 'Owner',
    cell: (row, portal) => shownValue(OWNER, value(row, OWNER), portal),
  },
];

interface Props {
  readonly rows: readonly CrmObject[];
  readonly sort: Sort;
  readonly busy: boolean;
  readonly onSort: (sort: Sort) => void;
}

export function CompanyTable({ rows, sort, busy, onSort }: Props): ReactNode {
  const portal = usePortal();
  return (
    <ScrollBox label="Companies">
      <table className="sb-data" aria-busy={busy}>
        <thead>
          <tr>
            {COLUMNS.map(({ property, label, align = 'left' }) => {
              const isCurrent = sort.property === property;
              const rising = sort.direction === 'ASCENDING';
              return (
                <SortHeader
                  key={property}
                  align={align}
                  direction={isCurrent ? (rising ? 'ascending' : 'descending') : 'none'}
                  onSort={() => {
                    // Of a number one looks for the greatest first.
                    const toRising = isCurrent ? !rising : align === 'left';
                    onSort({ property, direction: toRising ? 'ASCENDING' : 'DESCENDING' });
                  }}
                >
                  {label}
                </SortHeader>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {COLUMNS.map(({ property, align, cell }) => (
                <td key={property} className={align === 'right' ? 'sb-right' : ''}>
                  {cell(row, portal)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
