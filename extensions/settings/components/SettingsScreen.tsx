import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { Alert, Flex, Heading } from '@hubspot/ui-extensions';
import type { Setting, SettingsView } from '../../shared/settings-view.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { TakenProvider } from '../hooks/use-taken.ts';
import { useWords } from '../hooks/use-words.ts';
import {
  ACCESS_GROUP,
  ALERT_GROUP,
  findStanding,
  mergeSettings,
  POLICY_GROUP,
  PROGRAMME_GROUP,
} from '../state/groups.ts';
import type { Saved } from '../state/saved.ts';
import { FailedView, StaleAlert } from './AskedView.tsx';
import { Glossary } from './Glossary.tsx';
import { SavedNote } from './SavedNote.tsx';
import { SettingsTabs, type SettingsTabsProps } from './SettingsTabs.tsx';

export interface SettingsScreenProps {
  readonly view: SettingsView;
  /** It could not be read again. */
  readonly isStale: boolean;
  readonly retry: () => void;
}

/** The page once the settings are there. */
export function SettingsScreen({ view, isStale, retry }: SettingsScreenProps): ReactElement {
  const { page, editing } = useWords().texts;
  const [taken, setTaken] = useState<readonly Setting[]>([]);
  const [saved, setSaved] = useState<Saved | null>(null);
  const take = useCallback((setting: Setting) => {
    setTaken((before) => [...before.filter(({ name }) => name !== setting.name), setting]);
  }, []);
  const desk = useMemo(() => ({ take, note: setSaved }), [take]);
  const settings = mergeSettings(view.settings, taken);
  const policy = findStanding(POLICY_GROUP, settings);
  const alerts = findStanding(ALERT_GROUP, settings);
  const access = findStanding(ACCESS_GROUP, settings);
  const programme = findStanding(PROGRAMME_GROUP, settings);
  if (policy === null || alerts === null || access === null || programme === null)
    return <FailedView failure={{ ok: false, code: 'malformed', message: null }} retry={retry} />;
  return (
    <TakenProvider value={desk}>
      <Flex direction="column" gap="medium" testId="settings">
        <Flex justify="between" align="center" gap="small" wrap>
          <Heading>{page.title}</Heading>
          <Glossary />
        </Flex>
        {isStale && <StaleAlert retry={retry} />}
        {!view.mayChange && (
          <Alert title={editing.readOnly.title} variant="info" testId="read-only">
            {editing.readOnly.about}
          </Alert>
        )}
        {saved !== null && <SavedNote saved={saved} nextRunAt={view.nextRunAt} />}
        <Drafts view={view} policy={policy} alerts={alerts} access={access} programme={programme} />
      </Flex>
    </TakenProvider>
  );
}

/** What people change lives above the tabs, so that looking at another tab loses nothing. */
function Drafts({
  view,
  policy,
  alerts,
  access,
  programme,
}: {
  readonly view: SettingsView;
  readonly policy: SettingsTabsProps['policy']['standing'];
  readonly alerts: SettingsTabsProps['alerts']['standing'];
  readonly access: SettingsTabsProps['access']['standing'];
  readonly programme: SettingsTabsProps['programme']['standing'];
}): ReactElement {
  return (
    <SettingsTabs
      userId={view.userId}
      policy={useDraft(POLICY_GROUP, policy, view)}
      alerts={useDraft(ALERT_GROUP, alerts, view)}
      access={useDraft(ACCESS_GROUP, access, view)}
      programme={useDraft(PROGRAMME_GROUP, programme, view)}
    />
  );
}
