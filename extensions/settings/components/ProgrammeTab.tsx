import type { ReactElement } from 'react';
import { AutoGrid, Divider, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { ProgrammeSettingsValue } from '../../shared/programme/programme-settings.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { PART_FIELDS, USUAL_COST_FIELDS } from '../state/programme-fields.ts';
import { DraftBar } from './DraftBar.tsx';
import { FieldInput } from './FieldInput.tsx';

const LEAST_WIDTH = 320;

/** Which parts of the loyalty programme are on, and what an activity usually costs. */
export function ProgrammeTab({ draft }: { readonly draft: Draft<ProgrammeSettingsValue> }): ReactElement {
  const { programme } = useWords().texts;
  return (
    <Flex direction="column" gap="large">
      <Flex direction="column" gap="small">
        <Heading>{programme.parts}</Heading>
        <Text>{programme.about}</Text>
        {PART_FIELDS.map((field) => (
          <FieldInput key={field.name} field={field} draft={draft} />
        ))}
      </Flex>
      <Divider />
      <Flex direction="column" gap="small">
        <Heading>{programme.costs}</Heading>
        <Text>{programme.costsAbout}</Text>
        <AutoGrid columnWidth={LEAST_WIDTH} flexible gap="medium">
          {USUAL_COST_FIELDS.map((field) => (
            <FieldInput key={field.name} field={field} draft={draft} />
          ))}
        </AutoGrid>
      </Flex>
      <DraftBar draft={draft} place="programme" />
    </Flex>
  );
}
