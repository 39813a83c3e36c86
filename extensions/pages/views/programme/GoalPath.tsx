import type { ReactElement } from 'react';
import { AutoGrid, Flex, LineChart, Text } from '@hubspot/ui-extensions';
import { type Format, NO_VALUE } from '../../../shared/format.ts';
import type { GoalView } from '../../../shared/programme/goals-view.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';
import { pathOf, type PathPoint, type Progress, withExpected } from '../../sentences/goals.ts';

export interface GoalPathProps {
  readonly goal: GoalView;
  readonly progress: Progress;
  readonly format: Format;
}

/** What was reached, against what was to be expected with its interval: as lines, and as a table. */
export function GoalPath({ goal, progress, format }: GoalPathProps): ReactElement {
  const { goals } = useWords().texts.programme;
  const { basis, pastConverted, pastMembers } = progress.expectedAtEnd;
  const points = pathOf(goal, progress);
  const known =
    basis === 'past_conversions' && pastConverted !== null && pastMembers !== null
      ? goals.past(format.number(pastConverted), format.number(pastMembers))
      : goals.straightLine;
  return (
    <Flex direction="column" gap="extra-small">
      <AutoGrid columnWidth={480} flexible gap="medium">
        <PathChart points={points} target={goal.targetCount} testId={`goal-${goal.id}-chart`} />
        <PathTable points={points} format={format} testId={`goal-${goal.id}-path`} />
      </AutoGrid>
      <Text variant="microcopy">{`${known} ${goals.intervalNote}`}</Text>
    </Flex>
  );
}

interface PathProps {
  readonly points: readonly PathPoint[];
  readonly testId: string;
}

function PathChart({ points, target, testId }: PathProps & { readonly target: number }): ReactElement {
  const { goals } = useWords().texts.programme;
  const rows = withExpected(points).flatMap(({ day, converted, expected }) => [
    ...(converted === null ? [] : [{ day, kind: goals.converted, customers: converted }]),
    ...(expected === null
      ? []
      : [
          { day, kind: goals.expected, customers: tenths(expected.count) },
          { day, kind: goals.atLeast, customers: tenths(expected.interval[0]) },
          { day, kind: goals.atMost, customers: tenths(expected.interval[1]) },
        ]),
    { day, kind: goals.target, customers: target },
  ]);
  return (
    <LineChart
      data={rows}
      axes={{
        x: { field: 'day', fieldType: 'datetime', label: goals.day },
        y: { field: 'customers', fieldType: 'linear', label: goals.converted },
        options: { groupFieldByColor: 'kind' },
      }}
      options={{ title: goals.chart, showLegend: true, showTooltips: true }}
      testId={testId}
    />
  );
}

function PathTable({ points, format, testId }: PathProps & { readonly format: Format }): ReactElement {
  const { goals } = useWords().texts.programme;
  const right = 'right' as const;
  return (
    <WholeTable
      testId={testId}
      columns={[
        { key: 'day', header: goals.day },
        { key: 'converted', header: goals.converted, align: right },
        { key: 'expected', header: goals.expected, align: right },
        { key: 'range', header: `${goals.from}–${goals.to}`, align: right },
      ]}
      rows={points.map(({ day, converted, expected }) => ({
        key: day,
        cells: [
          format.fullDate(day),
          converted === null ? NO_VALUE : format.number(converted),
          expected === null ? NO_VALUE : format.number(expected.count, expected.count < 10 ? 1 : 0),
          expected === null
            ? NO_VALUE
            : goals.range(format.number(expected.interval[0]), format.number(expected.interval[1])),
        ],
      }))}
    />
  );
}

function tenths(count: number): number {
  return Math.round(count * 10) / 10;
}
