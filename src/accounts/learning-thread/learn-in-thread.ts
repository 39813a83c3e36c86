import { Worker } from 'node:worker_threads';
import type { LearntModel, ModelLearner } from '../../operations/ports/model-learner.ts';
import { learnInProcess } from '../../operations/rescore/learn-in-process.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyHistory } from '../../scoring/types.ts';
import type { FromLearningThread, ToLearningThread } from './learning-messages.ts';

/** Beside this file in a checkout, beside the bundle that this file is part of in a release. */
const THREAD = import.meta.url.endsWith('.ts')
  ? new URL('./learning-thread.ts', import.meta.url)
  : new URL('./learning-thread.mjs', import.meta.url);

/**
 * Learns in a thread of its own, so that the process goes on answering; a signal ends the thread at once. Where no thread can
 * be started, or it ends before it has learnt, the model is learnt in this one.
 *
 * @param thread the file that the thread runs
 */
export function learnInThread(thread: URL = THREAD): ModelLearner {
  return {
    async learn(sample, start, signal) {
      if (signal?.aborted === true) return null;
      const outcome = await inThread(thread, sample, start, signal);
      return outcome.kind === 'lost' ? learnInProcess.learn(sample, start, signal) : outcome.learnt;
    },
  };
}

type Outcome = { readonly kind: 'learnt'; readonly learnt: LearntModel | null } | { readonly kind: 'lost' };

async function inThread(
  file: URL,
  sample: () => AsyncIterable<readonly CompanyHistory[]>,
  start: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const thread = new Worker(file);
  const answers = new Answers(thread, signal);
  try {
    for await (const histories of sample()) {
      const answer = await answers.ask({ kind: 'page', histories });
      if (answer.kind !== 'next') return toOutcome(answer);
    }
    return toOutcome(await answers.ask({ kind: 'learn', start }));
  } finally {
    answers.release();
    await thread.terminate();
  }
}

type Answer = FromLearningThread | { readonly kind: 'lost' } | { readonly kind: 'stopped' };

function toOutcome(answer: Answer): Outcome {
  if (answer.kind === 'learnt') return answer;
  return answer.kind === 'stopped' ? { kind: 'learnt', learnt: null } : { kind: 'lost' };
}

/** One question at a time. What ends the conversation, ends it for good: every later question has the same answer. */
class Answers {
  readonly #thread: Worker;
  readonly #signal: AbortSignal | undefined;
  #ended: Answer | null = null;
  #resolve: (answer: Answer) => void = () => undefined;
  readonly #stop = (): void => {
    this.#end({ kind: 'stopped' });
  };

  constructor(thread: Worker, signal: AbortSignal | undefined) {
    this.#thread = thread;
    this.#signal = signal;
    thread.on('message', (answer: FromLearningThread) => {
      this.#resolve(answer);
    });
    for (const event of ['error', 'messageerror', 'exit']) {
      thread.on(event, () => {
        this.#end({ kind: 'lost' });
      });
    }
    signal?.addEventListener('abort', this.#stop);
    if (signal?.aborted === true) this.#stop();
  }

  ask(question: ToLearningThread): Promise<Answer> {
    if (this.#ended !== null) return Promise.resolve(this.#ended);
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#thread.postMessage(question);
    });
  }

  release(): void {
    this.#signal?.removeEventListener('abort', this.#stop);
  }

  #end(answer: Answer): void {
    this.#ended ??= answer;
    this.#resolve(this.#ended);
  }
}
