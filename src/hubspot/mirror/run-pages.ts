export interface PageWork<T> {
  readonly pages: AsyncIterable<T>;
  /** Pages worked on at once: enough that one that waits does not hold up the calls of the others. */
  readonly inFlight: number;
  readonly work: (page: T) => Promise<void>;
  /** Called in the order of the pages, for each when it and all before it are done. */
  readonly done: (page: T) => Promise<void>;
  /** Takes no further page when it is aborted; those begun are brought to their end. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Works on pages side by side, and tells in order which are done, so that a run that is ended goes on where it was.
 * A page that fails ends the work: the first failure is thrown after the others have come to their end.
 */
export async function runPages<T>({ pages, inFlight, work, done, signal }: PageWork<T>): Promise<'done' | 'stopped'> {
  const running: { readonly page: T; readonly outcome: Promise<PromiseSettledResult<void>> }[] = [];
  const finishFirst = async (): Promise<void> => {
    const first = running.shift();
    if (first === undefined) return;
    const outcome = await first.outcome;
    if (outcome.status === 'rejected') throw outcome.reason;
    await done(first.page);
  };
  try {
    for await (const page of pages) {
      if (signal?.aborted === true) break;
      const outcome = Promise.allSettled([work(page)]).then(([settled]) => settled);
      running.push({ page, outcome });
      if (running.length >= inFlight) await finishFirst();
    }
    while (running.length > 0) await finishFirst();
  } finally {
    await Promise.all(running.map(({ outcome }) => outcome));
  }
  return signal?.aborted === true ? 'stopped' : 'done';
}
