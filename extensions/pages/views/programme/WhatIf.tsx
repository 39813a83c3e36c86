import type { ReactElement, ReactNode } from 'react';
import { AutoGrid, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { Format } from '../../../shared/format.ts';
import type { ReturnsView } from '../../../shared/programme/returns-view.ts';
import { ChartBeside } from '../../components/ChartBeside.tsx';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';

type Told = Extract<ReturnsView, { kind: 'returns' }>;

export interface WhatIfProps {
  readonly view: Told;
  readonly format: Format;
  /** The choice of how many more are kept. */
  readonly children: ReactNode;
}

/** What today's customers would bring were more of them kept, by the portal's own margins. */
export function WhatIf({ view: { whatIf }, format, children }: WhatIfProps): ReactElement {
  const { texts } = useWords();
  const { returns } = texts.programme;
  return (
    <Flex direction="column" gap="small" testId="what-if">
      <Heading>{returns.whatIf}</Heading>
      {whatIf === null ? (
        <Text>{returns.unmeasured}</Text>
      ) : (
        <>
          <AutoGrid columnWidth={280} flexible={false} gap="small">
            {children}
          </AutoGrid>
          <Answer whatIf={whatIf} format={format} />
        </>
      )}
    </Flex>
  );
}

interface AnswerProps {
  readonly whatIf: NonNullable<Told['whatIf']>;
  readonly format: Format;
}

function Answer({ whatIf, format }: AnswerProps): ReactElement {
  const { returns } = useWords().texts.programme;
  const { points, retention, of, marginNow, marginThen } = whatIf;
  const sentence = returns.whatIfSentence(
    format.money(marginNow),
    format.money(marginThen),
    format.number(retention * 100),
    format.number(points),
  );
  const rows = [
    { name: returns.now, value: marginNow },
    { name: returns.then, value: marginThen },
  ];
  return (
    <Flex direction="column" gap="small">
      <Text testId="what-if-sentence">{`${sentence} ${returns.of[of]} ${returns.whatIfNote}`}</Text>
      <ChartBeside
        title={returns.whatIfChart}
        bars={rows.map(({ name, value }) => ({ name, value: Math.round(value) }))}
        nameLabel={returns.what}
        valueLabel={returns.amount}
        testId="what-if-chart"
      >
        <WholeTable
          testId="what-if-table"
          columns={[
            { key: 'what', header: returns.what },
            { key: 'amount', header: returns.amount, align: 'right' },
          ]}
          rows={rows.map(({ name, value }) => ({ key: name, cells: [name, format.money(value)] }))}
        />
      </ChartBeside>
    </Flex>
  );
}
