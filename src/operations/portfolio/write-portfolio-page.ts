import type { PortfolioFacts, PortfolioStore } from '../ports/portfolio-store.ts';
import type { Scored } from '../rescore/tally.ts';
import { toPortfolioFacts } from './to-portfolio-facts.ts';

type Page = readonly Pick<Scored, 'reading' | 'result'>[];

/**
 * Brings the portfolio up to date with companies that were scored: customers get their row, or what differs of it; a company
 * that is no customer any more loses it. What is published on them follows by itself.
 */
export async function writePortfolioPage(
  portfolio: Pick<PortfolioStore, 'writeFacts' | 'removeRows'>,
  page: Page,
): Promise<void> {
  await portfolio.writeFacts(factsOf(page));
  await portfolio.removeRows(
    page.filter(({ result }) => result.kind === 'not_scored').map(({ reading }) => reading.history.companyId),
  );
}

/**
 * The same where the page holds every company of a range of ids: rows of others in it are of companies that the CRM does not
 * have any more, and go too.
 *
 * @param range null: the companies were named, and say nothing about others
 */
export async function writePortfolioRange(
  portfolio: Pick<PortfolioStore, 'writeFacts' | 'removeRows' | 'removeOthers'>,
  page: Page,
  range: Parameters<PortfolioStore['removeOthers']>[0] | null,
): Promise<void> {
  if (range === null) return writePortfolioPage(portfolio, page);
  const facts = factsOf(page);
  await portfolio.writeFacts(facts);
  await portfolio.removeOthers(
    range,
    facts.map(({ companyId }) => companyId),
  );
}

function factsOf(page: Page): readonly PortfolioFacts[] {
  return page.flatMap(({ reading, result }) =>
    result.kind === 'scored' ? [toPortfolioFacts(reading.history, result)] : [],
  );
}
