import { useContext, type FormEvent, type ReactNode } from 'react';
import type { FormInputValues, FormProps } from '@hubspot/ui-extensions';
import { tell, testAttribute } from '../attributes.ts';
import { CardSurfaceContext } from '../card-surface.ts';
import { createReactions, toExtensionEvent } from '../overlay-trigger.tsx';

function readValues(form: HTMLFormElement): FormInputValues {
  const values: FormInputValues = {};
  for (const [name, value] of new FormData(form).entries()) {
    if (typeof value === 'string') values[name] = value;
  }
  return values;
}

export function Form({ children, onSubmit, autoComplete = 'off', testId }: FormProps): ReactNode {
  const { overlays } = useContext(CardSurfaceContext);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    // Enter sends the form with the focus still in a field: leaving the field commits what was typed.
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement && form.contains(focused)) {
      focused.blur();
      focused.focus();
    }
    tell(onSubmit, { ...toExtensionEvent(event), targetValue: readValues(form) }, createReactions(overlays));
  };
  return (
    <form className="sb-form" onSubmit={submit} autoComplete={autoComplete} {...testAttribute(testId)}>
      {children}
    </form>
  );
}
