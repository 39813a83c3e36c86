import { type ReactElement, useState } from 'react';
import { Flex, Select, Text } from '@hubspot/ui-extensions';
import { moversSchema, type MoversView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import type { Period } from '../components/PeriodSelect.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { addDays } from '../filters/renewal-window.ts';
import { usePageNumber } from '../hooks/use-page-number.ts';
import { usePlace } from '../hooks/use-place.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { MoverCauses } from './MoverCauses.tsx';
import { MOVERS_PER_PAGE, MoverTable } from './MoverTable.tsx';

type Direction = 'up' | 'down';

/** Whose value changed most, and why; those that lost value first, since they need somebody. */
export function Movers({ period }: { readonly period: Period }): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const { today } = usePortfolio();
  const [direction, setDirection] = useState<Direction>('down');
  const asked = { from: addDays(today, -period), to: today, direction };
  const [page, turn] = usePageNumber(toPath('movers', filters, asked));
  const offset = (page - 1) * MOVERS_PER_PAGE;
  const path = toPath('movers', filters, { ...asked, offset, limit: MOVERS_PER_PAGE });
  return (
    <Section
      title={texts.movers.title}
      controls={<DirectionSelect direction={direction} choose={setDirection} />}
      reading={useAsked(path, moversSchema)}
      testId="movers"
    >
      {(view) => <Moved view={view} page={page} turn={turn} />}
    </Section>
  );
}

interface DirectionSelectProps {
  readonly direction: Direction;
  readonly choose: (direction: Direction) => void;
}

function DirectionSelect({ direction, choose }: DirectionSelectProps): ReactElement {
  const { movers } = useWords().texts;
  return (
    <Select
      name="movers-direction"
      label={movers.direction}
      value={direction}
      options={[
        { value: 'down', label: movers.directions.down },
        { value: 'up', label: movers.directions.up },
      ]}
      onChange={(chosen) => {
        choose(chosen === 'up' ? 'up' : 'down');
      }}
    />
  );
}

interface MovedProps {
  readonly view: MoversView;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Moved({ view, page, turn }: MovedProps): ReactElement {
  const { texts, count } = useWords();
  const format = useFormat(view.currency);
  const { movers } = texts;
  const [from, to] = [format.fullDate(view.from), format.fullDate(view.to)];
  const all = view.byCause.reduce((sum, { up, down }) => sum + up + down, 0);
  if (all === 0) return <Text>{movers.none(from, to)}</Text>;
  return (
    <Flex direction="column" gap="medium">
      <Text testId="movers-sentence">{movers.sentence(count(all), from, to)}</Text>
      <MoverCauses byCause={view.byCause} format={format} />
      {view.movers.length === 0 ? (
        <Text>{movers.noneThisWay}</Text>
      ) : (
        <MoverTable view={view} format={format} page={page} turn={turn} />
      )}
    </Flex>
  );
}
