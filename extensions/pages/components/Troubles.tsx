import type { ReactElement, ReactNode } from 'react';
import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { TroublesProvider, useTroubles } from '../hooks/use-troubles.ts';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure } from '../sentences/failure.ts';

export interface TroublesProps {
  /** Asks again for what no section shows. */
  readonly alsoRetry: () => void;
  readonly children: ReactNode;
}

/** What is the matter with the page as a whole, told once above all sections, with one way to try again. */
export function Troubles({ alsoRetry, children }: TroublesProps): ReactElement {
  const words = useWords();
  const { states } = words.texts.frame;
  const [troubles, report] = useTroubles();
  const [first] = troubles;
  const explained = first === undefined ? null : explainFailure(first.failure, words);
  return (
    <TroublesProvider value={report}>
      {explained !== null && (
        <Alert title={explained.title} variant="danger" testId="page-trouble">
          <Flex direction="column" gap="extra-small" align="start">
            <Text>{explained.advice}</Text>
            {troubles.some(({ isStale }) => isStale) && <Text>{states.staleBelow}</Text>}
            <Button
              size="xs"
              onClick={() => {
                alsoRetry();
                for (const { retry } of troubles) retry();
              }}
              testId="page-retry"
            >
              {states.tryAgain}
            </Button>
          </Flex>
        </Alert>
      )}
      {children}
    </TroublesProvider>
  );
}
