import { defineConfig } from 'vitest/config';

/** One project per room; `tests/<name>/` mirrors the room of that name. */
const ROOMS = [
  'scoring',
  'programme',
  'operations',
  'hubspot',
  'functions',
  'cli',
  'extensions',
  'sandbox',
  'build',
  'workshop',
  'bench',
];

export default defineConfig({
  test: {
    projects: [
      ...ROOMS.map((name) => ({
        test: {
          name,
          include: [`tests/${name}/**/*.test.{ts,tsx}`],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          unstubGlobals: true,
          restoreMocks: true,
        },
      })),
      {
        test: {
          name: 'store',
          include: ['tests/store/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          restoreMocks: true,
          globalSetup: ['tests/support/postgres-for-run.ts'],
        },
      },
      { test: { name: 'config', include: ['tests/*.test.ts'] } },
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
