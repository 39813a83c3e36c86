import type { ReactNode } from 'react';
import type { StepIndicatorProps } from '@hubspot/ui-extensions';
import { tell, testAttribute } from './attributes.ts';

export function StepIndicator(props: StepIndicatorProps): ReactNode {
  const { stepNames, currentStep = 0, direction = 'horizontal', variant = 'default', onClick, testId } = props;
  return (
    <ol className={`sb-steps sb-steps--${direction} sb-steps--${variant}`} {...testAttribute(testId)}>
      {stepNames.map((name, index) => (
        <li
          key={name}
          className={index <= currentStep ? 'sb-steps__done' : ''}
          {...(index === currentStep ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="sb-steps__number" aria-hidden="true">
            {index + 1}
          </span>
          {onClick === undefined ? (
            <span>{name}</span>
          ) : (
            <button
              type="button"
              className="sb-bare"
              onClick={() => {
                tell(onClick, index);
              }}
            >
              {name}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
