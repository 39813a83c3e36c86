import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { roundToTotal, toScore } from '../../shared/rounding.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayDriver } from '../sentences/reasons.ts';
import { traceRecords } from '../sentences/trace-records.ts';
import { nameOf, type Words } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';
import { RecordLinks } from './RecordLinks.tsx';

/** What the loyalty score is a chance of, how sure it is, and the points it is made of. */
export function LoyaltyDetails({ view }: { readonly view: ScoredView }): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { columns, drivers: driverTexts, total } = texts.details;
  const points = roundToTotal(
    view.drivers.map((driver) => driver.points),
    1,
  );
  const [low, high] = view.loyaltyInterval;
  return (
    <Flex direction="column" gap="small">
      <Text>{describeTest(view, words)}</Text>
      <PagedTable
        testId="drivers"
        columns={[
          { header: columns.driver },
          { header: columns.because },
          { header: columns.points, align: 'right' },
          { header: columns.records },
        ]}
        rows={view.drivers.map((driver, index) => ({
          key: `${index} ${driver.name}`,
          cells: [
            nameOf(texts.labels.driver, driver.name),
            sayDriver(driver, view.loyaltyTest, words),
            format.points(points.parts[index] ?? 0),
            <RecordLinks key="records" records={traceRecords(driver, view, words)} />,
          ],
        }))}
        total={[total, '', format.number(points.total, 1), '']}
      />
      {view.evidenceWeight !== undefined && (
        <Text testId="evidence-weight">{driverTexts.ownRecord(Math.round(100 * view.evidenceWeight))}</Text>
      )}
      <Text>{driverTexts.interval(format.number(toScore(low)), format.number(toScore(high)))}</Text>
      <Text variant="microcopy">{driverTexts.correlation}</Text>
    </Flex>
  );
}

function describeTest({ loyaltyTest, horizonMonths }: ScoredView, { texts }: Words): string {
  const { test } = texts.details.drivers;
  return loyaltyTest === 'next_renewal' ? test.next_renewal : test[loyaltyTest](horizonMonths);
}
