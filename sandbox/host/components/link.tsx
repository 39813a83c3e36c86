import { useContext, type MouseEvent, type ReactNode } from 'react';
import type { LinkProps } from '@hubspot/ui-extensions';
import { testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import { hostWords } from './host-words.ts';
import { useTrigger } from './overlay-trigger.tsx';

export function Link(props: LinkProps): ReactNode {
  const { children, href, variant = 'primary', preventDefault = false, testId } = props;
  const { openAddress, locale } = useContext(CardSurfaceContext);
  const trigger = useTrigger(props);
  const { url, external = true } = typeof href === 'string' ? { url: href } : href;
  const follow = (event: MouseEvent) => {
    trigger.click(event);
    if (preventDefault || url === '' || openAddress(url)) event.preventDefault();
  };
  return (
    <span className="sb-anchor">
      <a
        className={`sb-link sb-link--${variant}`}
        href={url === '' ? '#' : url}
        onClick={follow}
        {...(external ? { target: '_blank', rel: 'noreferrer' } : {})}
        {...trigger.handlers}
        {...(trigger.describedBy === undefined ? {} : { 'aria-describedby': trigger.describedBy })}
        {...testAttribute(testId)}
      >
        {children}
        {external && url !== '' && <span className="sb-unseen"> ({hostWords(locale).newTab})</span>}
      </a>
      {trigger.overlay}
    </span>
  );
}
