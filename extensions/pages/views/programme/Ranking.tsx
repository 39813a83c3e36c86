import type { ReactElement } from 'react';
import { Divider, Flex, Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../../shared/format.ts';
import { rankingSchema, type RankingView } from '../../../shared/programme/ranking-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { DataTable } from '../../../shared/components/DataTable.tsx';
import { usePageNumber } from '../../hooks/use-page-number.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { CompanyCell } from './CompanyCell.tsx';
import { PartSection } from './PartSection.tsx';
import { listPath, pageCountOf } from './programme-paths.ts';
import { RankMovers } from './RankMovers.tsx';

/** The Ideal by relative value as fixed at the end of a quarter, and who moved since. */
export function Ranking(): ReactElement {
  const { ranking } = useWords().texts.programme;
  const [page, turn] = usePageNumber('ranking');
  return (
    <Flex direction="column" gap="large">
      <RankMovers />
      <Divider />
      <PartSection title={ranking.title} reading={useAsked(listPath('ranking', page), rankingSchema)} testId="ranking">
        {(view) => <Ranked view={view} page={page} turn={turn} />}
      </PartSection>
    </Flex>
  );
}

interface RankedProps {
  readonly view: Extract<RankingView, { kind: 'ranking' }>;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Ranked({ view, page, turn }: RankedProps): ReactElement {
  const { texts, count, percent, labels } = useWords();
  const { programme, columns } = texts;
  const { ranking } = programme;
  const format = useFormat(view.currency);
  const period = format.fullDate(view.period);
  if (view.total === 0) return <Text>{ranking.none(period)}</Text>;
  const before = view.periodBefore === null ? ranking.first : ranking.before(format.fullDate(view.periodBefore));
  const placeBefore = (rankBefore: number | null): string => {
    if (view.periodBefore === null) return NO_VALUE;
    return rankBefore === null ? ranking.isNew : format.number(rankBefore);
  };
  return (
    <Flex direction="column" gap="small">
      <Text testId="ranking-sentence">{ranking.sentence(count(view.total), period)}</Text>
      <DataTable
        testId="ranking-list"
        columns={[
          { key: 'rank', header: ranking.rank, align: 'right' },
          { key: 'before', header: ranking.rankBefore, align: 'right' },
          { key: 'customer', header: columns.customerAndOwner },
          { key: 'value', header: columns.lifetimeValue, align: 'right' },
          { key: 'relative', header: ranking.relativeValue, align: 'right' },
          { key: 'share', header: ranking.share, align: 'right' },
          { key: 'now', header: ranking.segmentNow },
        ]}
        rows={view.ranked.map(({ rank, rankBefore, lifetimeValue, relativeValue, share, segmentNow, ...who }) => ({
          key: who.companyId,
          cells: [
            format.number(rank),
            placeBefore(rankBefore),
            <CompanyCell key="who" {...who} />,
            format.money(lifetimeValue),
            relativeValue === null ? NO_VALUE : format.number(relativeValue, 2),
            share === null ? NO_VALUE : percent(share, 1),
            segmentNow === null ? NO_VALUE : labels.segment[segmentNow],
          ],
        }))}
        paging={{ page, pageCount: pageCountOf(view.total), turn }}
      />
      <Text variant="microcopy">{`${before} ${ranking.note}`}</Text>
    </Flex>
  );
}
