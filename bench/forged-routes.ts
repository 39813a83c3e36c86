/**
 * `npm run -s bench:forged-routes`: requests that HubSpot did not make, over the wire against the service with all its routes.
 *
 * Options: --requests N (default 100000), --seed N (default 1), --json. Ends with 1 where one was accepted or left a trace, where
 * the service failed, or where it did not take a genuine one afterwards.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { forgedOnTheWire, genuine, openHostileBed, WEBHOOKS } from '../tests/service/hostile/hostile-bed.ts';
import { dealEvent } from '../tests/service/signed.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ requests: whole(100000), seed: whole(1, 0), json: flag });
const AT_A_TIME = 1000;
const FAR_AHEAD = new Date('2100-01-01T00:00:00Z');

const bed = await openHostileBed();
try {
  const began = performance.now();
  const byStatus: Record<string, number> = {};
  for (const requests of inChunks(forgedOnTheWire(values.requests, values.seed)))
    for (const { status } of await bed.sendAll(requests)) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const seconds = (performance.now() - began) / 1000;
  const portalsWithEvents = (await bed.store.intake.portalsWaiting(FAR_AHEAD)).length;
  const { status: genuineStatus } = await bed.send(genuine(WEBHOOKS, JSON.stringify([dealEvent('815', 1)])));
  const report = { byStatus, portalsWithEvents, genuineStatus, seconds };
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    const table = plainTable(['Answer', 'Forged requests'], ['Forged requests']);
    for (const [status, count] of Object.entries(byStatus)) table.push([status, count]);
    process.stdout.write(
      `${table.toString()}\n${portalsWithEvents} portals got an event of them. A genuine request is answered with ${genuineStatus}. ${seconds.toFixed(0)} s.\n`,
    );
  }
  const isRefused = Object.keys(byStatus).every((status) => status === '401' || status === '404');
  if (!isRefused || portalsWithEvents > 0 || genuineStatus !== 204) process.exitCode = 1;
} finally {
  await bed.close();
}

function* inChunks<T>(all: Iterable<T>): Generator<readonly T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < AT_A_TIME) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
