import type { InboxEvent, InboxStore } from '../../src/operations/ports/inbox-store.ts';

interface KeptEvent {
  readonly id: string;
  readonly key: string;
  readonly body: string;
  readonly correlationId: string;
  readonly receivedAt: Date;
  handledAt: Date | null;
}

export interface MemoryInbox extends InboxStore {
  /** Puts an event down as an intake does. @returns whether it is new */
  put(event: Pick<InboxEvent, 'key' | 'body'>, correlationId: string): boolean;
}

/** The events of one portal, in memory. */
export function memoryInbox(now: () => Date): MemoryInbox {
  let events: KeptEvent[] = [];
  let last = 0;
  const waiting = (): KeptEvent[] => events.filter(({ handledAt }) => handledAt === null);
  return {
    put({ key, body }, correlationId) {
      if (events.some((event) => event.key === key)) return false;
      events.push({ id: String((last += 1)), key, body, correlationId, receivedAt: now(), handledAt: null });
      return true;
    },
    readWaiting: ({ after, limit }) =>
      Promise.resolve(
        waiting()
          .filter(({ id }) => after === null || Number(id) > Number(after))
          .slice(0, limit)
          .map(({ id, body, correlationId, receivedAt }) => ({ id, body, correlationId, receivedAt })),
      ),
    markHandled: (ids) => {
      for (const event of waiting()) if (ids.includes(event.id)) event.handledAt = now();
      return Promise.resolve();
    },
    describe: () => Promise.resolve({ waiting: waiting().length, oldestWaitingAt: waiting()[0]?.receivedAt ?? null }),
    lastReceivedAt: () => Promise.resolve(events.at(-1)?.receivedAt ?? null),
    forgetHandled: (before) => {
      const kept = events.filter(({ handledAt }) => handledAt === null || handledAt >= before);
      const gone = events.length - kept.length;
      events = kept;
      return Promise.resolve(gone);
    },
  };
}
