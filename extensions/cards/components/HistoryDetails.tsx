import type { ReactElement } from 'react';
import { Button, Flex, LoadingSpinner, Text, useExtensionContext } from '@hubspot/ui-extensions';
import { useHistory } from '../hooks/use-history.ts';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure } from '../sentences/failure-text.ts';
import { traceTrend } from '../sentences/trend.ts';
import { failure } from '../state/card-answer.ts';
import { TrendChart } from './TrendChart.tsx';
import { TrendTable } from './TrendTable.tsx';

/** How the score went, as far as the service has kept it; or why there is nothing to show. */
export function HistoryDetails(): ReactElement {
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const words = useWords();
  const { history, states } = words.texts;
  const { state, retry } = useHistory(String(crm.objectId));
  if (state.status === 'loading') return <LoadingSpinner label={history.loading} showLabel />;
  const { answer } = state;
  if (answer.kind === 'history') {
    if (answer.points.length === 0) return <Text testId="history-none">{history.none}</Text>;
    const trend = traceTrend(answer.points);
    return (
      <Flex direction="column" gap="small">
        {trend.line.length > 1 && <TrendChart trend={trend} />}
        {trend.breaks > 0 && <Text testId="history-breaks">{history.breaks(trend.breaks)}</Text>}
        <TrendTable rows={trend.rows} />
      </Flex>
    );
  }
  if (answer.kind === 'no_history' && answer.why === 'no_service') {
    return <Text testId="history-none">{history.noService}</Text>;
  }
  const { title, advice } = explainFailure(answer.kind === 'failed' ? answer : failure('service_away'), words);
  return (
    <Flex direction="column" gap="extra-small" align="start" testId="history-failed">
      <Text>{`${title}. ${advice}`}</Text>
      <Button size="xs" onClick={retry} testId="history-retry">
        {states.tryAgain}
      </Button>
    </Flex>
  );
}
