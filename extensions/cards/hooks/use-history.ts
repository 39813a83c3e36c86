import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryAnswer } from '../../shared/history-view.ts';
import { askHistory } from '../state/ask-details.ts';
import type { Failure } from '../state/card-answer.ts';

export type HistoryState =
  { readonly status: 'loading' } | { readonly status: 'answered'; readonly answer: HistoryAnswer | Failure };

/** How the score of the record went, asked for when a person wants to see it. An answer to any but the latest is dropped. */
export function useHistory(companyId: string): { readonly state: HistoryState; readonly retry: () => void } {
  const [state, setState] = useState<HistoryState>({ status: 'loading' });
  const latest = useRef(0);
  const read = useCallback(async () => {
    latest.current += 1;
    const request = latest.current;
    const answer = await askHistory(companyId);
    if (request === latest.current) setState({ status: 'answered', answer });
  }, [companyId]);
  const retry = useCallback(() => {
    setState({ status: 'loading' });
    void read();
  }, [read]);
  useEffect(() => {
    void read();
    return () => {
      latest.current += 1;
    };
  }, [read]);
  return { state, retry };
}
