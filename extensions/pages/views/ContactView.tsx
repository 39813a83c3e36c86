import type { ReactElement } from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { ContactClock } from './ContactClock.tsx';
import { RenewalOnly } from './RenewalOnly.tsx';

export function ContactView(): ReactElement {
  return (
    <Flex direction="column" gap="large">
      <RenewalOnly />
      <Divider />
      <ContactClock />
    </Flex>
  );
}
