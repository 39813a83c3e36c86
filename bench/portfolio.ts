/**
 * `npm run -s bench:portfolio`: what the lists and sums of the portfolio take, on both drivers; every question is asked once,
 * and then so many times again. And what the portfolio adds to a scoring: in a night in which nothing changed, and the first time.
 *
 * Options: --companies N (default 20000), all of them customers; --times N (default 5); --server: on PostgreSQL alone; --json.
 */
import { parseArgs } from 'node:util';
import { plainTable } from '../src/cli/table.ts';
import { renewalOnlyCustomers, renewalsAhead } from '../src/operations/portfolio/attention.ts';
import { contactClock } from '../src/operations/portfolio/contact-clock.ts';
import { listPortfolio } from '../src/operations/portfolio/list-portfolio.ts';
import { portfolioMovers } from '../src/operations/portfolio/portfolio-movers.ts';
import { portfolioMoves } from '../src/operations/portfolio/portfolio-moves.ts';
import { portfolioOwners } from '../src/operations/portfolio/portfolio-owners.ts';
import { portfolioPromise } from '../src/operations/portfolio/portfolio-promise.ts';
import { sumPortfolio } from '../src/operations/portfolio/sum-portfolio.ts';
import type { SeenPortfolio, Viewer } from '../src/operations/portfolio/viewer.ts';
import { whatIsMissing } from '../src/operations/portfolio/what-is-missing.ts';
import {
  PORTFOLIO_GROUPINGS,
  type PortfolioFilter,
  type PortfolioPage,
} from '../src/operations/ports/portfolio-store.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeBenchDatabase, makeOwnServer, type BenchDatabase } from './portal/bench-database.ts';
import { publishAll, TODAY, writeAllFacts } from './portfolio/fill-portfolio.ts';

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '20000' },
    times: { type: 'string', default: '5' },
    server: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const companies = Number(values.companies);
const times = Number(values.times);

const FACTS = { asOf: TODAY, currency: 'EUR' };
const EVERYBODY: Viewer = { ownerIds: null };
const A_TEAM: Viewer = { ownerIds: Array.from({ length: 8 }, (_, index) => String(index + 1)) };

type Question = readonly [what: string, ask: (portfolio: SeenPortfolio) => Promise<unknown>];

function list(what: string, page: Partial<PortfolioPage>, viewer = EVERYBODY): Question {
  const whole = { filter: {}, sort: 'valueAtRisk', descending: true, offset: 0, limit: 100, ...page } as const;
  return [`list: ${what}`, (portfolio) => listPortfolio(portfolio, whole, viewer, FACTS)];
}

const HIGH: PortfolioFilter = { risks: ['high', 'critical'], statuses: ['active', 'renewal_overdue'] };
const PAGE = { offset: 0, limit: 100 };

const QUESTIONS: readonly Question[] = [
  list('first page by value at risk', {}),
  list('by name', { sort: 'name', descending: false }),
  list('high risk by lifetime value', { filter: HIGH, sort: 'lifetimeValue' }),
  list('part of a name', { filter: { name: 'Isar Software 19' } }),
  list('row 5,000 on', { offset: 5000 }),
  list('last page', { offset: Math.max(0, companies - 100) }),
  list('as a team of eight sees it', {}, A_TEAM),
  ['renewals ahead', (portfolio) => renewalsAhead(portfolio, PAGE, EVERYBODY, FACTS)],
  ['renewal only', (portfolio) => renewalOnlyCustomers(portfolio, PAGE, EVERYBODY, FACTS)],
  ['what is missing', (portfolio) => whatIsMissing(portfolio, {}, EVERYBODY, FACTS)],
  ...PORTFOLIO_GROUPINGS.map((by): Question => [
    `sums by ${by}`,
    (portfolio) => sumPortfolio(portfolio, { by, filter: {} }, EVERYBODY, FACTS),
  ]),
  ['moves of a week', (portfolio) => movesSince(portfolio, 7)],
  ['moves of half a year', (portfolio) => movesSince(portfolio, 182)],
  ['movers of a week', (portfolio) => moversSince(portfolio, 7)],
  ['movers of a quarter', (portfolio) => moversSince(portfolio, 91)],
  ['movers of a year', (portfolio) => moversSince(portfolio, 365)],
  ['movers of a year, as a team of eight sees them', (portfolio) => moversSince(portfolio, 365, A_TEAM)],
  ['contact clock', (portfolio) => contactClock(portfolio, {}, EVERYBODY, FACTS)],
  ['promise', (portfolio) => portfolioPromise(portfolio, {}, EVERYBODY, FACTS)],
  ['owners', (portfolio) => portfolioOwners(portfolio, [], EVERYBODY)],
];

function moversSince(portfolio: SeenPortfolio, days: number, viewer = EVERYBODY): Promise<unknown> {
  const question = { from: TODAY - days, to: TODAY, direction: 'down', filter: {}, ...PAGE } as const;
  return portfolioMovers(portfolio, question, viewer, FACTS);
}

function movesSince(portfolio: SeenPortfolio, days: number): Promise<unknown> {
  return portfolioMoves(portfolio, { from: TODAY - days, to: TODAY, filter: {} }, EVERYBODY);
}

interface Measured {
  readonly what: string;
  readonly median: number;
  readonly slowest: number;
}

async function measureQuestion(portfolio: SeenPortfolio, [what, ask]: Question): Promise<Measured> {
  await ask(portfolio);
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const started = performance.now();
    await ask(portfolio);
    taken.push(performance.now() - started);
  }
  taken.sort((one, other) => one - other);
  return { what, median: taken[Math.floor(times / 2)] ?? 0, slowest: taken.at(-1) ?? 0 };
}

async function measure(database: BenchDatabase) {
  const store = await openStore(database.location, 'create');
  const portal = store.portal('1');
  const firstFacts = await writeAllFacts(portal, companies);
  const published = await publishAll(portal, companies);
  const quietNight = await writeAllFacts(portal, companies);
  const questions: Measured[] = [];
  for (const question of QUESTIONS) questions.push(await measureQuestion(portal.portfolio, question));
  await store.close();
  await database.remove();
  return { driver: database.name, firstFacts, published, quietNight, questions };
}

const server = await makeOwnServer();
const reports = [
  ...(server === null ? [] : [await measure(await makeBenchDatabase(server.url))]),
  ...(values.server ? [] : [await measure(await makeBenchDatabase(null))]),
];
await server?.stop();

if (values.json) {
  process.stdout.write(`${JSON.stringify({ companies, reports }, null, 2)}\n`);
} else {
  const columns = reports.flatMap(({ driver }) => [`${driver}, ms`, `slowest, ${driver}`]);
  const table = plainTable([`${companies.toLocaleString('en-GB')} customers`, ...columns], columns);
  for (const [index, [what]] of QUESTIONS.entries()) {
    const measured = reports.map(({ questions }) => questions[index]);
    table.push([what, ...measured.flatMap((one) => [one?.median.toFixed(0) ?? '', one?.slowest.toFixed(0) ?? ''])]);
  }
  const seconds = (of: (report: (typeof reports)[number]) => number): string[] =>
    reports.flatMap((report) => [`${of(report).toFixed(1)} s`, '']);
  table.push(
    ['writing the rows, first time', ...seconds((report) => report.firstFacts)],
    ['publishing, with a past of two years', ...seconds((report) => report.published)],
    ['writing the rows, nothing changed', ...seconds((report) => report.quietNight)],
  );
  process.stdout.write(`${table.toString()}\n`);
}
