import type { Command } from 'commander';
import { describePortfolio } from '../../operations/describe-portfolio.ts';
import { scoreAll } from '../../operations/rescore-portal.ts';
import { creditReferralsOnce } from '../../programme/portfolio-value.ts';
import type { CommandDoors } from '../doors.ts';
import { openPortal, readEveryCompany, withPortalOptions, type PortalOptions } from '../open-portal.ts';
import { portfolioText } from '../portfolio-text.ts';

/** `loyalty portfolio`: what all customers together are worth, what is at risk, and what the portal's own history shows. */
export function registerPortfolio(program: Command, doors: CommandDoors): void {
  withPortalOptions(
    program
      .command('portfolio')
      .description('the portfolio: segments, value, value at risk, what goes with staying, product gaps, logging'),
  ).action(async (options: PortalOptions) => {
    const { portal, context: start } = await openPortal(doors, options);
    const readings = await readEveryCompany(doors, portal, options);
    const histories = creditReferralsOnce(readings.map(({ history }) => history));
    const { results, context } = scoreAll(
      histories.map((history) => ({ history })),
      start,
    );
    const companies = histories.flatMap((history, index) => {
      const result = results[index];
      return result === undefined ? [] : [{ history, result }];
    });
    const view = describePortfolio(companies, context, portal.portal.currency);
    doors.out(options.json === true ? JSON.stringify(view, null, 2) : portfolioText(view, portal.ownerNames));
  });
}
