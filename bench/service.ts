/**
 * `npm run -s bench:service`: what the service takes in a second, against a bare route with the same insert in the same run,
 * and how long it takes from a change in HubSpot's stand-in to the new score on the company. On a PostgreSQL of its own that
 * waits for its disk, with client and server on this machine.
 *
 * Options: --rounds N (default 6), --requests N a round (default 400), --changes N (default 25), --seconds-between N (default 5), --json.
 * One change in five seconds is 17,280 a day: at some 30 calls each they take what a Professional account's day has for them.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { measureFreshness } from './service/measure-freshness.ts';
import { measureIntake } from './service/measure-intake.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({
  rounds: whole(6),
  requests: whole(400),
  changes: whole(25),
  'seconds-between': whole(5, 0),
  json: flag,
});

const server = await startPostgres(true);
if (server === null) {
  process.stderr.write('No PostgreSQL can be had here: install one (apt-get install postgresql) and run it again.\n');
  process.exit(1);
}
try {
  const intake = await measureIntake({
    databaseUrl: await server.createDatabase('intake'),
    rounds: values.rounds,
    requestsPerRound: values.requests,
    eventsPerRequest: 100,
  });
  const freshness = await measureFreshness(
    await server.createDatabase('freshness'),
    values.changes,
    values['seconds-between'],
  );
  const figures = { intake, freshness };
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${toTable(figures)}\n`);
} finally {
  await server.stop();
}

function toTable({
  intake,
  freshness,
}: {
  readonly intake: Awaited<ReturnType<typeof measureIntake>>;
  readonly freshness: Awaited<ReturnType<typeof measureFreshness>>;
}): string {
  const share = intake.requestsPerSecond / intake.baselineRequestsPerSecond;
  const table = plainTable(['what', 'figure'], ['figure']);
  table.push(
    [`requests of ${intake.eventsPerRequest} events a second`, intake.requestsPerSecond.toFixed(0)],
    ['a bare route with the same insert', intake.baselineRequestsPerSecond.toFixed(0)],
    ['share of it', share.toFixed(2)],
    ['99 of 100 requests within', `${intake.p99Ms.toFixed(0)} ms`],
    ['acknowledged events that were lost', String(intake.lost)],
    ['from a change to the score, median', `${freshness.medianSeconds.toFixed(1)} s`],
    ['from a change to the score, 99 of 100', `${freshness.p99Seconds.toFixed(1)} s`],
  );
  return table.toString();
}
