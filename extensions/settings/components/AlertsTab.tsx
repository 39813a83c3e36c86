import type { ReactElement } from 'react';
import { Button, Divider, Flex } from '@hubspot/ui-extensions';
import type { AccessSettingsValue, AlertSettingsValue } from '../../shared/settings-view.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { ACCESS_FIELDS, ADMINS_FIELD, ALERT_FIELDS } from '../state/portal-fields.ts';
import { DraftBar } from './DraftBar.tsx';
import { DraftForm } from './DraftForm.tsx';

/** Whom the app tells what, and who may see and change what. */
export function AlertsTab({
  alerts,
  access,
  userId,
}: {
  readonly alerts: Draft<AlertSettingsValue>;
  readonly access: Draft<AccessSettingsValue>;
  readonly userId: string | null;
}): ReactElement {
  const { page, editing } = useWords().texts;
  const { admins } = access.value;
  return (
    <Flex direction="column" gap="large">
      <DraftForm title={page.sections.alerts} fields={ALERT_FIELDS} draft={alerts} />
      <DraftBar draft={alerts} place="alerts" />
      <Divider />
      <DraftForm title={page.sections.access} fields={ACCESS_FIELDS} draft={access} />
      {access.mayChange && userId !== null && !admins.includes(userId) && (
        <Flex>
          <Button
            size="sm"
            variant="secondary"
            onClick={() => {
              access.enter(ADMINS_FIELD, [...admins, userId].join('\n'));
            }}
            testId="add-me"
          >
            {editing.addMe}
          </Button>
        </Flex>
      )}
      <DraftBar draft={access} place="access" />
    </Flex>
  );
}
