import * as z from 'zod';
import { annualDiscountRate } from '../scoring/value/discounting.ts';

/** An input of the policy that a file may state in another form. */
interface OtherForm {
  /** As the file may state it. */
  readonly name: string;
  /** As the policy holds it. */
  readonly policyName: string;
  readonly schema: z.ZodType<number>;
  readonly convert: (value: number) => number;
  /** How far both forms may lie apart, in the policy's form, where a file states both. */
  readonly tolerance: number;
  readonly rule: string;
}

const OTHER_FORMS: readonly OtherForm[] = [
  {
    name: 'costOfSales',
    policyName: 'grossMargin',
    schema: z.number().min(0).max(2),
    // To twelve digits, so that both forms of one number make one policy.
    convert: (costOfSales) => Number((1 - costOfSales).toPrecision(12)),
    tolerance: 1e-9,
    rule: 'together they make 1',
  },
  {
    name: 'monthlyDiscountRate',
    policyName: 'annualDiscountRate',
    schema: z.number().min(0).max(0.059),
    convert: annualDiscountRate,
    // A monthly rate is usually rounded to hundredths of a per cent.
    tolerance: 1e-3,
    rule: 'twelve months compound to the year: (1 + monthly)^12 − 1',
  },
];

/**
 * Brings what a policy file states in another form (cost of sales for gross margin, a monthly discount rate for the annual
 * one) into the policy's form. A file that states both must not contradict itself.
 *
 * @param given the file's entries
 */
export function readOtherForms(given: Readonly<Record<string, unknown>>): {
  readonly given: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
} {
  const read = { ...given };
  const problems: string[] = [];
  for (const { name, policyName, schema, convert, tolerance, rule } of OTHER_FORMS) {
    if (!(name in read)) continue;
    const { [name]: stated, [policyName]: other } = read;
    Reflect.deleteProperty(read, name);
    const parsed = schema.safeParse(stated);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => `${name}: ${issue.message}`));
      continue;
    }
    const converted = convert(parsed.data);
    if (other === undefined) read[policyName] = converted;
    else if (typeof other === 'number' && Math.abs(other - converted) > tolerance) {
      problems.push(
        `${name}: ${parsed.data} contradicts ${policyName}: ${other} (${rule}, so it would be ${converted}). Give only one of them.`,
      );
    }
  }
  return { given: read, problems };
}
