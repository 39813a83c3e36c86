import { type ReactElement, useState } from 'react';
import { Flex, Select, Text } from '@hubspot/ui-extensions';
import { rankMoversSchema, type RankMoversView } from '../../../shared/programme/rank-movers-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { usePageNumber } from '../../hooks/use-page-number.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { PartSection } from './PartSection.tsx';
import { listPath } from './programme-paths.ts';
import { RankMoverTable } from './RankMoverTable.tsx';

type Direction = 'up' | 'down';

/** Whose place or relative value moved since the last ranking; the fallen first, since they need somebody. */
export function RankMovers(): ReactElement {
  const { movers } = useWords().texts.programme;
  const [direction, setDirection] = useState<Direction>('down');
  const [page, turn] = usePageNumber(direction);
  return (
    <PartSection
      title={movers.title}
      controls={
        <Select
          name="rank-movers-direction"
          label={movers.direction}
          value={direction}
          options={(['down', 'up'] as const).map((value) => ({ value, label: movers.directions[value] }))}
          onChange={(chosen) => {
            setDirection(chosen === 'up' ? 'up' : 'down');
          }}
        />
      }
      reading={useAsked(listPath('movers', page, { direction }), rankMoversSchema)}
      testId="rank-movers"
    >
      {(view) => <Moved view={view} page={page} turn={turn} />}
    </PartSection>
  );
}

interface MovedProps {
  readonly view: Extract<RankMoversView, { kind: 'movers' }>;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Moved({ view, page, turn }: MovedProps): ReactElement {
  const { texts, count } = useWords();
  const { movers } = texts.programme;
  const format = useFormat(view.currency);
  const { up, down, entered, left } = view;
  return (
    <Flex direction="column" gap="small">
      <Text testId="rank-movers-sentence">
        {movers.sentence(count(up), count(down), count(entered), count(left), format.fullDate(view.from))}
      </Text>
      {view.total === 0 ? (
        <Text>{movers.none}</Text>
      ) : (
        <RankMoverTable view={view} format={format} page={page} turn={turn} />
      )}
      <Text variant="microcopy">{movers.note}</Text>
    </Flex>
  );
}
