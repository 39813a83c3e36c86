import type { ReactNode } from 'react';
import type {
  CheckboxProps,
  RadioButtonProps,
  ToggleGroupOption,
  ToggleGroupProps,
  ToggleProps,
} from '@hubspot/ui-extensions';
import { classNames, tell, testAttribute } from '../attributes.ts';
import { FieldFrame } from './field-frame.tsx';
import { useDraft } from './use-draft.ts';

interface BoxProps {
  readonly type: 'checkbox' | 'radio';
  readonly box: CheckboxProps;
}

function Box({ type, box }: BoxProps): ReactNode {
  const { name, value = '', description, children, inline = false, onChange, testId } = box;
  const [checked, setChecked] = useDraft(box.checked, box.initialIsChecked ?? false);
  return (
    <label className={classNames('sb-check', inline && 'sb-check--inline')} {...testAttribute(testId)}>
      <input
        type={type}
        name={name}
        value={value}
        checked={checked}
        disabled={box.readOnly ?? false}
        {...(box['aria-label'] === undefined ? {} : { 'aria-label': box['aria-label'] })}
        onChange={(event) => {
          setChecked(event.target.checked);
          tell(onChange, event.target.checked, value);
        }}
      />
      <span>
        {children}
        {description !== undefined && <span className="sb-field__hint">{description}</span>}
      </span>
    </label>
  );
}

export function Checkbox(props: CheckboxProps): ReactNode {
  return <Box type="checkbox" box={props} />;
}

export function RadioButton(props: RadioButtonProps): ReactNode {
  return <Box type="radio" box={props} />;
}

export function Toggle(props: ToggleProps): ReactNode {
  const { label, labelDisplay = 'inline', textChecked = 'On', textUnchecked = 'Off', name, onChange, testId } = props;
  const [checked, setChecked] = useDraft(props.checked, props.initialIsChecked ?? false);
  return (
    <label className={`sb-toggle sb-toggle--${labelDisplay}`} {...testAttribute(testId)}>
      <span className={labelDisplay === 'hidden' ? 'sb-unseen' : ''}>{label}</span>
      <input
        type="checkbox"
        role="switch"
        name={name}
        checked={checked}
        disabled={props.readOnly ?? false}
        onChange={(event) => {
          setChecked(event.target.checked);
          tell(onChange, event.target.checked);
        }}
      />
      <span className="sb-toggle__track" aria-hidden="true">
        {checked ? textChecked : textUnchecked}
      </span>
    </label>
  );
}

function chosenAtFirst(options: readonly ToggleGroupOption[]): readonly string[] {
  return options.filter(({ initialIsChecked }) => initialIsChecked === true).map(({ value }) => value);
}

function asList(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}

export function ToggleGroup(props: ToggleGroupProps): ReactNode {
  const { name, options, inline = false } = props;
  const isRadio = props.toggleType === 'radioButtonList';
  const [chosen, setChosen] = useDraft(asList(props.value), chosenAtFirst(options));
  const choose = (value: string) => {
    if (props.toggleType === 'radioButtonList') {
      setChosen([value]);
      tell(props.onChange, value);
      return;
    }
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    setChosen(next);
    tell(props.onChange, next);
  };
  return (
    <FieldFrame field={props} asGroup>
      {() => (
        <div className={classNames('sb-boxes', inline && 'sb-boxes--inline')}>
          {options.map(({ value, label, description, readOnly = false }) => (
            <label key={value} className="sb-check">
              <input
                type={isRadio ? 'radio' : 'checkbox'}
                name={name}
                value={value}
                checked={chosen.includes(value)}
                disabled={readOnly}
                onChange={() => {
                  choose(value);
                }}
              />
              <span>
                {label}
                {description !== undefined && <span className="sb-field__hint">{description}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
