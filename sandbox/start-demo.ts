import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { ScoringContext } from '../src/scoring/relationship.ts';
import { buildApp, makeBuildFolder } from './build-app.ts';
import type { PortalSource } from './crm/crm-data.ts';
import type { DemoOptions } from './demo-options.ts';
import { DEMO_SERVICE_URL, fillPortal, startDemoService, type DemoService } from './demo-service.ts';
import { createActivityLog } from './demo/activity-log.ts';
import { APP_API_PATH, createDemoServer } from './demo/demo-server.ts';
import { createSignedIn, usersOf } from './demo/signed-in-user.ts';
import { managerPages } from './manager-pages.ts';
import { readFolder } from './open-folder.ts';
import { generatePortal } from './portal/generate-portal.ts';
import { openSandboxPortal, type SandboxPortal } from './sandbox-portal.ts';
import { takePort } from './take-port.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Problems of a folder that are worth reading one by one. */
const SHOWN_PROBLEMS = 20;

/** The demo while it runs. */
export interface Demo {
  readonly server: Server;
  readonly portal: SandboxPortal;
  close(): Promise<void>;
}

/**
 * Fills a sandbox portal, reads and scores it as an installation would, builds the app as HubSpot gets it, and shows all of it
 * behind one local address, with the service beside it.
 *
 * @throws {CommandFailure} where something outside is in the way: the port, the folder, the right to write
 */
export async function startDemo(options: DemoOptions, say: (line: string) => void): Promise<Demo> {
  const { server, port, open, close } = await takePort(options.port);
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const end of opened.reverse()) await end();
  };
  try {
    const folder = makeBuildFolder(join(PROJECT, 'dist', 'sandbox'));
    server.once('close', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    const source = await openSource(options);
    for (const line of openingLines(source, options)) say(line);
    const portal = await openSandboxPortal(source, { clock: 'running' });
    const { store, context } = await fillPortal(portal);
    const [service, built] = await Promise.all([
      startDemoService(portal, store, `http://127.0.0.1:${String(port)}${APP_API_PATH}`),
      buildApp(context, PROJECT, folder, DEMO_SERVICE_URL),
    ]);
    opened.push(() => service.close());
    open(createDemoServer({ ...built, ...demoFacts(portal, context, service) }));
    say(`Loyalty Lens is at http://127.0.0.1:${String(port)}/`);
    return {
      server,
      portal,
      close: async () => {
        server.closeAllConnections();
        server.close();
        await closeAll();
      },
    };
  } catch (error) {
    close();
    await closeAll();
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

function demoFacts(portal: SandboxPortal, context: ScoringContext, service: DemoService) {
  const { source, crm, token, now } = portal;
  const signedIn = createSignedIn(usersOf(source.data.owners));
  const { account, records } = source.data;
  return {
    crm,
    crmToken: token,
    activity: createActivityLog(crm, service.workflowLog),
    signedIn,
    cardFetch: {
      permittedUrls: [`${DEMO_SERVICE_URL}/api`],
      proxy: {
        portalId: crm.portalId,
        appId: crm.appId,
        clientSecret: service.clientSecret,
        user: signedIn.current,
        localAddresses: () => ({ [DEMO_SERVICE_URL]: service.url }),
        now: () => now().getTime(),
      },
    },
    functionEnvironment: (apiBaseUrl: string) => ({
      PRIVATE_APP_ACCESS_TOKEN: token,
      LOYALTY_SERVICE_KEY: service.functionKey,
      LOYALTY_HUBSPOT_API: apiBaseUrl,
      LOYALTY_NOW: now().toISOString(),
    }),
    manager: managerPages(portal, context),
    portal: () => ({
      title: source.title,
      portalId: account.portalId,
      currency: account.companyCurrency,
      timeZone: account.timeZone,
      asOf: source.asOf,
      now: now().toISOString(),
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
