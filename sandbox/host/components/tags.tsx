import type { ReactNode } from 'react';
import type { StatusTagProps, TagProps } from '@hubspot/ui-extensions';
import { classNames, tell, testAttribute } from './attributes.ts';
import { useTrigger } from './overlay-trigger.tsx';

export function Tag(props: TagProps): ReactNode {
  const { children, variant = 'default', inline = false, onClick, testId } = props;
  const trigger = useTrigger(props);
  const className = classNames('sb-tag', `sb-tag--${variant}`, inline && 'sb-tag--inline');
  const described = trigger.describedBy === undefined ? {} : { 'aria-describedby': trigger.describedBy };
  const isButton = onClick !== undefined || trigger.overlay !== null;
  return (
    <span className="sb-anchor">
      {isButton ? (
        <button
          type="button"
          className={className}
          onClick={trigger.click}
          {...trigger.handlers}
          {...described}
          {...testAttribute(testId)}
        >
          {children}
        </button>
      ) : (
        <span className={className} {...testAttribute(testId)}>
          {children}
        </span>
      )}
      {trigger.overlay}
    </span>
  );
}

export function StatusTag(props: StatusTagProps): ReactNode {
  const {
    children,
    variant = 'default',
    hollow = false,
    onClick,
    showRemoveIcon = false,
    onRemoveClick,
    testId,
  } = props;
  const dot = <span className={classNames('sb-status__dot', hollow && 'sb-status__dot--hollow')} aria-hidden="true" />;
  return (
    <span className={classNames('sb-status', `sb-status--${variant}`)} {...testAttribute(testId)}>
      {onClick === undefined ? (
        <>
          {dot}
          <span>{children}</span>
        </>
      ) : (
        <button type="button" className="sb-status__button" onClick={() => tell(onClick)}>
          {dot}
          <span>{children}</span>
        </button>
      )}
      {showRemoveIcon && (
        <button type="button" className="sb-status__remove" aria-label="Remove" onClick={() => tell(onRemoveClick)}>
          ×
        </button>
      )}
    </span>
  );
}
