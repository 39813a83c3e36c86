import type { CardRequest, FailedView } from '../../extensions/shared/card-view.ts';
import type { Entry } from '../operations/ports.ts';
import { parseIsoDay } from '../scoring/day.ts';
import { failed } from './card-failures.ts';

/** What a person entered; null where the request enters nothing, `unreadable` where its date is none. */
export function toEntry(request: CardRequest): Entry | null | 'unreadable' {
  switch (request.action) {
    case 'show':
    case 'refresh':
      return null;
    case 'clear_override':
      return { kind: 'clear_override' };
    case 'name_referrer':
      return { kind: 'referrer', referrerCompanyId: request.companyId };
    case 'enter_competitor':
      return { kind: 'competitor', name: request.name };
    case 'enter_churn_reason':
      return { kind: 'churn_reason', reason: request.reason };
    case 'enter_budget': {
      const asOf = parseIsoDay(request.asOf);
      return asOf === null ? 'unreadable' : { kind: 'budget', amount: request.amount, asOf };
    }
    case 'override_segment': {
      const until = parseIsoDay(request.until);
      return until === null
        ? 'unreadable'
        : { kind: 'override', segment: request.segment, reason: request.reason, until };
    }
  }
}

export function unreadableDate(): FailedView {
  return failed('bad_request', 'The date could not be read. Choose it again from the calendar.');
}
