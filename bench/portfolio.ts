/**
 * `npm run -s bench:portfolio`: what every view of the portfolio takes, for a manager who sees all customers and a rep who
 * sees those of a team of eight: the first time it is asked, and again. And what the portfolio adds to a scoring: in a night
 * in which nothing changed, and the first time.
 *
 * Options: --companies N (default 20000), all of them customers; --times N (default 5) that each question is asked again;
 * --server: on PostgreSQL alone; --embedded: on PGlite alone; --json.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeBenchDatabase, makeOwnServer, type BenchDatabase } from './portal/bench-database.ts';
import { publishAll, writeAllFacts } from './portfolio/fill-portfolio.ts';
import { measureQuestions } from './portfolio/measure-questions.ts';
import { VIEWERS } from './portfolio/questions.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ companies: whole(20000), times: whole(5), server: flag, embedded: flag, json: flag });
const companies = values.companies;

async function measure(database: BenchDatabase) {
  const store = await openStore(database.location, 'create');
  const portal = store.portal('1');
  const firstFacts = await writeAllFacts(portal, companies);
  const published = await publishAll(portal, companies);
  const quietNight = await writeAllFacts(portal, companies);
  const questions = await measureQuestions(portal.portfolio, companies, values.times);
  await store.close();
  await database.remove();
  return { driver: database.name, firstFacts, published, quietNight, questions };
}

type Report = Awaited<ReturnType<typeof measure>>;

function textOf({ driver, firstFacts, published, quietNight, questions }: Report): string {
  const columns = VIEWERS.flatMap(([who]) => [`${who}: first, ms`, 'again', 'worst']);
  const table = plainTable([`${driver}, ${companies.toLocaleString('en-GB')} customers`, ...columns], columns);
  for (const { what, byViewer } of questions) {
    table.push([
      what,
      ...byViewer.flatMap(({ cold, median, worst }) => [cold, median, worst].map((ms) => ms.toFixed(0))),
    ]);
  }
  const slowest = questions
    .flatMap(({ what, byViewer }) => byViewer.map(({ cold, worst }) => ({ what, ms: Math.max(cold, worst) })))
    .reduce((one, other) => (other.ms > one.ms ? other : one));
  return [
    table.toString(),
    `The slowest: ${slowest.what}, ${slowest.ms.toFixed(0)} ms.`,
    `Writing the rows took ${firstFacts.toFixed(1)} s the first time and ${quietNight.toFixed(1)} s where nothing changed; publishing, with a past of two years, ${published.toFixed(1)} s.`,
  ].join('\n');
}

const server = values.embedded ? null : await makeOwnServer();
const reports = [
  ...(server === null ? [] : [await measure(await makeBenchDatabase(server.url))]),
  ...(values.server ? [] : [await measure(await makeBenchDatabase(null))]),
];
await server?.stop();
process.stdout.write(
  values.json ? `${JSON.stringify({ companies, reports }, null, 2)}\n` : `${reports.map(textOf).join('\n\n')}\n`,
);
