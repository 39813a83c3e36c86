import type { ReactElement } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { Health } from './Health.tsx';
import { Missing } from './Missing.tsx';

export function DataView(): ReactElement {
  return (
    <Flex direction="column" gap="large">
      <Missing />
      <Divider />
      <Health />
    </Flex>
  );
}
