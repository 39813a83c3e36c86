/** The parameters of the portfolio's addresses. Lists have commas in between, those of names `|`; days are `YYYY-MM-DD`. */
import * as z from 'zod';
import {
  LACKS,
  PORTFOLIO_GROUPINGS,
  PORTFOLIO_SORTS,
  type PortfolioFilter,
} from '../../../operations/ports/portfolio-store.ts';
import { VALUE_TIERS } from '../../../programme/value-tiers.ts';
import { CONTACT_STATUSES, CUSTOMER_STATUSES, RISKS, SEGMENTS } from '../../../scoring/types.ts';
import { day, pageShape, recordId, wholeNumber } from '../sent-values.ts';

const MOST_WORDS = 200;
/** `a,b`; an empty text is the one word ''. */
function words<Word extends string>(
  word: z.ZodType<Word, string>,
  separator = ',',
): z.ZodType<readonly Word[], string> {
  return z
    .string()
    .max(5_000)
    .transform((text) => text.split(separator))
    .pipe(z.array(word).min(1).max(MOST_WORDS));
}

const yes = z.literal('true', 'must be true, or left out').transform((): true => true);
const text = z.string().max(200);

/** The conditions, by their names in {@link PortfolioFilter}. Other names are refused: a misspelt condition would show too much. */
const filterShape = {
  ownerIds: z.exactOptional(words(recordId)),
  hasNoOwner: z.exactOptional(yes),
  segments: z.exactOptional(words(z.enum([...SEGMENTS, 'none']))),
  risks: z.exactOptional(words(z.enum(RISKS))),
  contactStatuses: z.exactOptional(words(z.enum(CONTACT_STATUSES))),
  statuses: z.exactOptional(words(z.enum(CUSTOMER_STATUSES))),
  valueTiers: z.exactOptional(words(z.enum(VALUE_TIERS))),
  industries: z.exactOptional(words(text, '|')),
  products: z.exactOptional(words(text, '|')),
  renewalFrom: z.exactOptional(day),
  renewalUntil: z.exactOptional(day),
  isRenewalOnly: z.exactOptional(yes),
  missing: z.exactOptional(z.enum(LACKS)),
  name: z.exactOptional(text.min(1)),
};
const filter = z.strictObject(filterShape) satisfies z.ZodType<PortfolioFilter>;

const order = z.enum(['asc', 'desc']).default('desc');
const sort = z.enum(PORTFOLIO_SORTS);
export const customersQuery = filter.extend({ ...pageShape, sort: sort.default('valueAtRisk'), order });
export const sumsQuery = filter.extend({ by: z.enum(PORTFOLIO_GROUPINGS) });
export const movesQuery = filter.extend({ from: day, to: day }).refine(({ from, to }) => from <= to, {
  path: ['from'],
  message: 'must not be after "to"',
});
export const renewalsQuery = filter.extend({
  ...pageShape,
  sort: sort.default('urgency'),
  order,
  windowDays: z.exactOptional(wholeNumber(1, 730)),
});
export const renewalOnlyQuery = filter.extend(pageShape);
/** Nothing but the conditions. */
export const filterQuery = filter;
export const moversQuery = filter
  .extend({ ...pageShape, from: day, to: day, direction: z.enum(['up', 'down']).default('down') })
  .refine(({ from, to }) => from <= to, { path: ['from'], message: 'must not be after "to"' });
