/** Small things that every component does with its props. */

/** HubSpot's `testId` as an attribute that a test finds. */
export function testAttribute(testId: string | undefined): { readonly 'data-test-id'?: string } {
  return testId === undefined ? {} : { 'data-test-id': testId };
}

export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== false && name !== undefined && name !== '').join(' ');
}

export type Distance =
  'flush' | 'extra-small' | 'xs' | 'small' | 'sm' | 'medium' | 'md' | 'large' | 'lg' | 'extra-large' | 'xl';

const PIXELS: Readonly<Record<Distance, number>> = {
  flush: 0,
  'extra-small': 4,
  xs: 4,
  small: 8,
  sm: 8,
  medium: 16,
  md: 16,
  large: 24,
  lg: 24,
  'extra-large': 32,
  xl: 32,
};

export function pixels(distance: Distance): number {
  return PIXELS[distance];
}

/** HubSpot's long and short size names as the short ones, for class names. */
export function shortSize(size: Distance): string {
  switch (size) {
    case 'extra-small':
      return 'xs';
    case 'small':
      return 'sm';
    case 'medium':
      return 'md';
    case 'large':
      return 'lg';
    case 'extra-large':
      return 'xl';
    default:
      return size;
  }
}

/**
 * Calls a handler of the card. It runs in the worker, so the call answers later; an error in it is reported by the worker and
 * would be told twice if this side did not catch it.
 */
export function tell<Args extends readonly unknown[]>(
  handler: ((...args: Args) => unknown) | undefined,
  ...args: Args
): void {
  const answer = handler?.(...args);
  if (answer instanceof Promise) answer.catch(() => undefined);
}
