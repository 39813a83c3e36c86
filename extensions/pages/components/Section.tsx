import type { ReactElement, ReactNode } from 'react';
import { AutoGrid, Flex, Heading } from '@hubspot/ui-extensions';
import { Answered, type AnsweredProps } from './Answered.tsx';

export interface SectionProps<Value> extends AnsweredProps<Value> {
  readonly title: string;
  /** What changes what is asked, such as a choice of period; stays while something loads. */
  readonly controls?: ReactNode;
}

/** One thing that the page tells, under its heading. */
export function Section<Value>({ title, controls, ...answered }: SectionProps<Value>): ReactElement {
  return (
    <Flex direction="column" gap="small" testId={answered.testId}>
      <Heading>{title}</Heading>
      {controls !== undefined && (
        <AutoGrid columnWidth={280} flexible={false} gap="small">
          {controls}
        </AutoGrid>
      )}
      <Answered {...answered} />
    </Flex>
  );
}
