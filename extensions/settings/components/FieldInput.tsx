import type { ReactElement } from 'react';
import { CurrencyInput, Flex, Input, NumberInput, Select, Text, TextArea, Toggle } from '@hubspot/ui-extensions';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayBound, sayChoice, sayUnit } from '../sentences/say-entry.ts';
import { sayProblem } from '../sentences/say-problem.ts';
import type { Words } from '../sentences/words.ts';
import { entryOf } from '../state/edits.ts';
import type { Field } from '../state/field.ts';
import { ClearButton } from './ClearButton.tsx';

export interface FieldInputProps<Value> {
  readonly field: Field<Value>;
  readonly draft: Draft<Value>;
}

/** Rows of a list: so many as it has lines, within reason. */
const ROWS = { least: 3, most: 8 } as const;

/** One value of a setting with its name, unit, range and what it does; read only for those who may not change it. */
export function FieldInput<Value>({ field, draft }: FieldInputProps<Value>): ReactElement {
  const words = useWords();
  const { texts } = words;
  const { label, about } = texts.fields[field.name];
  const entry = entryOf(field, draft.standing.value, draft.edits);
  const problem = draft.problems[field.name];
  const common = {
    name: field.name,
    label: nameWithUnit(label, field, words),
    description: `${about} ${sayRange(field, words)}`.trim(),
    readOnly: !draft.mayChange,
    error: problem !== undefined,
    validationMessage: problem === undefined ? '' : sayProblem(problem, words),
    testId: field.name,
  };
  const enter = (changed: number | string): void => {
    draft.enter(field, changed);
  };
  switch (field.kind) {
    case 'toggle':
      return (
        <Flex direction="column" gap="flush">
          <Toggle
            name={field.name}
            label={label}
            checked={entry === true}
            readOnly={!draft.mayChange}
            textChecked={texts.editing.on}
            textUnchecked={texts.editing.off}
            onChange={(on) => {
              draft.enter(field, on);
            }}
            testId={field.name}
          />
          <Text variant="microcopy">{about}</Text>
        </Flex>
      );
    case 'choice':
      return (
        <Select
          {...common}
          value={String(entry)}
          options={field.choices.map((value) => ({ value, label: sayChoice(value, texts) }))}
          onChange={(value) => {
            enter(String(value));
          }}
        />
      );
    case 'words':
    case 'ids':
      return <TextArea {...common} rows={rowsOf(String(entry))} value={String(entry)} onChange={enter} />;
    case 'text':
      return <Input {...common} value={String(entry)} onChange={enter} />;
    case 'money':
      return (
        <Flex direction="column" gap="flush">
          <CurrencyInput {...common} currency={words.currency} {...valueOf(entry)} onChange={enter} />
          <ClearButton field={field} draft={draft} label={label} />
        </Flex>
      );
    default:
      return <NumberInput {...common} {...valueOf(entry)} onChange={enter} />;
  }
}

function valueOf(entry: unknown): { value?: number } {
  return typeof entry === 'number' && Number.isFinite(entry) ? { value: entry } : {};
}

function rowsOf(text: string): number {
  return Math.min(ROWS.most, Math.max(ROWS.least, text.split('\n').length + 1));
}

function nameWithUnit<Value>(label: string, { kind }: Field<Value>, { texts }: Words): string {
  const unit = kind === 'money' ? '' : sayUnit(kind, texts);
  return unit === '' ? label : texts.editing.labelWithUnit(label, unit);
}

function sayRange<Value>(field: Field<Value>, words: Words): string {
  const { editing } = words.texts;
  const { kind, min, max } = field;
  if ((kind === 'words' || kind === 'ids') && max !== null) return editing.oneALine(words.exact(max));
  if (min === null) return '';
  if (max === null) return editing.atLeast(sayBound(field, min, words));
  return editing.range(sayBound(field, min, words), sayBound(field, max, words));
}
