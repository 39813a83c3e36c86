/**
 * `npm run -s bench:forged`: requests that HubSpot did not make against the check of signatures, and bodies that nobody should
 * send against the parser of events.
 *
 * Options: --requests N (default 100000), --bodies N (default 50000), --seed N (default 1), --json. Ends with 1 where a request
 * was accepted, a genuine one was not, a body made something throw, or a prototype was changed.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { parseWebhookBody } from '../src/hubspot/events/parse-webhook-body.ts';
import { toCrmEvent } from '../src/hubspot/events/to-crm-event.ts';
import { checkSignature } from '../src/hubspot/requests/signature.ts';
import { forgedRequests } from '../tests/hubspot/support/forged-requests.ts';
import { hostileBodies } from '../tests/hubspot/support/hostile-bodies.ts';
import { NOW, signV3 } from '../tests/hubspot/support/signed-requests.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ requests: whole(100000), bodies: whole(50000), seed: whole(1, 0), json: flag });
const seed = values.seed;

interface Tried {
  tried: number;
  accepted: number;
}

function tryForgeries(count: number): ReadonlyMap<string, Tried> {
  const outcomes = new Map<string, Tried>();
  for (const { forgery, request } of forgedRequests(count, seed)) {
    const outcome = outcomes.get(forgery) ?? { tried: 0, accepted: 0 };
    outcomes.set(forgery, outcome);
    outcome.tried += 1;
    if (checkSignature(request, NOW, ['v3']).ok) outcome.accepted += 1;
  }
  return outcomes;
}

function tryBodies(count: number): { readonly thrown: number; readonly events: number; readonly malformed: number } {
  const outcome = { thrown: 0, events: 0, malformed: 0 };
  for (const body of hostileBodies(count, seed)) {
    try {
      const parsed = parseWebhookBody(body);
      if (parsed.kind === 'malformed') outcome.malformed += 1;
      else for (const event of parsed.events) outcome.events += toCrmEvent(event.body).kind === 'unknown' ? 0 : 1;
    } catch {
      outcome.thrown += 1;
    }
  }
  return outcome;
}

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const namesOfAll = (): string => prototypes.map((each) => Reflect.ownKeys(each).map(String).join()).join(';');

const before = namesOfAll();
const forgeries = tryForgeries(values.requests);
const isGenuineAccepted = checkSignature(signV3(), NOW, ['v3']).ok;
const bodies = tryBodies(values.bodies);
const arePrototypesUnchanged = namesOfAll() === before;
const accepted = [...forgeries.values()].reduce((sum, each) => sum + each.accepted, 0);
const report = {
  ...{ forgeries: Object.fromEntries(forgeries), accepted, isGenuineAccepted },
  bodies: { tried: values.bodies, ...bodies, arePrototypesUnchanged },
};

if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
  const table = plainTable(['Request', 'Tried', 'Accepted'], ['Tried', 'Accepted']);
  for (const [forgery, outcome] of forgeries) table.push([forgery, String(outcome.tried), String(outcome.accepted)]);
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    `A genuine request is ${isGenuineAccepted ? 'accepted' : 'refused'}. ${values.bodies} bodies: ${String(bodies.thrown)} made something throw, ${String(bodies.malformed)} held no events; prototypes ${arePrototypesUnchanged ? 'unchanged' : 'changed'}.\n`,
  );
}
process.exitCode = accepted === 0 && isGenuineAccepted && bodies.thrown === 0 && arePrototypesUnchanged ? 0 : 1;
