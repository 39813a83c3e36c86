import type { ReactElement } from 'react';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { healthSchema, type HealthView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { sayAge } from '../sentences/age.ts';
import { nameOf } from '../sentences/customer-cells.ts';
import { Answered } from './Answered.tsx';

/** A run reads the portal every night: what is older than a day and a half has missed one. */
const OLD_AFTER_SECONDS = 36 * 60 * 60;

/** How old what is shown is, and what is the matter where it is too old. */
export function Freshness(): ReactElement {
  const reading = useAsked('/api/portfolio/health', healthSchema);
  return (
    <Answered reading={reading} isSilent testId="freshness">
      {(health) => <Age health={health} />}
    </Answered>
  );
}

function Age({ health }: { readonly health: HealthView }): ReactElement {
  const words = useWords();
  const { freshness } = words.texts.frame;
  const { mirrorAgeSeconds, isYesAwaited } = health;
  return (
    <Flex direction="column" gap="small">
      <Basis health={health} />
      {mirrorAgeSeconds === null && (
        <Alert title={freshness.never} variant="info" testId="never-read">
          {freshness.neverText}
        </Alert>
      )}
      {mirrorAgeSeconds !== null && mirrorAgeSeconds <= OLD_AFTER_SECONDS && (
        <Text variant="microcopy" testId="age">
          {freshness.current(sayAge(mirrorAgeSeconds, words))}
        </Text>
      )}
      {mirrorAgeSeconds !== null && mirrorAgeSeconds > OLD_AFTER_SECONDS && (
        <Alert title={freshness.old(sayAge(mirrorAgeSeconds, words))} variant="warning" testId="old">
          {freshness.oldText}
        </Alert>
      )}
      <BadRun lastRun={health.lastRun} />
      {isYesAwaited && (
        <Alert title={freshness.held} variant="warning" testId="held">
          {freshness.heldText}
        </Alert>
      )}
    </Flex>
  );
}

/** What every number below rests on, where the service tells it. */
function Basis({ health: { asOf, isPolicyProvisional } }: { readonly health: HealthView }): ReactElement | null {
  const { freshness } = useWords().texts.frame;
  const format = useFormat(null);
  if (asOf === undefined) return null;
  return (
    <Text variant="microcopy" testId="basis">
      {[freshness.basis(format.fullDate(asOf)), ...(isPolicyProvisional === true ? [freshness.provisional] : [])].join(
        ' ',
      )}
    </Text>
  );
}

function BadRun({ lastRun }: Pick<HealthView, 'lastRun'>): ReactElement | null {
  const { texts, instant } = useWords();
  const { freshness } = texts.frame;
  if (lastRun === null || !['failed', 'stopped'].includes(lastRun.state)) return null;
  const run = nameOf(texts.labels.runKind, lastRun.kind);
  return (
    <Alert title={freshness.failed(run, instant(lastRun.startedAt))} variant="warning" testId="bad-run">
      {freshness.failedText}
    </Alert>
  );
}
