import type { Command } from 'commander';
import { describePortfolio } from '../../operations/describe/describe-portfolio.ts';
import { creditReferralsOnce } from '../../programme/portfolio-value.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { portfolioText } from '../text/portfolio-text.ts';
import { readScoredPortal, withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';

/** `loyalty portfolio`: what all customers together are worth, what is at risk, and what the portal's own history shows. */
export function registerPortfolio(program: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    program
      .command('portfolio')
      .description('the portfolio: segments, value, value at risk, what goes with staying, product gaps, logging'),
  ).action(async (options: ScoredPortalOptions) => {
    const read = await readScoredPortal(doors, options);
    const histories = creditReferralsOnce(read.histories);
    const { results, context } = read.score(histories);
    const companies = histories.flatMap((history, index) => {
      const result = results[index];
      return result === undefined ? [] : [{ history, result }];
    });
    const view = describePortfolio(companies, context, read.portal.currency);
    doors.out(options.json === true ? JSON.stringify(view, null, 2) : portfolioText(view, read.ownerNames));
  });
}
