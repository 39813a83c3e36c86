/**
 * `npm run -s bench:threads`: whether scoring pages in a thread of its own would be worth what it costs to send them there and
 * back: milliseconds of CPU a company for reading it from the mirror, scoring it, and copying its history and its score.
 *
 * Options: --companies N (default 1500, on PGlite), --rounds N (default 4; the last counts, since code has to warm up).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptPortal } from '../src/cli/doors/doors.ts';
import { readLabels } from '../src/hubspot/records/read-labels.ts';
import { readPortal } from '../src/hubspot/records/read-portal.ts';
import { withPolicyId } from '../src/operations/parse-policy.ts';
import { companyPages } from '../src/operations/rescore/company-pages.ts';
import { scorePage, toPageContext } from '../src/operations/rescore/score-page.ts';
import { SEED_MODEL } from '../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../src/scoring/policy.ts';
import { openStore } from '../src/store/open-store.ts';
import { fillMirror } from './portal/fill-mirror.ts';
import { openAccount, openEmptyAccount } from './portal/open-account.ts';
import { readClocks } from './portal/phase-clock.ts';
import { readOptions, whole } from './read-options.ts';

const values = readOptions({ companies: whole(1500), rounds: whole(4) });

interface Costs {
  reading: number;
  scoring: number;
  copyingThere: number;
  copyingBack: number;
}

const companies = values.companies;
const folder = mkdtempSync(join(tmpdir(), 'loyalty-threads-'));
const account = await openFilled();
try {
  for (let round = 1; round <= values.rounds; round += 1) process.stdout.write(report(await measure()));
} finally {
  await account.close();
  rmSync(folder, { recursive: true, force: true });
}

async function openFilled(): Promise<KeptPortal> {
  const { client, asOf } = openEmptyAccount();
  const now = Date.parse(`${asOf}T12:00:00Z`);
  const facts = await readPortal(client);
  const location = { kind: 'folder', folder } as const;
  const store = await openStore(location, 'create');
  await fillMirror(store.portal(facts.portalId).mirror, {
    portal: { companies },
    facts,
    labels: await readLabels(client),
    knownUntil: new Date(now),
  });
  await store.close();
  const opened = await openAccount({ url: null, location, now, setUp: false, paced: false, backfill: false });
  return opened.account;
}

/** Milliseconds of CPU of the whole portal. */
async function measure(): Promise<Costs> {
  const policy = withPolicyId({ ...DEFAULT_POLICY, idealLifetimeValue: 30_000 });
  const scoring = { asOf: account.asOf, policy, model: SEED_MODEL };
  const inputVersion = await account.store.scores.nextInputVersion();
  const at = account.now().toISOString();
  const page = toPageContext(scoring, null, account.portal.currency, { at, inputVersion });
  const costs: Costs = { reading: 0, scoring: 0, copyingThere: 0, copyingBack: 0 };
  let last = readClocks().cpuSeconds;
  const add = (kind: keyof Costs): void => {
    const now = readClocks().cpuSeconds;
    costs[kind] += 1000 * (now - last);
    last = now;
  };
  for await (const { readings } of companyPages(account.mirror)) {
    add('reading');
    const scored = await scorePage(account, readings, page);
    add('scoring');
    structuredClone(readings);
    add('copyingThere');
    structuredClone(scored.map(({ result, settled, standing }) => ({ result, settled, standing })));
    add('copyingBack');
  }
  return costs;
}

function report({ reading, scoring, copyingThere, copyingBack }: Costs): string {
  const each = (cost: number): string => (cost / companies).toFixed(2);
  // Of each copy one half is made on either side.
  const copying = (copyingThere + copyingBack) / 2;
  const gain = (reading + scoring) / Math.max(reading + copying, scoring + copying);
  return `Milliseconds a company: reading ${each(reading)}, scoring ${each(scoring)}, copying there ${each(copyingThere)} and back ${each(copyingBack)}. With a core for each thread at most ${gain.toFixed(2)} times as fast.\n`;
}
