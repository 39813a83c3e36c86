import type { ReactElement, ReactNode } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';

/** Records that show what a draft would do. */
export function Examples({
  isEmpty,
  children,
}: {
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { previews } = useWords().texts;
  return (
    <Flex direction="column" gap="small">
      <Heading>{previews.examples}</Heading>
      {isEmpty ? <Text>{previews.noExamples}</Text> : children}
    </Flex>
  );
}
