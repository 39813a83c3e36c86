import { useContext, useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import type {
  BaseButtonProps,
  ButtonProps,
  ButtonRowProps,
  HrefProp,
  LoadingButtonProps,
} from '@hubspot/ui-extensions';
import { classNames, shortSize, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import { Icon } from './icon.tsx';
import { useTrigger, type Trigger } from './overlay-trigger.tsx';

function urlOf(href: HrefProp): string {
  return typeof href === 'string' ? href : href.url;
}

interface FaceProps {
  readonly button: BaseButtonProps;
  readonly trigger: Trigger;
  readonly busy?: boolean;
  readonly onClick: (event: SyntheticEvent) => void;
  readonly before?: ReactNode;
}

/** The button itself, for Button and LoadingButton. */
function ButtonFace({ button, trigger, busy = false, onClick, before }: FaceProps): ReactNode {
  const { openAddress } = useContext(CardSurfaceContext);
  const { children, variant = 'secondary', size = 'md', type = 'button', disabled = false, truncate = false } = button;
  const { href } = button;
  return (
    <span className="sb-anchor">
      <button
        // HubSpot lets a card choose submit or reset for a form.
        type={type}
        className={classNames(
          'sb-button',
          `sb-button--${variant}`,
          `sb-button--${shortSize(size)}`,
          truncate && 'sb-button--cut',
        )}
        disabled={disabled}
        aria-disabled={busy || undefined}
        aria-busy={busy || undefined}
        onClick={(event) => {
          if (busy) return;
          onClick(event);
          if (href !== undefined && !openAddress(urlOf(href))) window.open(urlOf(href), '_blank', 'noreferrer');
        }}
        {...trigger.handlers}
        {...(trigger.describedBy === undefined ? {} : { 'aria-describedby': trigger.describedBy })}
        {...testAttribute(button.testId)}
      >
        {before}
        <span className="sb-button__text">{children}</span>
      </button>
      {trigger.overlay}
    </span>
  );
}

export function Button(props: ButtonProps): ReactNode {
  const trigger = useTrigger(props);
  return <ButtonFace button={props} trigger={trigger} onClick={trigger.click} />;
}

export function LoadingButton(props: LoadingButtonProps): ReactNode {
  const { loading = false, overlayOptions, resultIconName } = props;
  const opensLater = overlayOptions?.openBehavior === 'onLoadingFinish';
  const trigger = useTrigger(opensLater ? { ...props, overlay: undefined } : props);
  const later = useTrigger({ overlay: opensLater ? props.overlay : undefined });
  const wasLoading = useRef(loading);
  const { open } = later;
  useEffect(() => {
    if (wasLoading.current && !loading) open();
    wasLoading.current = loading;
  }, [loading, open]);
  const spinner = <span className="sb-spinner sb-spinner--xs" aria-hidden="true" />;
  const result = resultIconName === undefined ? null : <Icon name={resultIconName} size="sm" />;
  return (
    <>
      <ButtonFace
        button={props}
        trigger={trigger}
        busy={loading}
        onClick={trigger.click}
        before={loading ? spinner : result}
      />
      {later.overlay}
    </>
  );
}

/** HubSpot folds buttons that do not fit into a dropdown; here they wrap, so that none is hidden. */
export function ButtonRow({ children, testId }: ButtonRowProps): ReactNode {
  return (
    <div className="sb-button-row" {...testAttribute(testId)}>
      {children}
    </div>
  );
}
