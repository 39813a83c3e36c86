import type { ProgrammeEntries } from '../../src/operations/ports/programme-entries.ts';

/** A portal whose people have entered nothing into the programme, and may not: what they enter is tested on the real store. */
export function memoryProgrammeEntries(): ProgrammeEntries {
  const done = (): Promise<void> => Promise.resolve();
  const notKept = (): Promise<never> => Promise.reject(new Error('entries are kept by the real store alone'));
  return {
    enterActivity: notKept,
    readActivity: () => Promise.resolve(null),
    finishActivity: () => Promise.resolve(null),
    cancelActivity: () => Promise.resolve(null),
    listActivities: () => Promise.resolve({ total: 0, entries: [] }),
    summarizeActivities: () => Promise.resolve([]),
    listDone: () => Promise.resolve([]),
    countPlanned: () => Promise.resolve(0),
    forgetPersons: done,
    listTaskable: () => Promise.resolve([]),
    isTaskLeft: () => Promise.resolve(false),
    beginTask: () => Promise.resolve('over'),
    endTask: done,
    markTask: done,
    listWithTask: () => Promise.resolve([]),
    listUnfollowed: () => Promise.resolve([]),
    noteFollowed: done,
    beginExchange: notKept,
    endExchange: done,
    markExchangeMade: notKept,
    keepNotes: done,
    dropNotes: done,
    listNotes: () => Promise.resolve([]),
    lastExchange: () => Promise.resolve(null),
    listDue: () => Promise.resolve({ total: 0, customers: 0, due: [] }),
  };
}
