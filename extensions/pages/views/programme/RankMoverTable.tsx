import type { ReactElement } from 'react';
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { type Format, NO_VALUE } from '../../../shared/format.ts';
import type { RankMoversView } from '../../../shared/programme/rank-movers-view.ts';
import { DataTable } from '../../../shared/components/DataTable.tsx';
import { RiskTag } from '../../components/RiskTag.tsx';
import { useWords } from '../../hooks/use-words.ts';
import { nameOf } from '../../sentences/customer-cells.ts';
import { AssignActivity, useAssigns } from './AssignActivity.tsx';
import { CompanyCell } from './CompanyCell.tsx';
import { pageCountOf } from './programme-paths.ts';

type View = Extract<RankMoversView, { kind: 'movers' }>;
type Mover = View['movers'][number];

const MOST_EVIDENCE = 3;
/** Red is for what needs somebody; the word beside it says the same. */
const COLOURS = { reward: 'success', intervene: 'danger', none: 'default' } as const;

export interface RankMoverTableProps {
  readonly view: View;
  readonly format: Format;
  readonly page: number;
  readonly turn: (page: number) => void;
}

/** Each mover: from which place to which, what the change is made of, and what to do about it on what evidence. */
export function RankMoverTable({ view, format, page, turn }: RankMoverTableProps): ReactElement {
  const { programme, columns } = useWords().texts;
  const { movers, ranking } = programme;
  const assigns = useAssigns();
  return (
    <DataTable
      testId="rank-movers-list"
      columns={[
        { key: 'customer', header: columns.customerAndOwner },
        { key: 'rank', header: ranking.rank },
        { key: 'change', header: columns.change, align: 'right' },
        { key: 'cause', header: columns.cause },
        { key: 'action', header: movers.action },
        { key: 'evidence', header: movers.evidence },
        { key: 'risk', header: columns.risk },
        ...(assigns ? [{ key: 'assign', header: programme.activities.activity }] : []),
      ]}
      rows={view.movers.map((mover) => ({
        key: mover.companyId,
        cells: [
          <CompanyCell key="who" companyId={mover.companyId} name={mover.name} ownerId={mover.ownerId} />,
          <Places key="rank" mover={mover} format={format} />,
          format.money(mover.change),
          <Causes key="cause" mover={mover} format={format} />,
          <StatusTag key="action" variant={COLOURS[mover.response.action]}>
            {movers.actions[mover.response.action]}
          </StatusTag>,
          <Evidence key="evidence" mover={mover} format={format} />,
          <RiskTag key="risk" risk={mover.risk} />,
          ...(assigns ? [<AssignActivity key="assign" company={mover} place="movers" />] : []),
        ],
      }))}
      paging={{ page, pageCount: pageCountOf(view.total), turn }}
    />
  );
}

interface MoverProps {
  readonly mover: Mover;
  readonly format: Format;
}

function Places({ mover: { before, after }, format }: MoverProps): ReactElement {
  const { movers } = useWords().texts.programme;
  const place = (rank: number | null): string => (rank === null ? NO_VALUE : format.number(rank));
  return (
    <Flex direction="column" gap="flush">
      <Text>{movers.rank(place(before.rank), place(after.rank))}</Text>
      <Text variant="microcopy">
        {movers.relative(format.number(before.relativeValue, 2), format.number(after.relativeValue, 2))}
      </Text>
    </Flex>
  );
}

/** What moved it most, and the parts that add up to the change. */
function Causes({ mover: { causes, response }, format }: MoverProps): ReactElement {
  const { movers } = useWords().texts.programme;
  const moved = causes.filter(({ change }) => Math.round(change) !== 0);
  // One part that is all of the change says nothing beside its name.
  const parts = moved.length === 1 && moved[0]?.cause === response.mainCause ? [] : moved;
  return (
    <Flex direction="column" gap="flush">
      <Text>{movers.causes[response.mainCause]}</Text>
      {parts.map(({ cause, change }) => (
        <Text key={cause} variant="microcopy">
          {movers.part(movers.causes[cause], format.money(change))}
        </Text>
      ))}
    </Flex>
  );
}

function Evidence({ mover: { response }, format }: MoverProps): ReactElement {
  const { texts, labels } = useWords();
  const shown = response.evidence.slice(0, MOST_EVIDENCE);
  if (shown.length === 0) return <>{NO_VALUE}</>;
  return (
    <Flex direction="column" gap="flush">
      {shown.map(({ name, points }) => (
        <Text key={name}>{texts.programme.movers.points(nameOf(labels.driver, name), format.points(points))}</Text>
      ))}
    </Flex>
  );
}
