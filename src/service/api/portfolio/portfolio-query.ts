/** The parameters of the portfolio's addresses. Lists have commas in between, those of names `|`; days are `YYYY-MM-DD`. */
import * as z from 'zod';
import {
  LACKS,
  PAGE_LIMIT,
  PORTFOLIO_GROUPINGS,
  PORTFOLIO_SORTS,
  type PortfolioFilter,
} from '../../../operations/ports/portfolio-store.ts';
import { isRecordId } from '../../../operations/ports/record-id.ts';
import { parseIsoDay } from '../../../scoring/day.ts';
import type { ContactStatus, CustomerStatus, Day, Risk, Segment } from '../../../scoring/types.ts';
import type { ValueTier } from '../../../programme/value-tiers.ts';

const SEGMENTS = ['ideal', 'uncertain', 'non_ideal', 'none'] as const satisfies readonly (Segment | 'none')[];
const RISKS = ['low', 'watch', 'high', 'critical'] as const satisfies readonly Risk[];
const CONTACT_STATUSES = [
  'in_touch',
  'due',
  'overdue',
  'never',
  'not_measurable',
] as const satisfies readonly ContactStatus[];
const STATUSES = [
  'prospect',
  'active',
  'renewal_overdue',
  'lapsed',
  'won_back',
] as const satisfies readonly CustomerStatus[];
const TIERS = ['top_5', 'top_20', 'middle', 'rest'] as const satisfies readonly ValueTier[];

const MOST_WORDS = 200;
/** Further back in a list than anybody pages. */
const FURTHEST_OFFSET = 100_000;

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

const day: z.ZodType<Day, string> = z.string().transform((text, context) => {
  const parsed = parseIsoDay(text);
  if (parsed !== null) return parsed;
  context.addIssue('must be a date such as 2026-11-22');
  return z.NEVER;
});

function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,7}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

const yes = z.literal('true', 'must be true, or left out').transform((): true => true);
const recordId = z.string().refine(isRecordId, 'must be ids in digits');
const text = z.string().max(200);

/** The conditions, by their names in {@link PortfolioFilter}. Other names are refused: a misspelt condition would show too much. */
const filterShape = {
  ownerIds: z.exactOptional(words(recordId)),
  hasNoOwner: z.exactOptional(yes),
  segments: z.exactOptional(words(z.enum(SEGMENTS))),
  risks: z.exactOptional(words(z.enum(RISKS))),
  contactStatuses: z.exactOptional(words(z.enum(CONTACT_STATUSES))),
  statuses: z.exactOptional(words(z.enum(STATUSES))),
  valueTiers: z.exactOptional(words(z.enum(TIERS))),
  industries: z.exactOptional(words(text, '|')),
  products: z.exactOptional(words(text, '|')),
  renewalFrom: z.exactOptional(day),
  renewalUntil: z.exactOptional(day),
  isRenewalOnly: z.exactOptional(yes),
  missing: z.exactOptional(z.enum(LACKS)),
  name: z.exactOptional(text.min(1)),
};
const filter = z.strictObject(filterShape) satisfies z.ZodType<PortfolioFilter>;

const pageShape = { offset: wholeNumber(0, FURTHEST_OFFSET).default(0), limit: wholeNumber(1, PAGE_LIMIT).default(25) };

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
/** Nothing at all: what is asked for is not narrowed. */
export const emptyQuery = z.strictObject({});
