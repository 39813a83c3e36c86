/** Runs what is handed out from an empty folder, against the sandbox, with no right to read anything else. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { cardAnswerSchema } from '../../extensions/shared/card-view.ts';
import { ACCESS_TOKEN } from '../../tests/service/service-bed.ts';
import { CLIENT_SECRET, PUBLIC_URL } from '../../tests/service/signed.ts';
import { openAccountOnDesk, type AccountOnDesk } from '../service-kills/account-on-desk.ts';
import { untilDrained } from '../service-kills/backlog-of.ts';
import { startServiceProcess } from '../service-kills/service-process.ts';
import { confinedArguments, runConfined } from './confined-node.ts';

const statusSchema = z.object({ runs: z.array(z.object({ state: z.string() })) });
const CUSTOMERS = 10;
const SCORED_WITHIN_SECONDS = 120;

/**
 * @param folder absolute path of an otherwise empty folder with `service/` and `hubspot/`
 * @returns what was shown, a sentence each
 * @throws where something does not run, or not as it should
 */
export async function rehearse(folder: string): Promise<readonly string[]> {
  const account = await openAccountOnDesk(CUSTOMERS);
  try {
    return [
      await rehearseProperties(folder, account),
      await rehearseService(folder, account),
      await rehearseStatus(folder, account),
      await rehearseThread(folder),
      ...(await rehearseFunctions(folder, account)),
    ];
  } finally {
    await account.stop();
  }
}

function environmentOf(folder: string, { url }: AccountOnDesk): Readonly<Record<string, string>> {
  return {
    HUBSPOT_ACCESS_TOKEN: ACCESS_TOKEN,
    LOYALTY_HUBSPOT_API: url,
    LOYALTY_STORE: join(folder, 'store'),
  };
}

async function rehearseProperties(folder: string, account: AccountOnDesk): Promise<string> {
  const environment = environmentOf(folder, account);
  await runConfined(['service/loyalty.mjs', 'properties', '--apply'], { folder, environment });
  await runConfined(['service/loyalty.mjs', 'properties', '--check'], { folder, environment });
  return 'loyalty.mjs made the properties, and finds them';
}

async function rehearseService(folder: string, account: AccountOnDesk): Promise<string> {
  const service = await startServiceProcess(
    {
      ...environmentOf(folder, account),
      PUBLIC_URL,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      PORT: '0',
    },
    { folder, command: [...confinedArguments(folder), 'service/service.mjs'] },
  );
  try {
    await untilDrained(service.url, SCORED_WITHIN_SECONDS, 'first_scores');
  } finally {
    const code = await service.stop();
    if (code !== 0) throw new Error(`service.mjs ended with ${String(code)}`);
  }
  for (const companyId of account.companyIds) {
    const published = await account.publishedOf(companyId);
    if (!published.includes('"loyalty_score"')) throw new Error(`service.mjs did not score company ${companyId}`);
  }
  return `service.mjs scored the account and wrote to its ${account.companyIds.length} customers`;
}

async function rehearseStatus(folder: string, account: AccountOnDesk): Promise<string> {
  const environment = environmentOf(folder, account);
  const text = await runConfined(['service/loyalty.mjs', 'status', '--json'], { folder, environment });
  const [run] = statusSchema.parse(JSON.parse(text)).runs;
  if (run?.state !== 'done') throw new Error(`loyalty.mjs finds no run that came to its end: ${text}`);
  return 'loyalty.mjs reads the store that the service left';
}

async function rehearseThread(folder: string): Promise<string> {
  const program = `
    const { Worker } = require('node:worker_threads');
    const thread = new Worker('./service/learning-thread.mjs');
    thread.once('message', ({ kind }) => { console.log(kind); thread.terminate(); });
    thread.once('error', (error) => { throw error; });
    thread.postMessage({ kind: 'page', histories: [] });`;
  const answer = await runConfined(['-e', program], { folder, environment: {} });
  if (answer.trim() !== 'next') throw new Error(`the learning thread answers ${answer}`);
  return 'the thread in which models are learnt starts';
}

async function rehearseFunctions(folder: string, account: AccountOnDesk): Promise<readonly string[]> {
  const place = join(folder, 'hubspot', 'app', 'functions');
  const names = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.js')) : [];
  const [companyId = ''] = account.companyIds;
  const sentences: string[] = [];
  for (const name of names) {
    const context = JSON.stringify({ propertiesToSend: { hs_object_id: companyId }, parameters: { action: 'show' } });
    const program = `require(${JSON.stringify(join(place, name))}).main(${context}).then((answer) => console.log(JSON.stringify(answer)));`;
    const text = await runConfined(['-e', program], {
      folder,
      environment: { PRIVATE_APP_ACCESS_TOKEN: ACCESS_TOKEN, LOYALTY_HUBSPOT_API: account.url },
    });
    const answer = cardAnswerSchema.parse(JSON.parse(text));
    if (answer.kind === 'failed') throw new Error(`${name} fails: ${answer.code}, ${answer.message}`);
    sentences.push(`${name} answers the card of company ${companyId}: ${answer.kind}`);
  }
  return sentences;
}
