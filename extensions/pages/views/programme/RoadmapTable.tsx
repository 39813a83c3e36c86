import type { ReactElement } from 'react';
import { Button, Flex } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../../shared/format.ts';
import type { RoadmapView } from '../../../shared/programme/roadmap-view.ts';
import { DataTable } from '../../../shared/components/DataTable.tsx';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { CompanyCell, type Who } from './CompanyCell.tsx';
import { EnterExchange } from './EnterExchange.tsx';
import { pageCountOf } from './programme-paths.ts';

export interface RoadmapTableProps {
  readonly view: Extract<RoadmapView, { kind: 'roadmap' }>;
  readonly page: number;
  readonly turn: (page: number) => void;
  /** Shows what was exchanged with a company. */
  readonly show: (company: Who) => void;
  readonly onSaved: () => void;
}

/** Customers whose exchange is due, with a way to enter one. */
export function RoadmapTable({ view, page, turn, show, onSaved }: RoadmapTableProps): ReactElement {
  const { texts, labels } = useWords();
  const { programme, columns } = texts;
  const { roadmap } = programme;
  const format = useFormat(view.currency);
  return (
    <DataTable
      testId="roadmap-list"
      columns={[
        { key: 'customer', header: columns.customerAndOwner },
        { key: 'segment', header: columns.segment },
        { key: 'value', header: columns.lifetimeValue, align: 'right' },
        { key: 'last', header: roadmap.last },
        { key: 'enter', header: programme.parts.roadmap },
      ]}
      rows={view.due.map((one) => ({
        key: one.companyId,
        cells: [
          <CompanyCell key="who" companyId={one.companyId} name={one.name} ownerId={one.ownerId} />,
          one.segment === null ? NO_VALUE : labels.segment[one.segment],
          format.money(one.lifetimeValue),
          one.lastOn === null ? roadmap.never : format.fullDate(one.lastOn),
          <Flex key="enter" direction="row" gap="extra-small" wrap="wrap">
            <EnterExchange company={one} onSaved={onSaved} />
            {one.lastOn !== null && (
              <Button
                size="xs"
                variant="transparent"
                onClick={() => {
                  show(one);
                }}
                testId={`show-${one.companyId}`}
              >
                {roadmap.show}
              </Button>
            )}
          </Flex>,
        ],
      }))}
      paging={{ page, pageCount: pageCountOf(view.total), turn }}
    />
  );
}
