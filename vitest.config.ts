import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

// To compile the sources takes a thread or a process that a test starts longer than its work: one does it for all.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

/**
 * Three even on two cores, where the runner would take one: much of a run waits for other processes. Nothing is left free
 * there, so a test that measures time has to hold on a busy machine.
 */
const COMPUTING = { maxWorkers: Math.max(3, availableParallelism() - 1) };
/** Tests that wait most of their time, for a database, for other processes and for clocks. */
const WAITING = { maxWorkers: Math.max(5, availableParallelism() + 2), sequence: { groupOrder: 1 } };
/** Browsers, after everything else: a starved machine makes a slow page, not a wrong one. */
const LOOKING = { maxWorkers: 3, sequence: { groupOrder: 2 } };
const EVERYWHERE = { setupFiles: ['tests/support/after-each-file.ts'] };
const WITH_PROPERTIES = { setupFiles: [...EVERYWHERE.setupFiles, 'tests/support/set-up-properties.ts'] };

/**
 * Tests that wait for browsers, processes, servers and databases get a second chance, since a starved machine can fail one of
 * thousands; the closing lines name who needed it. What only computes gets none.
 */
const WITH_A_SECOND_CHANCE = { retry: 1 };

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
/** Rooms whose tests wait for nothing outside of their own process. */
const PURE: ReadonlySet<string> = new Set(['scoring', 'programme', 'operations']);
const ALONE = [
  ...['tests/scoring/models/score-columns.test.ts', 'tests/store/kill.test.ts', 'tests/service/kills.test.ts'],
];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      ...ROOMS.map((name) => ({
        test: {
          ...COMPUTING,
          ...(PURE.has(name) ? {} : WITH_A_SECOND_CHANCE),
          ...WITH_PROPERTIES,
          name,
          include: [`tests/${name}/**/*.test.{ts,tsx}`],
          exclude: ALONE,
          isolate: !TOGETHER.has(name),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          unstubGlobals: true,
          restoreMocks: true,
        },
      })),
      // Those with a database: one server for all files of a run.
      ...['store', 'service'].map((name) => ({
        test: {
          ...WAITING,
          ...WITH_A_SECOND_CHANCE,
          ...WITH_PROPERTIES,
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
          ...WAITING,
          ...WITH_A_SECOND_CHANCE,
          ...EVERYWHERE,
          name: 'config',
          include: ['tests/*.test.ts', ...ALONE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...LOOKING,
          ...WITH_A_SECOND_CHANCE,
          ...EVERYWHERE,
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
