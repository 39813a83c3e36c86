import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly direction: 'ascending' | 'descending' | 'none';
  readonly align?: 'left' | 'right';
  readonly onSort: () => void;
}

/** The head of a column that sorts its table. */
export function SortHeader({ children, direction, align = 'left', onSort }: Props): ReactNode {
  return (
    <th scope="col" aria-sort={direction} className={align === 'right' ? 'sb-right' : ''}>
      <button type="button" className="sb-sort" onClick={onSort}>
        {children}
        <span className={`sb-sort__mark sb-sort__mark--${direction}`} aria-hidden="true" />
      </button>
    </th>
  );
}
