import type { ReactElement } from 'react';
import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure } from '../sentences/failure-text.ts';
import { fromDayNumber, toDayNumber } from '../../shared/days.ts';
import type { FailureCode } from '../state/card-answer.ts';
import type { Staleness } from '../state/screen.ts';

type Silence = 'service_away' | 'too_slow' | 'other_policy_or_model' | 'failed';

const SILENCES: Readonly<Partial<Record<FailureCode, Silence>>> = {
  service_away: 'service_away',
  timeout: 'service_away',
  unreachable: 'service_away',
  crm_unavailable: 'service_away',
  too_slow: 'too_slow',
  other_policy_or_model: 'other_policy_or_model',
};

export interface StalenessAlertProps {
  readonly staleness: Staleness;
  readonly isWorking: boolean;
  readonly retry: () => void;
}

/** What is shown is not the latest: of which day it is, why, and the way to try again. */
export function StalenessAlert({ staleness, isWorking, retry }: StalenessAlertProps): ReactElement {
  const words = useWords();
  const { states } = words.texts;
  const { advice, reference } = explainFailure(staleness, words);
  const silence = SILENCES[staleness.code] ?? 'failed';
  const day = staleness.ageDays === 0 ? states.today : words.format.shortDate(staleness.asOf, dayAfter(staleness));
  return (
    <Alert title={states.stale[silence](day)} variant="warning" testId="stale">
      <Flex direction="column" gap="extra-small" align="start">
        {silence === 'failed' && <Text>{advice}</Text>}
        {staleness.ageDays > 1 && <Text>{states.age(staleness.ageDays)}</Text>}
        {reference !== null && <Text variant="microcopy">{reference}</Text>}
        <Button size="xs" onClick={retry} disabled={isWorking} testId="retry">
          {states.tryAgain}
        </Button>
      </Flex>
    </Alert>
  );
}

/** The day on which the age was counted: near it, a date needs no year. */
function dayAfter({ asOf, ageDays }: Staleness): string {
  const day = toDayNumber(asOf);
  return day === null ? asOf : fromDayNumber(day + ageDays);
}
