import { useContext, useId, type ReactNode } from 'react';
import { classNames, testAttribute } from '../attributes.ts';
import { CardSurfaceContext } from '../card-surface.ts';
import { hostWords } from '../host-words.ts';

/** What all of HubSpot's inputs have around them. */
export interface FieldProps {
  readonly label?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly description?: string;
  readonly tooltip?: string;
  readonly error?: boolean;
  readonly validationMessage?: string;
  readonly testId?: string;
}

/** Attributes that tie an input to its label, description and message. */
export interface FieldAttributes {
  readonly id: string;
  readonly required: boolean;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
  readonly 'aria-label'?: string;
}

interface FrameProps {
  readonly field: FieldProps;
  /** Groups of boxes are named by a legend instead of a label. */
  readonly asGroup?: boolean;
  readonly children: (attributes: FieldAttributes) => ReactNode;
}

export function FieldFrame({ field, asGroup = false, children }: FrameProps): ReactNode {
  const id = useId();
  const words = hostWords(useContext(CardSurfaceContext).locale);
  const { label, required = false, description, tooltip, error = false, validationMessage, testId } = field;
  const hints = [description === undefined ? '' : `${id}-hint`, validationMessage === undefined ? '' : `${id}-message`]
    .filter((part) => part !== '')
    .join(' ');
  const attributes: FieldAttributes = {
    id,
    required,
    ...(error ? { 'aria-invalid': true } : {}),
    ...(hints === '' ? {} : { 'aria-describedby': hints }),
    ...(label === undefined || label === '' ? { 'aria-label': 'Value' } : {}),
  };
  const caption = (
    <>
      {label}
      {required && <span className="sb-field__required"> ({words.required})</span>}
      {tooltip !== undefined && (
        <span className="sb-field__tip" title={tooltip}>
          <span aria-hidden="true">i</span>
          <span className="sb-unseen">{tooltip}</span>
        </span>
      )}
    </>
  );
  const rest = (
    <>
      {description !== undefined && (
        <div id={`${id}-hint`} className="sb-field__hint">
          {description}
        </div>
      )}
      {children(attributes)}
      {validationMessage !== undefined && (
        <div
          id={`${id}-message`}
          className={classNames('sb-field__message', error ? 'sb-field__message--error' : 'sb-field__message--good')}
        >
          {validationMessage}
        </div>
      )}
    </>
  );
  if (asGroup) {
    return (
      <fieldset className="sb-field" {...testAttribute(testId)}>
        <legend className="sb-field__label">{caption}</legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div className="sb-field" {...testAttribute(testId)}>
      {label !== undefined && label !== '' && (
        <label htmlFor={id} className="sb-field__label">
          {caption}
        </label>
      )}
      {rest}
    </div>
  );
}
