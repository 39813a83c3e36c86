import type { ReactElement } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { retentionSchema, type RetentionView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { Section } from '../components/Section.tsx';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { sayRate } from '../sentences/rates.ts';
import { RetentionChart } from './RetentionChart.tsx';
import { RetentionTable } from './RetentionTable.tsx';
import { Survival } from './Survival.tsx';

type Measured = Extract<RetentionView, { kind: 'measured' }>;

/** How many customers, and how much of their value, stayed: by period and by year of the first purchase. */
export function Retention(): ReactElement {
  const { texts } = useWords();
  const reading = useAsked('/api/portfolio/retention', retentionSchema);
  return (
    <Section title={texts.retention.title} reading={reading} testId="retention">
      {(view) => (view.kind === 'measured' ? <Kept view={view} /> : <NotMeasured why={view.why} />)}
    </Section>
  );
}

function NotMeasured({ why }: Pick<Extract<RetentionView, { kind: 'not_measured' }>, 'why'>): ReactElement {
  const { retention } = useWords().texts;
  return <Text testId="retention-not-measured">{why === 'not_yet' ? retention.notYet : retention.notSeen}</Text>;
}

function Kept({ view }: { readonly view: Measured }): ReactElement {
  const words = useWords();
  const format = useFormat(view.currency);
  const { retention } = words.texts;
  const latest = view.periods.toSorted((one, other) => one.from.localeCompare(other.from)).at(-1);
  if (latest === undefined) return <Text testId="retention-no-periods">{retention.noPeriods}</Text>;
  const { count } = words;
  return (
    <Flex direction="column" gap="medium">
      <Text variant="microcopy">{retention.unfiltered}</Text>
      <Text testId="retention-sentence">
        {[
          retention.sentence(
            count(latest.kept),
            count(latest.customers),
            format.fullDate(latest.from),
            format.fullDate(latest.until),
          ),
          retention.rates(sayRate(latest.logo, words), sayRate(latest.gross, words), sayRate(latest.net, words)),
        ].join(' ')}
      </Text>
      <Heading>{retention.periods}</Heading>
      <RetentionChart periods={view.periods} format={format} />
      <RetentionTable
        rows={view.periods}
        header={words.texts.columns.period}
        nameOf={({ from, until }) => retention.period(format.fullDate(from), format.fullDate(until))}
        format={format}
        testId="retention-periods"
      />
      <Heading>{retention.cohorts}</Heading>
      <Text>{retention.period(format.fullDate(latest.from), format.fullDate(latest.until))}</Text>
      <RetentionTable
        rows={view.cohorts.filter(({ from }) => from === latest.from)}
        header={words.texts.columns.cohort}
        nameOf={({ cohort }) => (cohort === null ? retention.cohortsAll : String(cohort))}
        format={format}
        testId="retention-cohorts"
      />
      <Text variant="microcopy">{retention.intervalNote}</Text>
      <Survival points={view.survival} />
    </Flex>
  );
}
