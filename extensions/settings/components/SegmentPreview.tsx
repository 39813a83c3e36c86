import type { ReactElement } from 'react';
import { BarChart, Flex, Text } from '@hubspot/ui-extensions';
import type { SegmentsPreview } from '../../shared/settings-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { CountTable } from './CountTable.tsx';

/** How many customers each segment and each risk would hold. */
export function SegmentCounts({ view }: { readonly view: SegmentsPreview }): ReactElement {
  const { texts, labels, format } = useWords();
  const { previews } = texts;
  const { segments } = previews;
  const counts = view.segments.map(({ segment, now, then, thenInterval }) => ({
    key: segment ?? 'none',
    name: segment === null ? segments.noSegment : labels.segment[segment],
    now,
    then,
    range: thenInterval,
  }));
  return (
    <Flex direction="column" gap="small">
      {view.isSample && <Text testId="estimate">{previews.estimate}</Text>}
      <Text format={{ fontWeight: 'demibold' }}>{segments.moved(view.moved, format.number(view.moved))}</Text>
      <BarChart
        data={counts.flatMap(({ name, now, then }) => [
          { segment: name, customers: now, when: previews.now },
          { segment: name, customers: then, when: previews.then },
        ])}
        axes={{
          x: { field: 'segment', fieldType: 'category', label: segments.segment },
          y: { field: 'customers', fieldType: 'linear', label: segments.customers },
          options: { groupFieldByColor: 'when' },
        }}
        options={{ title: segments.chart, showLegend: true, showDataLabels: true }}
      />
      <CountTable testId="segment-counts" header={segments.segment} counts={counts} />
      <CountTable
        testId="risk-counts"
        header={segments.risk}
        counts={view.risks.map(({ risk, now, then }) => ({ key: risk, name: labels.risk[risk], now, then }))}
      />
      {view.idealLifetimeValue !== null && <Text>{segments.ideal(format.money(view.idealLifetimeValue))}</Text>}
      <Text>{segments.value(format.money(view.lifetimeValue.now), format.money(view.lifetimeValue.then))}</Text>
    </Flex>
  );
}
