import type { ReactElement } from 'react';
import { EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { type ModelReport, modelReportSchema } from '../../shared/model-view.ts';
import { NO_VALUE } from '../../shared/format.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Words } from '../sentences/words.ts';
import { AskedView } from './AskedView.tsx';
import { Calibration } from './Calibration.tsx';
import { DataTable } from './DataTable.tsx';
import { ModelVersions } from './ModelVersions.tsx';

type Backtest = NonNullable<ModelReport['current']['backtest']>;

/** How good the model is: what it forecast of the past, and what came. */
export function ModelTab(): ReactElement {
  const { page } = useWords().texts;
  const reading = useAsked('/api/settings/model', modelReportSchema);
  return (
    <AskedView reading={reading} loading={page.loading}>
      {(report) => <ReportCard report={report} />}
    </AskedView>
  );
}

function ReportCard({ report: { current, versions } }: { readonly report: ModelReport }): ReactElement {
  const words = useWords();
  const { model } = words.texts;
  const { backtest, reason } = current;
  return (
    <Flex direction="column" gap="medium">
      <Flex direction="column" gap="extra-small">
        <Heading>{sayKind(current, words)}</Heading>
        {backtest !== null && <Text>{sayGate(backtest, words)}</Text>}
        {reason !== null && <Text>{`${model.reason}: ${reason}`}</Text>}
        <Text variant="microcopy">{model.id(current.id)}</Text>
      </Flex>
      {backtest === null ? (
        <EmptyState title={model.noBacktest.title} layout="vertical">
          <Text>{model.noBacktest.about}</Text>
        </EmptyState>
      ) : (
        <>
          <Scores backtest={backtest} />
          <Calibration calibration={backtest.calibration} />
          {backtest.flagged !== null && <Flagged flagged={backtest.flagged} />}
        </>
      )}
      <ModelVersions versions={versions} currentId={current.id} />
    </Flex>
  );
}

function Scores({ backtest }: { readonly backtest: Backtest }): ReactElement {
  const { texts, format } = useWords();
  const { scores, tested } = texts.model;
  return (
    <Flex direction="column" gap="small">
      <Heading>{scores.title}</Heading>
      <Text>{`${tested(format.number(backtest.cases), format.number(backtest.losses))} ${scores.about}`}</Text>
      <DataTable
        testId="scores"
        columns={[
          { header: scores.method },
          { header: scores.pairs, align: 'right' },
          { header: scores.error, align: 'right' },
        ]}
        rows={backtest.scores.map(({ name, auc, brier }) => ({
          key: name,
          cells: [
            scores.names[name],
            auc === null ? NO_VALUE : format.number(auc * 100),
            brier === null ? NO_VALUE : format.number(brier, 3),
          ],
        }))}
      />
    </Flex>
  );
}

function Flagged({ flagged: counts }: { readonly flagged: NonNullable<Backtest['flagged']> }): ReactElement {
  const { texts, format } = useWords();
  const { flagged } = texts.model;
  const say = (lost: number, of: number, sentence: typeof flagged.warned, none: string): string =>
    of === 0 ? none : sentence(format.number(lost), format.number(of), format.number((lost / of) * 100));
  return (
    <Flex direction="column" gap="extra-small" testId="flagged">
      <Heading>{flagged.title}</Heading>
      <Text>{say(counts.flaggedLost, counts.flagged, flagged.warned, flagged.noneWarned)}</Text>
      <Text>{say(counts.notFlaggedLost, counts.notFlagged, flagged.others, flagged.noneOther)}</Text>
    </Flex>
  );
}

function sayKind({ isOwn, fittedOn }: ModelReport['current'], { texts, format }: Words): string {
  const { model } = texts;
  if (!isOwn) return model.seed;
  return fittedOn === null ? model.ownWithoutDay : model.own(format.fullDate(fittedOn));
}

/** How the portal's model did against the starting assumptions; '' where it was not tested. */
function sayGate({ scores }: Backtest, { texts, format }: Words): string {
  const pairs = (name: 'portal' | 'seed'): string | null => {
    const auc = scores.find((score) => score.name === name)?.auc ?? null;
    return auc === null ? null : format.number(auc * 100);
  };
  const [own, seed] = [pairs('portal'), pairs('seed')];
  if (own === null) return '';
  return seed === null ? texts.model.gate.alone(own) : texts.model.gate.better(own, seed);
}
