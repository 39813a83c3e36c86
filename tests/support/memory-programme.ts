import type { ProgrammeStore } from '../../src/operations/ports/programme-store.ts';

const done = (): Promise<void> => Promise.resolve();
const nobody = { total: 0, rows: [] };

/** Of a portal without a programme: nothing is kept of it. What is on is tested with a database. */
export function memoryProgramme(): ProgrammeStore {
  return {
    readBefore: () => Promise.resolve(new Map()),
    writeRange: done,
    listMilestones: () => Promise.resolve(nobody),
    listAsks: () => Promise.resolve(nobody),
    listExposed: () => Promise.resolve({ ...nobody, valueAtRisk: 0 }),
    listReferrers: () => Promise.resolve({ ...nobody, margin: 0 }),
    listProspects: () => Promise.resolve(nobody),
    readNextMilestone: () => Promise.resolve(null),
    readModelValue: () => Promise.resolve(null),
    listGoals: () => Promise.resolve([]),
    setGoal: () => Promise.resolve({ kind: 'nobody' }),
    stopGoal: () => Promise.resolve(false),
    writeProgress: done,
    countThen: () => Promise.resolve({ ideal: 0, uncertain: 0, non_ideal: 0 }),
    pastConversion: () => Promise.resolve(null),
    listClosest: () => Promise.resolve([]),
    listConverted: () => Promise.resolve([]),
    countUncertain: () => Promise.resolve(0),
    goalsOf: () => Promise.resolve([]),
    listRankingEnds: () => Promise.resolve([]),
    fixRanking: () => Promise.resolve(false),
    listRanked: () => Promise.resolve(nobody),
    readRank: () => Promise.resolve(null),
    findMoverCandidates: () => Promise.resolve(null),
    countEntered: () => Promise.resolve({ entered: 0, left: 0 }),
    writeMovers: done,
    listMovers: () => Promise.resolve({ ...nobody, up: 0, down: 0 }),
  };
}
