import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createHubSpotCustomerRecords } from '../src/hubspot/hubspot-customer-records.ts';
import { withPolicyId } from '../src/operations/parse-policy.ts';
import { rescorePortal } from '../src/operations/rescore-portal.ts';
import { parseIsoDay } from '../src/scoring/day.ts';
import { SEED_MODEL } from '../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../src/scoring/policy.ts';
import type { ScoringContext } from '../src/scoring/relationship.ts';
import { buildApp, makeBuildFolder } from './build-app.ts';
import type { PortalSource } from './crm/crm-data.ts';
import type { DemoOptions } from './demo-options.ts';
import { createDemoServer } from './demo/demo-server.ts';
import { managerPages } from './manager-pages.ts';
import { readFolder } from './open-folder.ts';
import { generatePortal } from './portal/generate-portal.ts';
import { openSandboxPortal, type SandboxPortal } from './sandbox-portal.ts';
import { takePort } from './take-port.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Problems of a folder that are worth reading one by one. */
const SHOWN_PROBLEMS = 20;

/**
 * Fills a sandbox portal, scores it as an installation would, builds the app as HubSpot gets it, and shows both behind one
 * local address.
 *
 * @throws {CommandFailure} where something outside is in the way: the port, the folder, the right to write
 */
export async function startDemo(options: DemoOptions, say: (line: string) => void): Promise<Server> {
  const { server, port, open, close } = await takePort(options.port);
  try {
    const folder = makeBuildFolder(join(PROJECT, 'dist', 'sandbox'));
    server.once('close', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    const source = await openSource(options);
    for (const line of openingLines(source, options)) say(line);
    const portal = await openSandboxPortal(source);
    const context = await scoreAsInstalled(portal);
    const built = await buildApp(context, PROJECT, folder);
    open(createDemoServer({ ...built, ...demoFacts(portal, context) }));
    say(`Loyalty Lens is at http://127.0.0.1:${String(port)}/`);
    return server;
  } catch (error) {
    close();
    throw error;
  }
}

/** What is shown, as of when, and what of it could not be used. */
function openingLines({ problems, data, title, asOf }: PortalSource, { data: folder }: DemoOptions): readonly string[] {
  const { length } = data.records.companies;
  const left = problems.length - SHOWN_PROBLEMS;
  return [
    ...problems.slice(0, SHOWN_PROBLEMS).map(({ file, line, message }) => `${file}, line ${String(line)}: ${message}`),
    ...(left > 0 ? [`and ${String(left)} more rows that could not be used`] : []),
    `${title}${folder === undefined ? '' : `, companies: ${String(length)}`}; as of ${asOf}.`,
    ...(length === 0 ? ['The portal is empty: there are no companies to list yet.'] : []),
  ];
}

async function openSource(options: DemoOptions): Promise<PortalSource> {
  if (options.data === undefined) {
    return generatePortal({
      companies: options.companies,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    });
  }
  return readFolder(options.data, { asOf: options.asOf, currency: options.currency, timeZone: options.timeZone });
}

/** What `loyalty rescore` does in a real account. */
async function scoreAsInstalled(portal: SandboxPortal): Promise<ScoringContext> {
  const records = createHubSpotCustomerRecords(portal.client);
  const start: ScoringContext = {
    asOf: parseIsoDay(portal.source.asOf) ?? 0,
    policy: withPolicyId(DEFAULT_POLICY),
    model: SEED_MODEL,
  };
  const report = await rescorePortal(records, start, await records.readPortal(), () => portal.now);
  const failed = report.outcomes.find((outcome) => outcome.result === 'failed');
  if (failed !== undefined) throw new Error(`the sandbox must take every score: ${failed.reason ?? 'no reason given'}`);
  return report.context;
}

function demoFacts(portal: SandboxPortal, context: ScoringContext) {
  const { source, crm, token, now } = portal;
  const { account, owners, records } = source.data;
  return {
    crm,
    crmToken: token,
    owners,
    functionEnvironment: (apiBaseUrl: string) => ({
      PRIVATE_APP_ACCESS_TOKEN: token,
      LOYALTY_HUBSPOT_API: apiBaseUrl,
      LOYALTY_NOW: now.toISOString(),
    }),
    manager: managerPages(portal, context),
    portal: () => ({
      title: source.title,
      portalId: account.portalId,
      currency: account.companyCurrency,
      timeZone: account.timeZone,
      asOf: source.asOf,
      now: now.toISOString(),
      companies: records.companies.length,
      user: {
        id: 1,
        firstName: 'Alex',
        lastName: 'Kaya',
        email: 'alex.kaya@vendor.example',
        locale: 'en-gb',
        language: 'en',
      },
      problems: [...source.problems],
      card: { title: 'Loyalty', tab: 'LoyaltyCard.js', sidebar: 'LoyaltyCard.js' },
    }),
  };
}
