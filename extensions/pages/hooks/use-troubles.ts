import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { AskFailure, AskFailureCode } from '../../shared/asked.ts';
import type { Reading } from '../../shared/use-asked.ts';

/** A question that was not answered, and not because of what was asked. */
export interface Trouble {
  readonly failure: AskFailure;
  /** Something is shown from before. */
  readonly isStale: boolean;
  readonly retry: () => void;
}

/** @param section whose trouble it is, by identity; @param trouble null: it is over */
type Report = (section: object, trouble: Trouble | null) => void;

/** These say nothing about what was asked: whatever else is on the page has the same trouble, or had it but for luck. */
const OF_THE_PAGE: ReadonlySet<AskFailureCode> = new Set([
  'not_authorized',
  'rate_limited',
  'service_away',
  'timeout',
  'unreachable',
]);

const ReportContext = createContext<Report | null>(null);
export const TroublesProvider = ReportContext.Provider;

/** The troubles of the sections below, the earliest first. */
export function useTroubles(): readonly [troubles: readonly Trouble[], report: Report] {
  const [troubles, setTroubles] = useState<ReadonlyMap<object, Trouble>>(new Map());
  const report = useCallback<Report>((section, trouble) => {
    setTroubles((known) => {
      const others = [...known].filter(([one]) => one !== section);
      return new Map(trouble === null ? others : [...others, [section, trouble]]);
    });
  }, []);
  return [[...troubles.values()], report];
}

/** Lets the page tell a failure that is not this section's own. @returns whether it does */
export function usePageTrouble<Value>({ state, retry }: Reading<Value>): boolean {
  const report = useContext(ReportContext);
  const [section] = useState(() => ({}));
  const failure = state.status === 'failed' && OF_THE_PAGE.has(state.failure.code) ? state.failure : null;
  const isStale = state.value !== null;
  useEffect(() => {
    if (failure === null || report === null) return undefined;
    report(section, { failure, isStale, retry });
    return () => {
      report(section, null);
    };
  }, [report, section, failure, isStale, retry]);
  return failure !== null && report !== null;
}
