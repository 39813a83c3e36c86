import type { ReactElement } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { GapByIndustry } from './GapByIndustry.tsx';
import { GapByProduct } from './GapByProduct.tsx';

export function GrowthView(): ReactElement {
  return (
    <Flex direction="column" gap="large">
      <GapByIndustry />
      <Divider />
      <GapByProduct />
    </Flex>
  );
}
