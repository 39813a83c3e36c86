import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CardRequest } from '../../shared/card-view.ts';
import { askDetails } from '../state/ask-details.ts';
import type { Answer } from '../state/card-answer.ts';
import { type DetailsState, INITIAL_DETAILS, reduceDetails } from '../state/details-state.ts';

export type Ask = (request: CardRequest) => Promise<Answer>;

/** The details of the record, asked for at once, and the way to ask for more. */
export function useDetails(objectId: number): { readonly state: DetailsState; readonly ask: Ask } {
  const [state, dispatch] = useReducer(reduceDetails, INITIAL_DETAILS);
  const lastRequest = useRef(0);
  const companyId = String(objectId);

  const ask = useCallback<Ask>(
    async (request) => {
      lastRequest.current += 1;
      const stamp = { request: lastRequest.current, action: request.action };
      dispatch({ type: 'asked', ...stamp });
      const answer = await askDetails({ companyId, request });
      dispatch({ type: 'answered', ...stamp, answer });
      return answer;
    },
    [companyId],
  );

  useEffect(() => {
    dispatch({ type: 'opened' });
    void ask({ action: 'show' });
  }, [ask]);

  return { state, ask };
}
