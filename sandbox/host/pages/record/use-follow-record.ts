import { useEffect } from 'react';
import { PREFIX } from '../../data/loyalty-properties.ts';
import type { RecordProperties } from '../../data/record-properties.ts';
import type { PropertyValues } from '../../protocol.ts';
import { ACTIVITY_LOGGED } from './record-forms.ts';

const LOOK_EVERY_MILLISECONDS = 1_000;
const LOOK_FOR_MILLISECONDS = 30_000;

function publishedOf(values: PropertyValues): string {
  return JSON.stringify(Object.entries(values).filter(([name]) => name.startsWith(PREFIX)));
}

/**
 * HubSpot tells its pages when a record changes. The sandbox looks again for a while once an activity was logged, until the
 * app has published what came of it, and tells everybody who reads the record on this page.
 */
export function useFollowRecord(record: RecordProperties | null): void {
  useEffect(() => {
    if (record === null) return undefined;
    const ended = new AbortController();
    const onLogged = (event: Event) => {
      if (!(event instanceof CustomEvent) || event.detail !== record.objectId) return;
      void follow(record, ended.signal).catch(() => undefined);
    };
    window.addEventListener(ACTIVITY_LOGGED, onLogged);
    return () => {
      window.removeEventListener(ACTIVITY_LOGGED, onLogged);
      ended.abort();
    };
  }, [record]);
}

async function follow(record: RecordProperties, signal: AbortSignal): Promise<void> {
  const before = publishedOf(await record.read('all'));
  const deadline = performance.now() + LOOK_FOR_MILLISECONDS;
  const isOver = (): boolean => signal.aborted || performance.now() > deadline;
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLISECONDS));
    if (isOver() || publishedOf(await record.read('all')) === before) continue;
    await record.refresh();
    return;
  }
}
