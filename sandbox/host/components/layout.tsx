import type { CSSProperties, ReactNode } from 'react';
import type {
  AutoGridProps,
  BoxProps,
  CardProps,
  DividerProps,
  FlexAlign,
  FlexJustify,
  FlexProps,
  InlineProps,
  SpacerProps,
  StackProps,
  TileProps,
} from '@hubspot/ui-extensions';
import { classNames, pixels, testAttribute } from './attributes.ts';

/** HubSpot's names for `justify`, some of which are not CSS's. */
const JUSTIFY: Readonly<Record<FlexJustify, string>> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  between: 'space-between',
  around: 'space-around',
};

const ALIGN: Readonly<Record<FlexAlign | 'auto', string>> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  baseline: 'baseline',
  stretch: 'stretch',
  auto: 'auto',
};

function alignment(props: {
  readonly justify?: FlexJustify | undefined;
  readonly align?: FlexAlign | undefined;
  readonly alignSelf?: FlexAlign | 'auto' | undefined;
}): CSSProperties {
  return {
    ...(props.justify === undefined ? {} : { justifyContent: JUSTIFY[props.justify] }),
    ...(props.align === undefined ? {} : { alignItems: ALIGN[props.align] }),
    ...(props.alignSelf === undefined ? {} : { alignSelf: ALIGN[props.alignSelf] }),
  };
}

export function Flex(props: FlexProps): ReactNode {
  const { children, direction = 'row', gap = 'flush', wrap = 'nowrap', testId } = props;
  const flexWrap = wrap === true || wrap === 'wrap' ? 'wrap' : 'nowrap';
  const style = { flexDirection: direction, gap: pixels(gap), flexWrap, ...alignment(props) } as const;
  return (
    <div className="sb-flex" style={style} {...testAttribute(testId)}>
      {children}
    </div>
  );
}

export function Box(props: BoxProps): ReactNode {
  const style = {
    ...(props.flex === undefined ? {} : { flex: props.flex }),
    ...alignment({ alignSelf: props.alignSelf }),
  };
  return (
    <div className="sb-box" style={style} {...testAttribute(props.testId)}>
      {props.children}
    </div>
  );
}

/** The older way of stacking; HubSpot keeps it for cards written before Flex. */
export function Stack(props: StackProps): ReactNode {
  const { children, direction = 'column', distance = 'flush', width = 'auto', testId } = props;
  const style = { flexDirection: direction, gap: pixels(distance), width, ...alignment(props) };
  return (
    <div className="sb-flex" style={style} {...testAttribute(testId)}>
      {children}
    </div>
  );
}

export function Inline(props: InlineProps): ReactNode {
  const { children, gap = 'sm', align = 'center', justify, testId } = props;
  const style = { gap: pixels(gap), ...alignment({ align, justify }) };
  return (
    <div className="sb-inline" style={style} {...testAttribute(testId)}>
      {children}
    </div>
  );
}

export function AutoGrid({ children, columnWidth, flexible = false, gap = 'flush', testId }: AutoGridProps): ReactNode {
  // A column never grows wider than the place it is in, or a narrow sidebar would scroll.
  const least = `min(100%, ${columnWidth}px)`;
  const column = flexible ? `minmax(${least}, 1fr)` : least;
  const style = { gap: pixels(gap), gridTemplateColumns: `repeat(auto-fill, ${column})` };
  return (
    <div className="sb-grid" style={style} {...testAttribute(testId)}>
      {children}
    </div>
  );
}

export function Spacer({ size = 'md', testId }: SpacerProps): ReactNode {
  return <div style={{ height: pixels(size) }} {...testAttribute(testId)} />;
}

export function Divider({ size = 'flush', testId }: DividerProps): ReactNode {
  return <hr className="sb-divider" style={{ marginBlock: pixels(size) }} {...testAttribute(testId)} />;
}

export function Tile({ children, compact = false, flush = false, testId }: TileProps): ReactNode {
  return (
    <div
      className={classNames('sb-tile', compact && 'sb-tile--compact', flush && 'sb-tile--flush')}
      {...testAttribute(testId)}
    >
      {children}
    </div>
  );
}

export function Card({ children, testId }: CardProps): ReactNode {
  return (
    <div className="sb-tile" {...testAttribute(testId)}>
      {children}
    </div>
  );
}
