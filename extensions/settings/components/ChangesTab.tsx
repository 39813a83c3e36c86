import { type ReactElement, useState } from 'react';
import { Flex, Select } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { ChangeList } from './ChangeList.tsx';
import type { SettingDrafts } from './setting-drafts.ts';

const NAMES = ['policy', 'alerts', 'access', 'programme'] as const;
type Name = (typeof NAMES)[number];

/** Every change of a setting with who, when and why, and the way back. */
export function ChangesTab({ policy, alerts, access, programme }: SettingDrafts): ReactElement {
  const { page } = useWords().texts;
  const [chosen, setChosen] = useState<Name>('policy');
  return (
    <Flex direction="column" gap="medium">
      <Select
        name="changes-of"
        label={page.changes.of}
        options={NAMES.map((value) => ({ value, label: page.settings[value] }))}
        value={chosen}
        onChange={(value) => {
          setChosen(NAMES.find((name) => name === value) ?? 'policy');
        }}
        testId="changes-of"
      />
      {chosen === 'policy' && <ChangeList draft={policy} />}
      {chosen === 'alerts' && <ChangeList draft={alerts} />}
      {chosen === 'access' && <ChangeList draft={access} />}
      {chosen === 'programme' && <ChangeList draft={programme} />}
    </Flex>
  );
}
