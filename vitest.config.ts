import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// To compile the sources takes a thread or a process that a test starts longer than its work: one does it for all.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

/**
 * Three even on two cores, where the runner would take one: much of a run waits for other processes. Nothing is left free
 * there, so a test that measures time has to hold on a busy machine.
 */
const WORKERS = { maxWorkers: Math.max(3, availableParallelism() - 1) };
const EVERYWHERE = { setupFiles: ['tests/support/after-each-file.ts'] };

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
 * nothing behind; what measures memory or kills processes and servers has a world of its own.
 */
const TOGETHER: ReadonlySet<string> = new Set([
  ...['scoring', 'programme', 'operations', 'functions', 'hubspot', 'cli', 'sandbox', 'accounts', 'build'],
]);
const ALONE = [
  ...['tests/scoring/models/score-columns.test.ts', 'tests/store/kill.test.ts', 'tests/service/kills.test.ts'],
];

export default defineConfig({
  test: {
    projects: [
      ...ROOMS.map((name) => ({
        test: {
          ...WORKERS,
          ...EVERYWHERE,
          name,
          include: [`tests/${name}/**/*.test.{ts,tsx}`],
          exclude: ALONE,
          isolate: !TOGETHER.has(name),
          setupFiles: [...EVERYWHERE.setupFiles, ...(TOGETHER.has(name) ? ['tests/support/bound-properties.ts'] : [])],
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
          ...EVERYWHERE,
          name,
          include: [`tests/${name}/**/*.test.ts`],
          exclude: ALONE,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          unstubGlobals: true,
          restoreMocks: true,
          globalSetup: ['tests/support/postgres-for-run.ts'],
        },
      })),
      {
        test: {
          ...WORKERS,
          ...EVERYWHERE,
          name: 'config',
          include: ['tests/*.test.ts', ...ALONE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 90_000,
          hookTimeout: 180_000,
          // Two browsers at a time, after everything else: a starved machine makes a slow page, not a wrong one.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
