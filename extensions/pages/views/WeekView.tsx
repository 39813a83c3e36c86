import type { ReactElement } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { AtRisk } from './AtRisk.tsx';
import { RenewalsAhead } from './RenewalsAhead.tsx';

export function WeekView(): ReactElement {
  return (
    <Flex direction="column" gap="large">
      <RenewalsAhead />
      <Divider />
      <AtRisk />
    </Flex>
  );
}
