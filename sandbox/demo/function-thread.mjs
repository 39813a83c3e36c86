/**
 * Runs one app function in a thread of its own: it sees the environment it is given and nothing of the server's. Like HubSpot,
 * it calls `main` and passes the value through JSON. Plain JavaScript without a package, since every call of a card waits for
 * this file to load: as TypeScript it took 170 milliseconds more.
 */
import { createRequire } from 'node:module';
import { URL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** The sandbox's network: a public address of the app leads to this machine. */
function leadHome(localAddresses) {
  const outside = globalThis.fetch;
  globalThis.fetch = (address, options) => {
    const { origin, href } = new URL(address);
    const local = localAddresses[origin];
    return outside(local === undefined ? address : `${local}${href.slice(origin.length)}`, options);
  };
}

/** `call` is a FunctionCall, the answer a FunctionOutcome of function-call.ts. */
async function run(call) {
  leadHome(call.localAddresses);
  const { main } = createRequire(import.meta.url)(call.bundle);
  if (typeof main !== 'function') return { ok: false, cause: 'it exports no function main' };
  const value = await main(call.context);
  return { ok: true, json: JSON.stringify(value ?? null) };
}

try {
  parentPort.postMessage(await run(workerData));
} catch (error) {
  parentPort.postMessage({ ok: false, cause: error instanceof Error ? error.message : String(error) });
}
