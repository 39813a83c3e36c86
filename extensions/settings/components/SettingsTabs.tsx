import { type ReactElement, useState } from 'react';
import { Tab, Tabs } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { AlertsTab } from './AlertsTab.tsx';
import { ChangesTab } from './ChangesTab.tsx';
import { ContactTab } from './ContactTab.tsx';
import { ModelTab } from './ModelTab.tsx';
import { ProgrammeTab } from './ProgrammeTab.tsx';
import { RenewalsTab } from './RenewalsTab.tsx';
import type { SettingDrafts } from './setting-drafts.ts';
import { SetUpTab } from './SetUpTab.tsx';
import { ValueTab } from './ValueTab.tsx';

const TAB_IDS = ['setup', 'renewals', 'contact', 'value', 'alerts', 'programme', 'model', 'changes'] as const;
type TabId = (typeof TAB_IDS)[number];

export interface SettingsTabsProps extends SettingDrafts {
  readonly userId: string | null;
}

/** What a tab shows is asked for when it is first looked at, and stays from then on. */
export function SettingsTabs(props: SettingsTabsProps): ReactElement {
  const { tabs } = useWords().texts.page;
  const [selected, setSelected] = useState<TabId>('setup');
  const [visited, setVisited] = useState<readonly TabId[]>(['setup']);
  const select = (id: string | number): void => {
    const tab = TAB_IDS.find((one) => one === id);
    if (tab === undefined) return;
    setSelected(tab);
    setVisited((before) => (before.includes(tab) ? before : [...before, tab]));
  };
  return (
    <Tabs selected={selected} onSelectedChange={select} testId="tabs">
      {TAB_IDS.map((id) => (
        <Tab key={id} tabId={id} title={tabs[id]} testId={`tab-${id}`}>
          {visited.includes(id) && <TabContent id={id} {...props} />}
        </Tab>
      ))}
    </Tabs>
  );
}

function TabContent({ id, userId, ...drafts }: SettingsTabsProps & { readonly id: TabId }): ReactElement {
  const { policy, alerts, access, programme } = drafts;
  switch (id) {
    case 'setup':
      return <SetUpTab policyVersion={policy.standing.version} />;
    case 'renewals':
      return <RenewalsTab draft={policy} />;
    case 'contact':
      return <ContactTab draft={policy} />;
    case 'value':
      return <ValueTab draft={policy} />;
    case 'alerts':
      return <AlertsTab alerts={alerts} access={access} userId={userId} />;
    case 'programme':
      return <ProgrammeTab draft={programme} />;
    case 'model':
      return <ModelTab />;
    case 'changes':
      return <ChangesTab {...drafts} />;
  }
}
