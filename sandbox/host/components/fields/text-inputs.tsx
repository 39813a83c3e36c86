import type { ChangeEvent, ReactNode } from 'react';
import type { InputProps, SearchInputProps, TextAreaProps } from '@hubspot/ui-extensions';
import { tell } from '../attributes.ts';
import { FieldFrame } from './field-frame.tsx';
import { useDraft } from './use-draft.ts';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** HubSpot commits (`onChange`) when the field loses the focus or its form is sent; `onInput` follows every key. */
function useTextField({ value, defaultValue = '', onInput, onChange, onBlur, onFocus }: InputProps) {
  const [draft, setDraft] = useDraft(value, defaultValue);
  return {
    value: draft,
    onChange: (event: ChangeEvent<TextElement>) => {
      setDraft(event.target.value);
      tell(onInput, event.target.value);
    },
    onBlur: () => {
      tell(onChange, draft);
      tell(onBlur, draft);
    },
    onFocus: () => {
      tell(onFocus, draft);
    },
  };
}

interface LineProps {
  readonly input: InputProps;
  readonly type: 'text' | 'password' | 'search';
}

function Line({ input, type }: LineProps): ReactNode {
  const { name, placeholder, readOnly = false } = input;
  const field = useTextField(input);
  return (
    <FieldFrame field={input}>
      {(attributes) => (
        <input
          {...attributes}
          {...field}
          className="sb-input"
          name={name}
          type={type}
          placeholder={placeholder}
          readOnly={readOnly}
        />
      )}
    </FieldFrame>
  );
}

export function Input(props: InputProps): ReactNode {
  return <Line input={props} type={props.type ?? 'text'} />;
}

export function SearchInput(props: SearchInputProps): ReactNode {
  return <Line input={props} type="search" />;
}

export function TextArea(props: TextAreaProps): ReactNode {
  const { name, placeholder, readOnly = false, rows = 3, cols, maxLength, resize = 'vertical' } = props;
  const field = useTextField(props);
  return (
    <FieldFrame field={props}>
      {(attributes) => (
        <textarea
          {...attributes}
          {...field}
          className="sb-input"
          style={{ resize }}
          name={name}
          placeholder={placeholder}
          readOnly={readOnly}
          rows={rows}
          cols={cols}
          maxLength={maxLength}
        />
      )}
    </FieldFrame>
  );
}
