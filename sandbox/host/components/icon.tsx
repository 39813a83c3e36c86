import type { ReactNode } from 'react';
import type { IconNames, IconProps } from '@hubspot/ui-extensions';
import { classNames, shortSize, testAttribute } from './attributes.ts';
import { ICON_PATHS } from './icon-paths.ts';

const PIXELS: Readonly<Record<string, number>> = { sm: 14, md: 18, lg: 24 };

/** A name that the sandbox has not drawn shows an empty square, so that the missing picture is seen. */
const NOT_DRAWN = 'M3 3h10v10H3z';

function pathOf(name: IconNames): string {
  return ICON_PATHS.get(name) ?? NOT_DRAWN;
}

export function Icon({ name, color = 'inherit', size = 'sm', screenReaderText, testId }: IconProps): ReactNode {
  const spoken =
    screenReaderText === undefined || screenReaderText === ''
      ? { 'aria-hidden': true }
      : {
          role: 'img',
          'aria-label': screenReaderText,
        };
  const side = PIXELS[shortSize(size)] ?? 14;
  return (
    <svg
      className={classNames('sb-icon', `sb-icon--${color}`)}
      width={side}
      height={side}
      viewBox="0 0 16 16"
      data-icon={name}
      {...spoken}
      {...testAttribute(testId)}
    >
      <path d={pathOf(name)} />
    </svg>
  );
}
