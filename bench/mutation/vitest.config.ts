import { defineConfig } from 'vitest/config';

/** The tests that a change of the scoring, or of the check of signatures, has to fail. */
export default defineConfig({
  test: {
    include: ['tests/scoring/**/*.test.ts', 'tests/hubspot/requests/signature.test.ts'],
    // It holds memory against a limit, which Stryker's own counters break.
    exclude: ['tests/scoring/models/score-columns.test.ts'],
    isolate: false,
    // With the counters in it, arithmetic of seconds takes minutes.
    testTimeout: 600_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
