/** One preview of a portal at a time: each takes seconds of the processor. */
export interface PreviewTurns {
  /** Does the work when those before it are done; null where so many wait already that it would come too late. */
  take<T>(portalId: string, work: () => Promise<T>): Promise<T> | null;
}

/** The settings page asks three questions at once. */
const MOST_AT_ONCE = 3;

export function createPreviewTurns(): PreviewTurns {
  const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return {
    take(portalId, work) {
      const queue = queues.get(portalId) ?? { last: Promise.resolve(), waiting: 0 };
      if (queue.waiting >= MOST_AT_ONCE) return null;
      queue.waiting += 1;
      const turn = queue.last.then(work).finally(() => {
        queue.waiting -= 1;
        if (queue.waiting === 0) queues.delete(portalId);
      });
      // One that fails holds nobody up; whoever asked for it is told.
      queue.last = turn.catch(() => undefined);
      queues.set(portalId, queue);
      return turn;
    },
  };
}
