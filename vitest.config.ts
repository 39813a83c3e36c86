import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Three even on two cores, where the runner would take one: much of a run waits for other processes. Nothing is left free
 * there, so a test that measures time has to hold on a busy machine.
 */
const WORKERS = { maxWorkers: Math.max(3, availableParallelism() - 1) };

/** One project per room; `tests/<name>/` mirrors the room of that name. */
const ROOMS = [
  'scoring',
  'programme',
  'operations',
  'hubspot',
  'accounts',
  'functions',
  'cli',
  'extensions',
  'sandbox',
  'build',
  'workshop',
  'bench',
  'agreement',
];

/**
 * Rooms whose files share one world of modules: to load it anew for each file would take as long as the tests. Tests there leave
 * nothing behind; what measures memory has a world of its own.
 */
const TOGETHER: ReadonlySet<string> = new Set([
  ...['scoring', 'programme', 'operations', 'functions', 'hubspot', 'cli', 'sandbox', 'accounts'],
]);
const MEASURES_MEMORY = 'tests/scoring/models/score-columns.test.ts';

export default defineConfig({
  test: {
    projects: [
      ...ROOMS.map((name) => ({
        test: {
          ...WORKERS,
          name,
          include: [`tests/${name}/**/*.test.{ts,tsx}`],
          exclude: [MEASURES_MEMORY],
          isolate: !TOGETHER.has(name),
          testTimeout: 20_000,
          hookTimeout: 60_000,
          unstubGlobals: true,
          restoreMocks: true,
        },
      })),
      // Those with a database: one server for all files of a run.
      ...['store', 'service'].map((name) => ({
        test: {
          ...WORKERS,
          name,
          include: [`tests/${name}/**/*.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          restoreMocks: true,
          globalSetup: ['tests/support/postgres-for-run.ts'],
        },
      })),
      { test: { ...WORKERS, name: 'config', include: ['tests/*.test.ts', MEASURES_MEMORY] } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 90_000,
          hookTimeout: 180_000,
          // One browser at a time, after everything else: a starved machine makes a slow page, not a wrong one.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
