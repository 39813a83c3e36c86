export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Names of the scripts `check:…` of a package.json, but the one that runs them all: a new check is run because it is there. */
export function listChecks(scripts: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(scripts).filter((name) => name.startsWith('check:') && name !== 'check:static');
}

/**
 * Runs every check, also when an earlier one failed, so that one run tells everything.
 *
 * @param lanes how many run at a time, at least 1
 * @param run runs one check
 * @param report is told of each check as it ends
 * @returns names of the checks that failed
 */
export async function runChecks(
  names: readonly string[],
  lanes: number,
  run: (name: string) => Promise<Check>,
  report: (check: Check) => void,
): Promise<readonly string[]> {
  const waiting = [...names];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const check = await run(name);
      if (!check.passed) failed.push(name);
      report(check);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return failed;
}
