import type { ReactNode } from 'react';
import type { CountedTouch, ExcludedTouch, TouchKind } from '../../../demo/manager-views.ts';
import { formatDay } from '../../data/format-properties.ts';
import { timelineAddress } from '../record/record-links.ts';
import { usePortal } from '../shell/portal-context.ts';
import { PageLink } from '../shell/router.tsx';

const KINDS: Readonly<Record<TouchKind, string>> = {
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  message: 'Message',
  note: 'Note',
  task: 'Task',
};

interface Line {
  readonly record: string;
  readonly kind: TouchKind;
  readonly date: string | null;
  readonly verdict: string;
  readonly because: string;
}

function toLines(counted: readonly CountedTouch[], excluded: readonly ExcludedTouch[]): readonly Line[] {
  const lines: Line[] = [
    ...counted.map((touch) => ({
      ...touch,
      verdict: touch.purpose === 'renewal' ? 'Counted, about the renewal' : 'Counted',
    })),
    ...excluded.map((touch) => ({ ...touch, verdict: 'Not counted' })),
  ];
  return lines.sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''));
}

/** Every touch of a customer: whether it counted as contact, and why. */
export function TouchTable({
  companyId,
  counted,
  excluded,
}: {
  readonly companyId: string;
  readonly counted: readonly CountedTouch[];
  readonly excluded: readonly ExcludedTouch[];
}): ReactNode {
  const { format } = usePortal();
  const lines = toLines(counted, excluded);
  if (lines.length === 0) return <p className="sb-muted">Nothing is logged for this customer.</p>;
  return (
    <table className="sb-data sb-data--inner">
      <caption className="sb-unseen">Touches and whether they counted</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">What</th>
          <th scope="col">Counted?</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ record, kind, date, verdict, because }) => (
          <tr key={`${kind}-${record}`}>
            <td>{date === null ? 'no date' : formatDay(date, format.locale)}</td>
            <td>
              <PageLink to={timelineAddress(companyId, record)}>{KINDS[kind]}</PageLink>
            </td>
            <td>{verdict}</td>
            <td className="sb-sentence">{because}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
