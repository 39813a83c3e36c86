/** A re-scoring as the command makes it, in a process of its own, from a mirror that is filled: `scoring-child.ts FOLDER NOW`. */
import { join } from 'node:path';
import { openAccount } from '../../bench/portal/open-account.ts';
import { processDoors } from '../../src/cli/doors/process-doors.ts';
import { runCommand } from '../../src/cli/program.ts';
import { parseCommandEnvironment } from '../../src/config.ts';

const [folder = '', now = ''] = process.argv.slice(2);
const { account } = await openAccount({
  url: null,
  location: { kind: 'folder', folder: join(folder, 'store') },
  now: Number(now),
  setUp: false,
  paced: false,
  backfill: false,
});
const doors = { ...processDoors(parseCommandEnvironment({}), null), openKept: () => Promise.resolve(account) };
process.exitCode = await runCommand(['rescore', '--policy', join(folder, 'policy.json')], doors);
