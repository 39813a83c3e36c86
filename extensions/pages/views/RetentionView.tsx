import type { ReactElement } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { PromiseKept } from './PromiseKept.tsx';
import { Retention } from './Retention.tsx';

export function RetentionView(): ReactElement {
  return (
    <Flex direction="column" gap="large">
      <Retention />
      <Divider />
      <PromiseKept />
    </Flex>
  );
}
