import type { CrmSource } from '../../../sandbox/crm/crm-data.ts';
import { createCrm, type CrmOptions, type SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { createHubSpotClient, type HubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import type { FoundPublished, Merge } from '../../../src/hubspot/mirror/mirror-run.ts';
import { createPortalMirror } from '../../../src/hubspot/mirror/portal-mirror.ts';
import type { ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';
import type { PortalMirror } from '../../../src/operations/ports/portal-mirror.ts';
import { createMemoryMirrorStore, type MemoryMirrorStore } from '../../support/memory-mirror-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';

export interface MirroredSandbox {
  readonly crm: SandboxCrm;
  readonly client: HubSpotClient;
  readonly store: MemoryMirrorStore;
  readonly mirror: PortalMirror;
  readonly published: FoundPublished[];
  readonly merges: Merge[];
  /** Moves the clock of the CRM and of the mirror on. */
  readonly advance: (minutes: number) => void;
  /** The day's calls are used up after so many more; null: they never are. */
  readonly allowCalls: (calls: number | null) => void;
  /** Another mirror of the same CRM in the same store, such as one of a later program. */
  readonly reopen: (reading?: Partial<ReadingOptions>) => PortalMirror;
}

export interface MirroredOptions extends Omit<CrmOptions, 'now'> {
  readonly reading?: Partial<ReadingOptions>;
}

export function openMirror(data: CrmSource, { reading = {}, ...options }: MirroredOptions = {}): MirroredSandbox {
  let instant = Date.parse('2026-11-21T12:00:00Z');
  const now = (): Date => new Date(instant);
  const crm = createCrm(data, { token: 'token', now, ...options });
  let allowed: number | null = null;
  const client = clientOf(crm, () => {
    if (allowed !== null) allowed -= 1;
    return allowed === null || allowed >= 0;
  });
  const store = createMemoryMirrorStore(now);
  const published: FoundPublished[] = [];
  const merges: Merge[] = [];
  const reopen = (other: Partial<ReadingOptions> = reading): PortalMirror =>
    createPortalMirror({
      client,
      store,
      reading: other,
      now,
      onPublished: async (found) => {
        published.push(...found);
      },
      onMerged: async (found) => {
        merges.push(...found);
      },
    });
  return {
    crm,
    client,
    store,
    mirror: reopen(),
    published,
    merges,
    advance: (minutes) => {
      instant += minutes * 60_000;
    },
    allowCalls: (calls) => {
      allowed = calls;
    },
    reopen,
  };
}

/** A client without HTTP and without limits, whose waits take no time. */
export function clientOf(crm: SandboxCrm, mayCall: () => boolean = () => true): HubSpotClient {
  return createHubSpotClient(
    {
      async send({ method, path, body }) {
        if (!mayCall()) return { status: 429, headers: {}, json: { policyName: 'DAILY' } };
        const init = { method, headers: { authorization: 'Bearer token', 'content-type': 'application/json' } };
        const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) };
        const answer = await crm.handle(new Request(`https://sandbox.invalid${path}`, sent));
        if (answer.type === 'error') throw new Error('The connection was dropped.');
        const json: unknown = await answer.json().catch(() => null);
        return { status: answer.status, headers: {}, json };
      },
    },
    { clock: createFakeClock(), limits: null },
  );
}
