import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreLocation } from '../../src/store/open-store.ts';
import { ACCESS_TOKEN } from '../../tests/service/service-bed.ts';
import { CLIENT_SECRET, PUBLIC_URL } from '../../tests/service/signed.ts';
import { startServiceProcess, type ServiceProcess } from './service-process.ts';

/** What is killed: the service, or the server of its database. */
export type Victim =
  | { readonly kind: 'service' }
  | { readonly kind: 'database'; readonly kill: () => Promise<void>; readonly restart: () => Promise<void> };

export interface RigOrder {
  readonly location: Exclude<StoreLocation, { kind: 'memory' }>;
  readonly victim: Victim;
}

const READY_WITHIN_MILLISECONDS = 90_000;

/** The service with what is below it. */
export class Rig {
  longestRecovery = 0;
  readonly #victim: Victim;
  readonly #environment: Readonly<Record<string, string>>;
  #service: ServiceProcess | null = null;
  #port = '0';

  /** @param crmUrl stands in for HubSpot’s address */
  constructor({ location, victim }: RigOrder, crmUrl: string) {
    this.#victim = victim;
    this.#environment = {
      PUBLIC_URL,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_ACCESS_TOKEN: ACCESS_TOKEN,
      LOYALTY_HUBSPOT_API: crmUrl,
      ...(location.kind === 'folder' ? { LOYALTY_STORE: location.folder } : { DATABASE_URL: location.databaseUrl }),
    };
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Kills, and waits until the service is ready again. @param downMilliseconds how long the victim stays away */
  async strike(downMilliseconds: number): Promise<void> {
    const victim = this.#victim;
    await (victim.kind === 'service' ? this.kill() : victim.kill());
    await sleep(downMilliseconds);
    const began = performance.now();
    if (victim.kind === 'service') await this.start();
    else await victim.restart();
    await this.#untilReady();
    this.longestRecovery = Math.max(this.longestRecovery, performance.now() - began);
  }

  /** @throws where the service fell before, or does not end as it should */
  async end(): Promise<void> {
    if (this.#service?.isRunning() !== true) throw new Error('The service fell without being killed.');
    const code = await this.#service.stop();
    if (code !== 0) throw new Error(`The service ended with ${String(code)}.`);
  }

  async kill(): Promise<void> {
    await this.#service?.kill();
  }

  async start(): Promise<void> {
    this.#service = await startServiceProcess({ ...this.#environment, PORT: this.#port });
    this.#port = new URL(this.#service.url).port;
  }

  async #untilReady(): Promise<void> {
    const until = performance.now() + READY_WITHIN_MILLISECONDS;
    while (!(await isReady(this.url))) {
      if (performance.now() > until) throw new Error('The service did not come back.');
      await sleep(50);
    }
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`)).ok;
  } catch {
    return false;
  }
}
