import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { buildApp, makeBuildFolder } from './build-app.ts';
import type { CrmOwner, PortalSource } from './crm/crm-data.ts';
import type { DemoOptions } from './demo-options.ts';
import {
  DEMO_SERVICE_URL,
  fillPortalWithProgramme,
  setRights,
  startDemoService,
  type DemoService,
} from './demo-service.ts';
import { createActivityLog } from './demo/activity-log.ts';
import { APP_API_PATH, createDemoServer } from './demo/demo-server.ts';
import type { PortalFacts } from './demo/portal-facts.ts';
import { createSignedIn, usersOf, type SignedIn } from './demo/signed-in-user.ts';
import { readFolder } from './open-folder.ts';
import { generatePortal } from './portal/generate-portal.ts';
import { openSandboxPortal, type SandboxPortal } from './sandbox-portal.ts';
import { takePort } from './take-port.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Problems of a folder that are worth reading one by one. */
const SHOWN_PROBLEMS = 20;

const CARD = 'LoyaltyCard.js';

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
    const { store, context } = await fillPortalWithProgramme(portal);
    const users = usersOf(byCompanies(source));
    const signedIn = createSignedIn(users);
    await setRights(store, portal, users);
    const [service, built] = await Promise.all([
      startDemoService(portal, store, `http://127.0.0.1:${String(port)}${APP_API_PATH}`),
      buildApp(context, PROJECT, folder, DEMO_SERVICE_URL),
    ]);
    opened.push(() => service.close());
    open(createDemoServer({ ...built, ...demoFacts(portal, signedIn, service) }));
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

function demoFacts(portal: SandboxPortal, signedIn: SignedIn, service: DemoService) {
  const { source, crm, token, now } = portal;
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
    portal: () => ({
      title: source.title,
      portalId: account.portalId,
      currency: account.companyCurrency,
      timeZone: account.timeZone,
      asOf: source.asOf,
      now: now().toISOString(),
      companies: records.companies.length,
      user: userFacts(signedIn),
      problems: [...source.problems],
      card: { title: 'Loyalty', tab: CARD, sidebar: CARD, preview: CARD },
      pages: 'Pages.js',
      settings: 'SettingsPage.js',
    }),
  };
}

/** Those who own most first, so that whoever signs in has something to see. */
function byCompanies({ data }: PortalSource): readonly CrmOwner[] {
  const owned = new Map<string, number>();
  for (const { properties } of data.records.companies) {
    const id = properties.hubspot_owner_id ?? '';
    owned.set(id, (owned.get(id) ?? 0) + 1);
  }
  return data.owners.toSorted((one, other) => (owned.get(other.id) ?? 0) - (owned.get(one.id) ?? 0));
}

function userFacts(signedIn: SignedIn): PortalFacts['user'] {
  const { name, userId, userEmail } = signedIn.current();
  const language = signedIn.language();
  const [firstName = '', ...rest] = name.split(' ');
  return {
    id: Number(userId),
    firstName,
    lastName: rest.join(' '),
    email: userEmail,
    locale: language === 'de' ? 'de-de' : 'en-gb',
    language,
  };
}
