import type { RetentionActivityKind } from '../../../programme/activities/retention-activity.ts';
import type { ExposureSignal } from '../../../programme/competition/competitive-exposure.ts';
import type { Appreciation, Milestone, MilestonePause } from '../../../programme/milestones/milestone.ts';
import type { SuggestedResponse } from '../../../programme/ranking/suggest-response.ts';
import type { AskObjection, AskReason } from '../../../programme/referrals/ask-candidates.ts';
import type { ProgrammeReturn } from '../../../programme/return/estimate-return.ts';
import type { RetentionWhatIf } from '../../../programme/return/retention-what-if.ts';
import type { ContactStatus, Risk, Segment } from '../../../scoring/types.ts';
import type { RetentionMeasured } from '../return-view.ts';
import type { Show } from './show.ts';

type Estimated = Extract<ProgrammeReturn, { kind: 'estimated' }>;
type TooFew = Extract<ProgrammeReturn, { kind: 'too_few' }>;
type Computed = Extract<RetentionWhatIf, { kind: 'computed' }>;

/** Everything the report says, in one language. */
export interface ReportTexts {
  readonly title: (day: string) => string;
  readonly nobody: string;
  readonly intro: (currency: string) => string;
  readonly provisional: string;
  readonly facts: Record<'customers' | 'annualValue' | 'lifetimeValue' | 'valueAtRisk', string>;
  readonly sections: Record<
    | 'segments'
    | 'movers'
    | 'renewals'
    | 'retention'
    | 'exposure'
    | 'milestones'
    | 'referrals'
    | 'activities'
    | 'whatIf',
    string
  >;
  /** Heads of columns, and words beside charts. */
  readonly heads: Record<
    | 'segment'
    | 'customers'
    | 'annualValue'
    | 'lifetimeValue'
    | 'valueAtRisk'
    | 'customer'
    | 'rank'
    | 'change'
    | 'response'
    | 'renewal'
    | 'inDays'
    | 'risk'
    | 'contact'
    | 'period'
    | 'kept'
    | 'logo'
    | 'gross'
    | 'net'
    | 'signals'
    | 'competitor'
    | 'day'
    | 'milestone'
    | 'thanks'
    | 'referred'
    | 'bought'
    | 'margin'
    | 'reasons'
    | 'against'
    | 'activity'
    | 'times'
    | 'cost'
    | 'boughtAgain'
    | 'loyaltySince',
    string
  >;
  readonly segment: Record<Segment, string>;
  readonly noSegment: string;
  readonly risk: Record<Risk, string>;
  readonly contact: Record<ContactStatus, string>;
  readonly silentFor: (days: string) => string;
  readonly charts: Record<'segments' | 'renewals' | 'retention' | 'exposure', string>;
  readonly movers: {
    readonly sentence: (since: string, moved: number, ideal: number) => string;
    readonly none: (since: string) => string;
    readonly noIdeal: (since: string) => string;
    readonly response: Record<SuggestedResponse['action'], string>;
  };
  readonly renewals: {
    readonly none: (days: number) => string;
    readonly sentence: (count: number, days: number, value: string) => string;
    readonly overdue: string;
  };
  readonly retention: {
    readonly none: string;
    readonly note: string;
    readonly survival: (years: number, share: string) => string;
  };
  readonly exposure: {
    readonly none: string;
    readonly sentence: (count: number, value: string) => string;
    readonly notMeasurable: (count: number, of: number) => string;
    readonly signal: Record<ExposureSignal, string>;
  };
  readonly milestones: {
    readonly none: string;
    readonly sentence: (count: number, paused: number) => string;
    readonly what: (milestone: Milestone, show: Show) => string;
    readonly appreciation: Record<Appreciation, string>;
    readonly pause: Record<MilestonePause, string>;
  };
  readonly referrals: {
    readonly none: string;
    readonly sentence: (referrers: number, margin: string) => string;
    readonly askNow: (count: number, of: number) => string;
    readonly reason: Record<AskReason, string>;
    readonly objection: Record<AskObjection, string>;
    readonly objections: string;
  };
  readonly returned: {
    readonly noLedger: string;
    readonly note: string;
    readonly tooEarly: string;
    readonly noneBefore: string;
    readonly tooFew: (returned: TooFew, show: Show) => string;
    /** Enough of them, and yet a few large ones decide. */
    readonly tooUneven: (returned: TooFew, show: Show) => string;
    readonly estimated: (returned: Estimated, show: Show) => readonly string[];
    readonly kind: Record<RetentionActivityKind, string>;
  };
  readonly whatIf: {
    readonly unknown: string;
    readonly sentences: (whatIf: Computed, measured: RetentionMeasured, show: Show) => readonly string[];
  };
  readonly shown: (shown: number, of: number) => string;
  readonly footer: (model: string, policy: string) => string;
}
