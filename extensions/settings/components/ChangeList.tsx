import { type ReactElement, useEffect, useRef } from 'react';
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { type SettingHistory, settingHistorySchema } from '../../shared/settings-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayStanding } from '../sentences/say-standing.ts';
import type { Standing } from '../state/groups.ts';
import { AskedView } from './AskedView.tsx';
import { ChangedValues } from './ChangedValues.tsx';
import { DataTable } from './DataTable.tsx';
import { GoBackButton } from './GoBackButton.tsx';

/** The versions of one setting, the latest first. */
export function ChangeList<Value>({ draft }: { readonly draft: Draft<Value> }): ReactElement {
  const { page } = useWords().texts;
  const { group, standing } = draft;
  const reading = useAsked(`/api/settings/${group.name}/history`, settingHistorySchema);
  const { retry } = reading;
  const seenVersion = useRef(standing.version);
  useEffect(() => {
    if (seenVersion.current === standing.version) return;
    seenVersion.current = standing.version;
    retry();
  }, [standing.version, retry]);
  return (
    <AskedView reading={reading} loading={page.changes.loading}>
      {(history) => <Versions history={history} draft={draft} />}
    </AskedView>
  );
}

function Versions<Value>({
  history,
  draft,
}: {
  readonly history: SettingHistory;
  readonly draft: Draft<Value>;
}): ReactElement {
  const words = useWords();
  const { changes } = words.texts.page;
  const versions = history.versions.flatMap((setting): Standing<Value>[] => {
    const version = draft.group.narrow(setting);
    return version === null ? [] : [version];
  });
  if (versions.length === 0) return <Text testId="no-changes">{changes.none}</Text>;
  const isCut = history.total > versions.length;
  return (
    <Flex direction="column" gap="small">
      {isCut && <Text>{changes.shown(words.format.number(versions.length), words.format.number(history.total))}</Text>}
      <DataTable
        testId="changes"
        columns={[
          { header: changes.version, width: 110 },
          { header: changes.when, width: 120 },
          { header: changes.who },
          { header: changes.what },
          { header: changes.why },
          { header: changes.wayBack, width: 100 },
        ]}
        rows={versions.map((version, index) => {
          const { who, when, why } = sayStanding(version, words);
          const isInForce = version.version === draft.standing.version;
          return {
            key: String(version.version),
            cells: [
              isInForce ? (
                <StatusTag variant="success">{`${version.version} (${changes.inForce})`}</StatusTag>
              ) : (
                String(version.version)
              ),
              when,
              who,
              <ChangedValues
                group={draft.group}
                version={version}
                before={versions[index + 1] ?? null}
                isCut={isCut}
              />,
              why,
              isInForce || !draft.mayChange ? '' : <GoBackButton draft={draft} version={version} />,
            ],
          };
        })}
      />
    </Flex>
  );
}
