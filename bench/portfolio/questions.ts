/** Everything that the page asks of the portfolio, as its views ask it, and who asks. */
import { renewalOnlyCustomers, renewalsAhead } from '../../src/operations/portfolio/attention.ts';
import { contactClock } from '../../src/operations/portfolio/contact-clock.ts';
import { listPortfolio } from '../../src/operations/portfolio/list-portfolio.ts';
import { portfolioMovers } from '../../src/operations/portfolio/portfolio-movers.ts';
import { portfolioMoves } from '../../src/operations/portfolio/portfolio-moves.ts';
import { portfolioOwners } from '../../src/operations/portfolio/portfolio-owners.ts';
import { portfolioPromise } from '../../src/operations/portfolio/portfolio-promise.ts';
import { sumPortfolio } from '../../src/operations/portfolio/sum-portfolio.ts';
import type { SeenPortfolio, Viewer } from '../../src/operations/portfolio/viewer.ts';
import { whatIsMissing } from '../../src/operations/portfolio/what-is-missing.ts';
import {
  PORTFOLIO_GROUPINGS,
  type PortfolioFilter,
  type PortfolioPage,
} from '../../src/operations/ports/portfolio-store.ts';
import { TODAY } from './fill-portfolio.ts';

const FACTS = { asOf: TODAY, currency: 'EUR' };
const TEAM_OF = 8;

export const VIEWERS: readonly (readonly [who: string, viewer: Viewer])[] = [
  ['a manager', { ownerIds: null }],
  ['a rep', { ownerIds: Array.from({ length: TEAM_OF }, (_, index) => String(index + 1)) }],
];

export interface Question {
  readonly what: string;
  readonly ask: (portfolio: SeenPortfolio, viewer: Viewer) => Promise<unknown>;
}

const HIGH: PortfolioFilter = { risks: ['high', 'critical'], statuses: ['active', 'renewal_overdue'] };
const PAGE = { offset: 0, limit: 25 };

/** @param companies all of them customers */
export function questionsOf(companies: number): readonly Question[] {
  return [
    list('first page by value at risk', {}),
    list('by name', { sort: 'name', descending: false }),
    list('high risk by lifetime value', { filter: HIGH, sort: 'lifetimeValue' }),
    list('part of a name', { filter: { name: 'Isar Software 19' } }),
    list('row 5,000 on', { offset: 5000 }),
    list('last page', { offset: Math.max(0, companies - PAGE.limit) }),
    asking('renewals ahead', (portfolio, viewer) => renewalsAhead(portfolio, PAGE, viewer, FACTS)),
    asking('renewal only', (portfolio, viewer) => renewalOnlyCustomers(portfolio, PAGE, viewer, FACTS)),
    asking('what is missing', (portfolio, viewer) => whatIsMissing(portfolio, {}, viewer, FACTS)),
    ...PORTFOLIO_GROUPINGS.map((by) =>
      asking(`sums by ${by}`, (portfolio, viewer) => sumPortfolio(portfolio, { by, filter: {} }, viewer, FACTS)),
    ),
    ...[30, 365].map(moves),
    ...[30, 90, 180, 365].map(movers),
    asking('contact clock', (portfolio, viewer) => contactClock(portfolio, {}, viewer, FACTS)),
    asking('promise', (portfolio, viewer) => portfolioPromise(portfolio, {}, viewer, FACTS)),
    asking('owners', (portfolio, viewer) => portfolioOwners(portfolio, [], viewer)),
  ];
}

function asking(what: string, ask: Question['ask']): Question {
  return { what, ask };
}

function list(what: string, page: Partial<PortfolioPage>): Question {
  const whole = { filter: {}, sort: 'valueAtRisk', descending: true, ...PAGE, ...page } as const;
  return asking(`list: ${what}`, (portfolio, viewer) => listPortfolio(portfolio, whole, viewer, FACTS));
}

function moves(days: number): Question {
  const period = { from: TODAY - days, to: TODAY, filter: {} };
  return asking(`moves of ${String(days)} days`, (portfolio, viewer) => portfolioMoves(portfolio, period, viewer));
}

function movers(days: number): Question {
  const question = { from: TODAY - days, to: TODAY, direction: 'down', filter: {}, ...PAGE } as const;
  return asking(`movers of ${String(days)} days`, (portfolio, viewer) =>
    portfolioMovers(portfolio, question, viewer, FACTS),
  );
}
