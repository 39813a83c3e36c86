import { useContext, type ReactNode } from 'react';
import type { CurrencyInputProps, NumberInputProps, StepperInputProps } from '@hubspot/ui-extensions';
import { tell } from '../attributes.ts';
import { CardSurfaceContext } from '../card-surface.ts';
import { FieldFrame } from './field-frame.tsx';
import { useDraft } from './use-draft.ts';

interface NumberFieldProps extends Omit<NumberInputProps, 'formatStyle'> {
  readonly unit?: string;
  readonly step?: number;
}

function toText(value: number | undefined): string | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : String(value);
}

function round(value: number, precision: number | undefined): number {
  return precision === undefined ? value : Number(value.toFixed(precision));
}

/** An empty field commits NaN nowhere: HubSpot's handlers take a number, so an empty field tells nothing. */
function NumberField(props: NumberFieldProps): ReactNode {
  const { name, placeholder, readOnly = false, min, max, precision, unit, step, textAlign = 'left' } = props;
  const [draft, setDraft] = useDraft(toText(props.value), toText(props.defaultValue) ?? '');
  const number = () => round(Number(draft), precision);
  const told = draft.trim() !== '' && Number.isFinite(Number(draft));
  return (
    <FieldFrame field={props}>
      {(attributes) => (
        <span className="sb-input-row">
          {unit !== undefined && (
            <span className="sb-input-row__unit" aria-hidden="true">
              {unit}
            </span>
          )}
          <input
            {...attributes}
            className="sb-input"
            style={{ textAlign }}
            type="number"
            inputMode="decimal"
            name={name}
            value={draft}
            min={min}
            max={max}
            step={step ?? 'any'}
            placeholder={placeholder}
            readOnly={readOnly}
            onChange={(event) => {
              setDraft(event.target.value);
            }}
            onBlur={() => {
              if (!told) return;
              tell(props.onChange, number());
              tell(props.onBlur, number());
            }}
            onFocus={() => {
              if (told) tell(props.onFocus, number());
            }}
          />
        </span>
      )}
    </FieldFrame>
  );
}

export function NumberInput({ formatStyle, ...props }: NumberInputProps): ReactNode {
  return <NumberField {...props} {...(formatStyle === 'percentage' ? { unit: '%' } : {})} />;
}

/** The symbol of a currency, such as € of EUR. */
function symbolOf(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

export function CurrencyInput({ currency, ...props }: CurrencyInputProps): ReactNode {
  const surface = useContext(CardSurfaceContext);
  return <NumberField {...props} unit={symbolOf(currency ?? surface.currency, surface.locale)} />;
}

export function StepperInput({ stepSize = 1, formatStyle, ...props }: StepperInputProps): ReactNode {
  return <NumberField {...props} step={stepSize} {...(formatStyle === 'percentage' ? { unit: '%' } : {})} />;
}
