import type { ReactElement } from 'react';
import { DescriptionList, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { composeFacts } from '../sentences/facts.ts';
import type { Summary } from '../sentences/summary.ts';
import { MeanwhileNote } from './MeanwhileNote.tsx';

export interface FactListProps {
  readonly summary: Summary;
  readonly compact: boolean;
}

/** The facts, each with its label; the narrow card leaves out the lifetime value. */
export function FactList({ summary, compact }: FactListProps): ReactElement {
  const facts = composeFacts(summary, useWords()).filter((fact) => !compact || fact.key !== 'lifetime');
  return (
    <DescriptionList>
      {facts.map((fact) => (
        <DescriptionListItem key={fact.key} label={fact.label} testId={`fact-${fact.key}`}>
          <Text>{fact.text}</Text>
          {fact.key === 'contact' && <MeanwhileNote summary={summary} />}
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
}
