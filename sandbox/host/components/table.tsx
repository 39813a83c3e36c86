import { useContext, type CSSProperties, type ReactNode } from 'react';
import type {
  TableCellProps,
  TableElementProps,
  TableHeaderProps,
  TablePaginatedProps,
  TableProps,
  WidthProps,
} from '@hubspot/ui-extensions';
import { ScrollBox } from './scroll-box.tsx';
import { classNames, tell, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import { hostWords } from './host-words.ts';

export function Table(props: TableProps): ReactNode {
  const { children, bordered = true, flush = false, density = 'default', testId } = props;
  return (
    <div className={classNames('sb-table', flush && 'sb-table--flush')} {...testAttribute(testId)}>
      <ScrollBox label="Table">
        <table className={classNames(bordered && 'sb-table--bordered', `sb-table--${density}`)}>{children}</table>
      </ScrollBox>
      {props.paginated === true && <Pager {...props} />}
    </div>
  );
}

function Pager({ pageCount, page = 1, onPageChange, showButtonLabels = true }: TablePaginatedProps): ReactNode {
  const words = hostWords(useContext(CardSurfaceContext).locale);
  const go = (to: number) => () => {
    tell(onPageChange, to);
  };
  return (
    <div role="group" className="sb-pager" aria-label="Pages of the table">
      <button type="button" className="sb-pager__step" disabled={page <= 1} onClick={go(page - 1)}>
        <span aria-hidden="true">‹</span> <span className={showButtonLabels ? '' : 'sb-unseen'}>{words.previous}</span>
      </button>
      <span>{words.page(page, pageCount)}</span>
      <button type="button" className="sb-pager__step" disabled={page >= pageCount} onClick={go(page + 1)}>
        <span className={showButtonLabels ? '' : 'sb-unseen'}>{words.next}</span> <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}

export function TableHead({ children, testId }: TableElementProps): ReactNode {
  return <thead {...testAttribute(testId)}>{children}</thead>;
}

export function TableBody({ children, testId }: TableElementProps): ReactNode {
  return <tbody {...testAttribute(testId)}>{children}</tbody>;
}

export function TableFooter({ children, testId }: TableElementProps): ReactNode {
  return <tfoot {...testAttribute(testId)}>{children}</tfoot>;
}

export function TableRow({ children, testId }: TableElementProps): ReactNode {
  return <tr {...testAttribute(testId)}>{children}</tr>;
}

function cellStyle({ width }: WidthProps, align: 'left' | 'center' | 'right' | undefined): CSSProperties {
  const style: CSSProperties = {};
  if (align !== undefined) style.textAlign = align;
  if (width === 'min') style.width = 1;
  else if (width === 'max') style.width = '100%';
  else if (width !== undefined) style.width = width;
  return style;
}

export function TableCell({ children, align, width, colSpan, testId }: TableCellProps): ReactNode {
  const style = cellStyle(width === undefined ? {} : { width }, align);
  return (
    <td style={style} colSpan={colSpan} {...testAttribute(testId)}>
      {children}
    </td>
  );
}

export function TableHeader(props: TableHeaderProps): ReactNode {
  const { children, align, width, testId } = props;
  const style = cellStyle(width === undefined ? {} : { width }, align);
  if (!('onSortChange' in props)) {
    return (
      <th scope="col" style={style} {...testAttribute(testId)}>
        {children}
      </th>
    );
  }
  const { sortDirection, onSortChange, disabled = false } = props;
  const next = sortDirection === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" style={style} aria-sort={sortDirection} {...testAttribute(testId)}>
      <button
        type="button"
        className="sb-sort"
        disabled={disabled}
        onClick={() => {
          tell(onSortChange, next);
        }}
      >
        {children}
        <span className={`sb-sort__mark sb-sort__mark--${sortDirection}`} aria-hidden="true" />
      </button>
    </th>
  );
}
