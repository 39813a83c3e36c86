import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import express from 'express';
import * as z from 'zod';
import { cardAnswerSchema } from '../../extensions/shared/card-view.ts';
import { customerListSchema, type PortfolioCustomer } from '../../extensions/shared/portfolio-view.ts';
import { fillPortal } from '../../sandbox/demo-service.ts';
import { generatePortal } from '../../sandbox/portal/generate-portal.ts';
import { openSandboxPortal } from '../../sandbox/sandbox-portal.ts';
import { keepAccount } from '../../src/accounts/keep-account.ts';
import { openLivePortal } from '../../src/accounts/open-live-portal.ts';
import { keepPortal } from '../../src/cli/doors/hubspot-doors.ts';
import { runCommand } from '../../src/cli/program.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import { readRetention } from '../../src/operations/rescore/portal-retention.ts';
import { apiRouter } from '../../src/service/api/api-router.ts';
import { createLog } from '../../src/service/log.ts';
import { CLIENT_SECRET, PUBLIC_URL, signatureOf } from '../service/api/api-desk.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { saidByCard, saidByCommand, saidByPage, saidInTexts, WRITTEN_NAMES, type Said } from './what-is-said.ts';

/** What each surface says of the companies of one generated portal that was scored once; by company id. */
export interface Surfaces {
  readonly companyIds: readonly string[];
  /** Measured by the run and kept, and as the command line measures it. */
  readonly retention: Readonly<Record<'kept' | 'command', unknown>>;
  readonly said: Readonly<Record<'card' | 'page' | 'record' | 'csv' | 'command', ReadonlyMap<string, Said>>>;
}

const PAGE = 100;

/** @param policyFile an empty one: the service knows of no file either */
export async function readEverySurface(companies: number, policyFile: string): Promise<Surfaces> {
  const policy = ['--policy', policyFile];
  const portal = await openSandboxPortal(generatePortal({ companies }));
  const { client, crm, now, source } = portal;
  const { store } = await fillPortal(portal);
  try {
    const facts = await readPortal(client);
    const kept = { client, portal: facts, store: store.portal(facts.portalId), budget: null, now };
    const run = (command: readonly string[]): Promise<string> =>
      print(command, {
        openHubSpot: () => openLivePortal(client, now()),
        openKept: () => Promise.resolve(keepPortal(kept, () => Promise.resolve())),
        now,
      });
    const companyIds = crm.records('companies').map(({ id }) => id);
    const api = await serve(keepAccount(kept), now);
    const pages = await readPages(api.ask);
    const cards = new Map<string, Said>();
    for (const id of companyIds) cards.set(id, await readCard(api.ask, id));
    api.close();
    return {
      companyIds,
      retention: {
        kept: await readRetention(kept.store.reports),
        command: JSON.parse(await run(['retention', '--json', ...policy])),
      },
      said: {
        card: cards,
        page: new Map(pages.map((customer) => [customer.companyId, saidByPage(customer)])),
        record: new Map(
          crm.records('companies').map((one) => [one.id, saidInTexts(written(one.properties), source.asOf)]),
        ),
        csv: new Map(readCsv(await run(['export'])).map((row) => [row.companyId ?? '', saidInTexts(row, source.asOf)])),
        command: saidByCommand(await run(['score', '--json', ...policy])),
      },
    };
  } finally {
    await store.close();
  }
}

function written(properties: Readonly<Record<string, string | null>>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(WRITTEN_NAMES).map(([name, property]) => [name, properties[property] ?? null]),
  );
}

async function print(command: readonly string[], doors: Parameters<typeof idleDoors>[0]): Promise<string> {
  const printed: string[] = [];
  const code = await runCommand(command, idleDoors({ ...doors, out: (text) => printed.push(text) }));
  if (code !== 0) throw new Error(`loyalty ${command.join(' ')} must succeed`);
  return printed.join('\n');
}

function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }));
}

type Ask = (path: string, body?: unknown) => Promise<unknown>;

/** The service's API as HubSpot calls it. */
async function serve(
  account: ReturnType<typeof keepAccount>,
  now: () => Date,
): Promise<{ readonly ask: Ask; readonly close: () => void }> {
  const { portalId } = account.portal;
  const app = express();
  app.use(
    '/api',
    apiRouter({
      accounts: { list: () => Promise.resolve([portalId]), open: () => Promise.resolve(account) },
      jobs: { send: () => Promise.resolve() },
      functionKeys: [],
      clientSecrets: [CLIENT_SECRET],
      publicUrl: PUBLIC_URL,
      now,
      log: createLog('error', []),
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = z.custom<AddressInfo>((one) => typeof one === 'object' && one !== null).parse(server.address());
  return {
    ask: async (path, body) => {
      const target = `/api${path}${path.includes('?') ? '&' : '?'}portalId=${portalId}&userId=7`;
      const [method, text] = body === undefined ? ['GET', ''] : ['POST', JSON.stringify(body)];
      const response = await fetch(`http://127.0.0.1:${String(address.port)}${target}`, {
        method,
        headers: { 'content-type': 'application/json', ...signatureOf(method, target, text, { at: now() }) },
        ...(text === '' ? {} : { body: text }),
      });
      const answered: unknown = await response.json();
      return answered;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readCard(ask: Ask, companyId: string): Promise<Said> {
  return saidByCard(cardAnswerSchema.parse(await ask('/card', { companyId, request: { action: 'show' } })));
}

async function readPages(ask: Ask): Promise<readonly PortfolioCustomer[]> {
  const found: PortfolioCustomer[] = [];
  for (;;) {
    const query = `sort=name&order=asc&limit=${String(PAGE)}&offset=${String(found.length)}`;
    const { total, customers } = customerListSchema.parse(await ask(`/portfolio/customers?${query}`));
    found.push(...customers);
    if (found.length >= total) return found;
  }
}
