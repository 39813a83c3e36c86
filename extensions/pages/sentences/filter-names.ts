import type { FilterName } from '../filters/filters.ts';
import type { Words } from '../hooks/use-words.ts';
import { nameOf, readable } from './customer-cells.ts';

/** A value of a filter in the user's language; what a person wrote stays as it is. */
export function filterValueName(name: FilterName, value: string, { texts, labels }: Words): string {
  switch (name) {
    case 'segments':
      return nameOf({ ...labels.segment, none: texts.frame.filters.noSegment }, value);
    case 'risks':
      return nameOf(labels.risk, value);
    case 'contactStatuses':
      return nameOf(texts.labels.contactStatus, value);
    case 'statuses':
      return nameOf(texts.labels.customerStatus, value);
    case 'valueTiers':
      return nameOf(texts.labels.valueTier, value);
    case 'missing':
      return nameOf(texts.labels.lack, value);
    case 'industries':
      return readable(value);
    default:
      return value;
  }
}
