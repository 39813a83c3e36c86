import type { ReactElement } from 'react';
import { Flex, Heading } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../../shared/format.ts';
import type { GoalView } from '../../../shared/programme/goals-view.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { sayTarget } from '../../sentences/goals.ts';

/** Goals that were stopped or have ended, and how they stood then. */
export function FormerGoals({ goals }: { readonly goals: readonly GoalView[] }): ReactElement {
  const words = useWords();
  const { goals: texts } = words.texts.programme;
  const format = useFormat(null);
  return (
    <Flex direction="column" gap="small">
      <Heading>{texts.former}</Heading>
      <WholeTable
        testId="former-goals"
        columns={[
          { key: 'goal', header: texts.target },
          { key: 'ends', header: texts.ends },
          { key: 'asked', header: texts.set.amount, align: 'right' },
          { key: 'converted', header: texts.converted, align: 'right' },
          { key: 'standing', header: words.texts.programme.activities.state },
        ]}
        rows={goals.map((goal) => ({
          key: goal.id,
          cells: [
            goal.name,
            format.fullDate(goal.endsOn),
            sayTarget(goal, words, format),
            goal.progress === null ? NO_VALUE : format.number(goal.progress.converted),
            goal.stoppedOn === null ? standingOf(goal, texts.standing) : texts.stopped(format.fullDate(goal.stoppedOn)),
          ],
        }))}
      />
    </Flex>
  );
}

function standingOf({ progress }: GoalView, names: Readonly<Record<string, string>>): string {
  return progress === null ? NO_VALUE : (names[progress.standing] ?? NO_VALUE);
}
