import { type ReactElement, useState } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import type { Period } from '../components/PeriodSelect.tsx';
import { Movers } from './Movers.tsx';
import { Moves } from './Moves.tsx';
import { SegmentSums } from './SegmentSums.tsx';
import { ValueTiers } from './ValueTiers.tsx';

/** A quarter: long enough for segments to move, short enough to remember why. */
const USUAL_PERIOD: Period = 90;

export function SegmentsView(): ReactElement {
  const [period, setPeriod] = useState<Period>(USUAL_PERIOD);
  return (
    <Flex direction="column" gap="large">
      <SegmentSums />
      <Divider />
      <Moves period={period} choose={setPeriod} />
      <Divider />
      <Movers period={period} />
      <Divider />
      <ValueTiers />
    </Flex>
  );
}
