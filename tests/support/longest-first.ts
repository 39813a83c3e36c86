import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest of their rooms. Where the runner has not seen a file yet, it would go by its size, which says little of its time. */
const LONGEST = [
  'tests/bench/portal/kill-runs.test.ts',
  'tests/browser/demo.test.ts',
  'tests/browser/surfaces.test.ts',
  'tests/cli/stopping.test.ts',
  'tests/service/secrets.test.ts',
  'tests/service/start-service.test.ts',
  'tests/store/jobs.test.ts',
  'tests/store/open-store.test.ts',
];

/** The order in which the files of a room begin: the longest first, so that none of them is left alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rooms = new Set(sorted.map(({ project }) => project));
    return [...rooms].flatMap((room) =>
      sorted.filter(({ project }) => project === room).sort((a, b) => placeOf(a) - placeOf(b)),
    );
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(file));
  return place === -1 ? LONGEST.length : place;
}
