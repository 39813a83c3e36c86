import { useCallback, useEffect, useReducer, useRef } from 'react';
import { askService, type Question } from './ask-service.ts';
import type { Asked, AskFailure } from './asked.ts';

/** Where a question is. `value` is the last answer, which stays while it is asked anew or where that failed. */
export type AskedState<Value> =
  | { readonly status: 'idle'; readonly value: null }
  | { readonly status: 'loading'; readonly value: Value | null }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly value: Value | null; readonly failure: AskFailure };

type AskedEvent<Value> = { readonly type: 'asked' } | { readonly type: 'answered'; readonly answer: Asked<Value> };

function reduceAsked<Value>(state: AskedState<Value>, event: AskedEvent<Value>): AskedState<Value> {
  if (event.type === 'asked') return { status: 'loading', value: state.value };
  const { answer } = event;
  return answer.ok
    ? { status: 'ready', value: answer.value }
    : { status: 'failed', value: state.value, failure: answer };
}

/** A question that is asked when somebody wants to, such as by a button. An answer to any but the latest is dropped. */
export function useRequest<Value>(): {
  readonly state: AskedState<Value>;
  /** Answers with what came back, also where it came too late to be shown. */
  readonly ask: (question: Question<Value>) => Promise<Asked<Value>>;
} {
  const [state, dispatch] = useReducer(reduceAsked<Value>, { status: 'idle', value: null });
  const latest = useRef(0);
  const ask = useCallback(async (question: Question<Value>) => {
    latest.current += 1;
    const request = latest.current;
    dispatch({ type: 'asked' });
    const answer = await askService(question);
    if (request === latest.current) dispatch({ type: 'answered', answer });
    return answer;
  }, []);
  return { state, ask };
}

export interface Reading<Value> {
  /** Never idle: loading from the first frame on. */
  readonly state: Exclude<AskedState<Value>, { status: 'idle' }>;
  /** Asks again for the same. */
  readonly retry: () => void;
}

/**
 * What the service says to a GET, asked at once and whenever the path changes.
 *
 * @param schema a constant of a module: another one is another question
 */
export function useAsked<Value>(path: string, schema: Question<Value>['schema']): Reading<Value> {
  const { state, ask } = useRequest<Value>();
  const retry = useCallback(() => {
    void ask({ path, schema });
  }, [ask, path, schema]);
  useEffect(retry, [retry]);
  return { state: state.status === 'idle' ? { status: 'loading', value: null } : state, retry };
}
