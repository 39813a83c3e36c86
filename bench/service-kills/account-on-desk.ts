/** An account in a sandbox process in which customers are met one after the other, and what is published of them. */
import * as z from 'zod';
import type { Change } from '../../sandbox/crm/changes.ts';
import { startSandboxProcess, type SandboxProcess } from '../../sandbox/crm-process.ts';
import { ACCESS_TOKEN, heldMeeting } from '../../tests/service/service-bed.ts';

export interface AccountOnDesk {
  readonly url: string;
  readonly portalId: string;
  /** Customers, each to be changed once at most. */
  readonly companyIds: readonly string[];
  /** Enters what happened to a company. */
  change(companyId: string): Promise<void>;
  /** Our properties of a company, but for the instant at which it was scored. */
  publishedOf(companyId: string): Promise<string>;
  stop(): Promise<void>;
}

const detailsForm = z.object({ portalId: z.number() });
const dealsForm = z.object({
  results: z.array(
    z.object({
      properties: z.object({ hs_is_closed_won: z.string().nullish() }),
      associations: z.object({ companies: z.object({ results: z.array(z.object({ id: z.string() })) }) }).optional(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
});
const SEED = 5;
/** At least every second company of the demo is a customer. */
const COMPANIES_PER_CUSTOMER = 2;

/** @throws where fewer customers are there than are to be changed */
export async function openAccountOnDesk(customers: number, changeOf = makeChanges()): Promise<AccountOnDesk> {
  const sandbox = await startSandboxProcess({
    portal: { kind: 'generated', companies: COMPANIES_PER_CUSTOMER * customers, seed: SEED },
    latencyMilliseconds: 0,
    limits: { enforce: false },
    token: ACCESS_TOKEN,
  });
  const details = await ask(sandbox, '/account-info/2026-09/details');
  const companyIds = await listCustomers(sandbox, customers);
  if (companyIds.length < customers) throw new Error(`Only ${companyIds.length} customers are there.`);
  return {
    url: sandbox.url,
    portalId: String(detailsForm.parse(details).portalId),
    companyIds,
    async change(companyId) {
      await sandbox.change(changeOf(companyId));
    },
    publishedOf: (companyId) => readPublished(sandbox, companyId),
    stop: () => sandbox.stop(),
  };
}

async function ask({ url }: SandboxProcess, path: string): Promise<unknown> {
  return (await fetch(url + path, { headers: { Authorization: `Bearer ${ACCESS_TOKEN}` } })).json();
}

/** The first ones that won deals name, in the order of the deals. */
async function listCustomers(sandbox: SandboxProcess, most: number): Promise<readonly string[]> {
  const query = 'limit=100&associations=companies&properties=hs_is_closed_won';
  const found = new Set<string>();
  for (let after: string | null = '0'; after !== null && found.size < most;) {
    const page = dealsForm.parse(await ask(sandbox, `/crm/objects/2026-09/deals?${query}&after=${after}`));
    for (const { properties, associations } of page.results) {
      const companyId = associations?.companies.results[0]?.id;
      if (companyId !== undefined && properties.hs_is_closed_won === 'true') found.add(companyId);
    }
    after = page.paging?.next.after ?? null;
  }
  return [...found].slice(0, most);
}

/** The same change of the same company whenever it is asked for, so that two accounts can be given the same ones. */
export function makeChanges(): (companyId: string) => Change {
  const made = new Map<string, Change>();
  return (companyId) => {
    const change = made.get(companyId) ?? heldMeeting(companyId);
    made.set(companyId, change);
    return change;
  };
}

async function readPublished(sandbox: SandboxProcess, companyId: string): Promise<string> {
  const properties = (await sandbox.record('companies', companyId))?.properties ?? {};
  const ours = Object.entries(properties).filter(
    ([name]) => name.startsWith('loyalty_') && name !== 'loyalty_scored_at',
  );
  return JSON.stringify(ours.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
