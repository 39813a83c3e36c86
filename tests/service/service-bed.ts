import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Change } from '../../sandbox/crm/changes.ts';
import { startSandboxProcess, type SandboxProcess } from '../../sandbox/crm-process.ts';
import { parseServiceEnvironment, type ServiceSettings } from '../../src/config/service-environment.ts';
import { CLIENT_SECRET, PUBLIC_URL } from './signed.ts';

export const ACCESS_TOKEN = 'pat-eu1-canary';

export function serviceSettings(environment: Readonly<Record<string, string>> = {}): ServiceSettings {
  const parsed = parseServiceEnvironment({
    PUBLIC_URL,
    PORT: '0',
    HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
    HUBSPOT_ACCESS_TOKEN: ACCESS_TOKEN,
    // Nothing listens there: a service that needs HubSpot for it fails its test.
    LOYALTY_HUBSPOT_API: 'http://127.0.0.1:9',
    ...environment,
  });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.settings;
}

/** Waits until it is true. @throws with what it waited for */
export async function waitFor(what: string, isTrue: () => Promise<boolean>, seconds = 40): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (!(await isTrue())) {
    if (performance.now() > until) throw new Error(`Waited in vain for ${what}.`);
    await sleep(100);
  }
}

export function startSandbox(companies: number): Promise<SandboxProcess> {
  return startSandboxProcess({
    portal: { kind: 'generated', companies },
    latencyMilliseconds: 0,
    limits: { enforce: false },
    token: ACCESS_TOKEN,
  });
}

const dealsForm = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      properties: z.object({ amount: z.string().nullish(), hs_is_closed_won: z.string().nullish() }),
      associations: z.object({ companies: z.object({ results: z.array(z.object({ id: z.string() })) }) }).optional(),
    }),
  ),
});

export interface WonDeal {
  readonly id: string;
  readonly companyId: string;
  readonly amount: number;
}

/** Won deals, one for each company, as HubSpot lists them. */
export async function listWonDeals({ url }: SandboxProcess): Promise<readonly WonDeal[]> {
  const query = 'limit=100&associations=companies&properties=amount&properties=hs_is_closed_won';
  const answer = await fetch(`${url}/crm/objects/2026-09/deals?${query}`, {
    headers: { Authorization: `Bearer ${ACCESS_TOKEN}` },
  });
  const byCompany = new Map<string, WonDeal>();
  for (const { id, properties, associations } of dealsForm.parse(await answer.json()).results) {
    const companyId = associations?.companies.results[0]?.id;
    const amount = Number(properties.amount ?? 0);
    if (companyId !== undefined && properties.hs_is_closed_won === 'true' && amount > 0)
      byCompany.set(companyId, { id, companyId, amount });
  }
  return [...byCompany.values()];
}

/** A meeting with the company that was held an hour ago: the day of its last contact is today's. */
export function heldMeeting(companyId: string): Change {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  return {
    change: 'create',
    type: 'meetings',
    properties: {
      hs_timestamp: at,
      hs_meeting_start_time: at,
      hs_meeting_outcome: 'COMPLETED',
      hs_meeting_title: 'Roadmap',
    },
    associations: [{ to: { type: 'companies', id: companyId } }],
  };
}
