import type { ReactNode } from 'react';
import type { IllustrationProps, ImageProps } from '@hubspot/ui-extensions';
import { testAttribute } from './attributes.ts';
import { useTrigger } from './overlay-trigger.tsx';

/** Stands for all of HubSpot's illustrations: the sandbox draws one of its own. */
export function EmptyPicture({ width }: { readonly width: number }): ReactNode {
  return (
    <svg className="sb-picture" width={width} viewBox="0 0 120 90" aria-hidden="true">
      <rect x="14" y="16" width="72" height="58" rx="6" className="sb-picture__sheet" />
      <path d="M26 32h34M26 44h48M26 56h22" className="sb-picture__line" />
      <circle cx="84" cy="60" r="16" className="sb-picture__lens" />
      <path d="m96 72 12 12" className="sb-picture__handle" />
    </svg>
  );
}

export function ErrorPicture({ kind }: { readonly kind: 'error' | 'support' | 'lock' }): ReactNode {
  const mark = {
    error: 'M60 34v16M60 58v1',
    support: 'M52 40a8 8 0 1 1 10 8v6M62 62v1',
    lock: 'M50 46h20v16H50zM53 46v-5a7 7 0 0 1 14 0v5',
  }[kind];
  return (
    <svg className="sb-picture" width={96} viewBox="0 0 120 90" aria-hidden="true">
      <circle cx="60" cy="46" r="32" className="sb-picture__sheet" />
      <path d={mark} className="sb-picture__mark" />
    </svg>
  );
}

export function Illustration({ name, alt, width = 120, testId }: IllustrationProps): ReactNode {
  return (
    <span role="img" aria-label={alt} data-name={name} {...testAttribute(testId)}>
      <EmptyPicture width={width} />
    </span>
  );
}

export function Image(props: ImageProps): ReactNode {
  const { src, alt = '', width, height, onClick, testId } = props;
  const trigger = useTrigger(props);
  const picture = <img src={src} alt={alt} width={width} height={height} {...testAttribute(testId)} />;
  const isButton = onClick !== undefined || trigger.overlay !== null;
  return (
    <span className="sb-anchor">
      {isButton ? (
        <button type="button" className="sb-bare" onClick={trigger.click} {...trigger.handlers}>
          {picture}
        </button>
      ) : (
        picture
      )}
      {trigger.overlay}
    </span>
  );
}
