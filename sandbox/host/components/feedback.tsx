import { useContext, type ReactNode } from 'react';
import type {
  AlertProps,
  EmptyStateProps,
  ErrorStateProps,
  LoadingSpinnerProps,
  ProgressBarProps,
} from '@hubspot/ui-extensions';
import { classNames, shortSize, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import { EmptyPicture, ErrorPicture } from './pictures.tsx';

/** Danger and error interrupt a screen reader; the others wait for their turn. */
export function Alert({ title, children, variant = 'info', testId }: AlertProps): ReactNode {
  const urgent = variant === 'danger' || variant === 'error';
  const tone = variant === 'error' ? 'danger' : variant;
  return (
    <div role={urgent ? 'alert' : 'status'} className={`sb-alert sb-alert--${tone}`} {...testAttribute(testId)}>
      <div className="sb-alert__title">{title}</div>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}

export function EmptyState(props: EmptyStateProps): ReactNode {
  const { title, children, layout = 'horizontal', reverseOrder = false, flush = false, imageWidth, testId } = props;
  const { heading: Level } = useContext(CardSurfaceContext);
  return (
    <div
      className={classNames(
        'sb-empty',
        `sb-empty--${layout}`,
        reverseOrder && 'sb-empty--reverse',
        flush && 'sb-empty--flush',
      )}
      {...testAttribute(testId)}
    >
      <div className="sb-empty__words">
        {title !== undefined && <Level className="sb-heading">{title}</Level>}
        {children}
      </div>
      <EmptyPicture width={Math.min(imageWidth ?? 120, 160)} />
    </div>
  );
}

export function ErrorState({
  title = 'Something went wrong',
  children,
  type = 'error',
  testId,
}: ErrorStateProps): ReactNode {
  const { heading: Level } = useContext(CardSurfaceContext);
  return (
    <div role="alert" className="sb-empty sb-empty--vertical" {...testAttribute(testId)}>
      <div className="sb-empty__words">
        <Level className="sb-heading">{title}</Level>
        {children}
      </div>
      <ErrorPicture kind={type} />
    </div>
  );
}

export function LoadingSpinner(props: LoadingSpinnerProps): ReactNode {
  const { label, showLabel = false, size = 'md', layout = 'inline', testId } = props;
  return (
    <div role="status" className={classNames('sb-loading', `sb-loading--${layout}`)} {...testAttribute(testId)}>
      <span className={`sb-spinner sb-spinner--${shortSize(size)}`} aria-hidden="true" />
      <span className={showLabel ? 'sb-loading__label' : 'sb-unseen'}>{label}</span>
    </div>
  );
}

export function ProgressBar(props: ProgressBarProps): ReactNode {
  const { title, value = 0, maxValue = 100, showPercentage = false, valueDescription, testId } = props;
  const share = maxValue > 0 ? Math.min(1, Math.max(0, value / maxValue)) : 0;
  const percent = `${Math.round(share * 100)} %`;
  return (
    <div className="sb-progress" {...testAttribute(testId)}>
      {(title !== undefined || showPercentage) && (
        <div className="sb-progress__head">
          <span>{title}</span>
          {showPercentage && <span>{percent}</span>}
        </div>
      )}
      <div
        role="progressbar"
        aria-label={props['aria-label'] ?? title ?? 'Progress'}
        aria-valuemin={0}
        aria-valuemax={maxValue}
        aria-valuenow={value}
        aria-valuetext={valueDescription ?? percent}
        className="sb-progress__track"
      >
        <div
          className={classNames(
            'sb-progress__bar',
            props.variant !== undefined && `sb-progress__bar--${props.variant}`,
          )}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      {valueDescription !== undefined && <div className="sb-text sb-text--small">{valueDescription}</div>}
    </div>
  );
}
