import { useContext, type CSSProperties, type ReactNode } from 'react';
import type { HeadingProps, TextFormatOptions, TextProps } from '@hubspot/ui-extensions';
import { classNames, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';

const WEIGHTS = { regular: 400, demibold: 600, bold: 700 } as const;

function formatStyle({ fontWeight, italic, lineDecoration, textTransform }: TextFormatOptions): CSSProperties {
  const style: CSSProperties = {};
  if (fontWeight !== undefined) style.fontWeight = WEIGHTS[fontWeight];
  if (italic === true) style.fontStyle = 'italic';
  if (lineDecoration !== undefined) {
    style.textDecoration = lineDecoration === 'strikethrough' ? 'line-through' : lineDecoration;
  }
  // CSS has no sentence case; the class lets the first letter stand out alone.
  if (textTransform !== undefined && textTransform !== 'sentenceCase') style.textTransform = textTransform;
  return style;
}

export function Text({ children, variant, inline = false, format = {}, truncate, testId }: TextProps): ReactNode {
  const cut = truncate === true || typeof truncate === 'object';
  const { maxWidth, tooltipText } = typeof truncate === 'object' ? truncate : {};
  const Tag = inline ? 'span' : 'div';
  return (
    <Tag
      className={classNames(
        'sb-text',
        variant === 'microcopy' && 'sb-text--small',
        format.textTransform === 'sentenceCase' && 'sb-text--sentence',
        cut && 'sb-text--cut',
      )}
      style={{ ...formatStyle(format), ...(maxWidth === undefined ? {} : { maxWidth }) }}
      {...(tooltipText === undefined ? {} : { title: tooltipText })}
      {...testAttribute(testId)}
    >
      {children}
    </Tag>
  );
}

/** HubSpot's headings have no level: the place says it. */
export function Heading({ children, inline = false, testId }: HeadingProps): ReactNode {
  const { heading: Level } = useContext(CardSurfaceContext);
  return (
    <Level className={classNames('sb-heading', inline && 'sb-heading--inline')} {...testAttribute(testId)}>
      {children}
    </Level>
  );
}
