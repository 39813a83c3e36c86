import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { learnInThread } from '../../../src/accounts/learning-thread/learn-in-thread.ts';
import { learnInProcess } from '../../../src/operations/rescore/learn-in-process.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { simulateContractPortal, SIMULATED_UNTIL } from '../../support/simulated-portal.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

const START = { asOf: SIMULATED_UNTIL, policy: DEFAULT_POLICY, model: SEED_MODEL };
const PORTAL = simulateContractPortal({
  customers: 250,
  seed: 31,
  renewalWithMeeting: 0.95,
  renewalWithoutMeeting: 0.5,
});

async function* pages(): AsyncGenerator<readonly CompanyHistory[]> {
  for (let start = 0; start < PORTAL.length; start += 100) {
    yield await Promise.resolve(PORTAL.slice(start, start + 100));
  }
}

/** Turns of the event loop that come while the work is done. */
async function countTurns(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  await work.finally(() => {
    clearInterval(timer);
  });
  return turns;
}

describe('learning in a thread of its own', () => {
  it('learns the same as in the process, to the last bit, and lets the process go on meanwhile', async () => {
    const inProcess = await learnInProcess.learn(pages, START, undefined);
    expect(inProcess?.model.kind).toBe('portal');
    const inThread = learnInThread().learn(pages, START, undefined);
    expect(await countTurns(inThread)).toBeGreaterThan(20);
    expect(await inThread).toEqual(inProcess);
  });

  it('ends at once when it is told to, while it reads and while it learns', async () => {
    for (const page of [0, 2]) {
      const ender = new AbortController();
      let seen = 0;
      const sample = async function* (): AsyncGenerator<readonly CompanyHistory[]> {
        for await (const histories of pages()) {
          if (seen === page) setTimeout(() => ender.abort(), 30);
          seen += 1;
          yield histories;
          if (page === 0) await new Promise((resolve) => setTimeout(resolve, 60));
        }
      };
      expect(await learnInThread().learn(sample, START, ender.signal)).toBeNull();
      expect(seen).toBeLessThanOrEqual(page === 0 ? 2 : 3);
    }
    expect(await learnInThread().learn(pages, START, AbortSignal.abort())).toBeNull();
  });

  it('learns in the process where the thread cannot be started, or dies', async () => {
    const directory = makeTemporaryDirectory();
    writeFiles(directory, {
      'dies.mjs':
        "import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => process.exit(1));\n",
    });
    const few = async function* (): AsyncGenerator<readonly CompanyHistory[]> {
      yield await Promise.resolve(PORTAL.slice(0, 20));
    };
    for (const file of ['dies.mjs', 'missing.mjs']) {
      const thread = pathToFileURL(`${directory}/${file}`);
      expect(await learnInThread(thread).learn(few, START, undefined)).toEqual(
        await learnInProcess.learn(few, START, undefined),
      );
    }
  });
});
