import { plural } from '../../shared/texts/plural.ts';

/** A number, and how the user writes it. */
export interface Count {
  readonly count: number;
  readonly shown: string;
}

/** "1 customer", "1,200 customers". */
export function counted({ count, shown }: Count, one: string, many: string): string {
  return `${shown} ${plural(count, one, many)}`;
}
