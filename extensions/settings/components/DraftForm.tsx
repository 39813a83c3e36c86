import type { ReactElement } from 'react';
import { Flex, Heading } from '@hubspot/ui-extensions';
import type { Draft } from '../hooks/use-draft.ts';
import type { Field } from '../state/field.ts';
import { FieldInput } from './FieldInput.tsx';

/** Inputs that belong together, under a heading. */
export function DraftForm<Value>({
  title,
  fields,
  draft,
}: {
  readonly title: string;
  readonly fields: readonly Field<Value>[];
  readonly draft: Draft<Value>;
}): ReactElement {
  return (
    <Flex direction="column" gap="small">
      <Heading>{title}</Heading>
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} draft={draft} />
      ))}
    </Flex>
  );
}
