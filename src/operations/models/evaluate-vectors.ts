import * as z from 'zod';
import { bgNbd } from '../../scoring/models/bg-nbd.ts';
import { gammaGamma } from '../../scoring/models/gamma-gamma.ts';
import { mbgNbd } from '../../scoring/models/mbg-nbd.ts';
import { paretoNbd } from '../../scoring/models/pareto-nbd.ts';
import type { PurchaseHistory, RepeatPurchaseModel } from '../../scoring/models/repeat-purchase-model.ts';
import { shiftedBetaGeometric } from '../../scoring/models/shifted-beta-geometric.ts';

/** Errors of log-likelihoods and expectations are relative, those of probabilities absolute. */
export type ErrorKind = 'logLikelihood' | 'probability' | 'expectation';

/** One number of the file beside the number computed here. */
export interface Comparison {
  /** Where it stands: `btyd[3].bg.cet`. */
  readonly at: string;
  readonly kind: ErrorKind;
  readonly expected: number;
  readonly computed: number;
  readonly error: number;
}

export interface VectorEvaluation {
  /** Rows of btyd, gamma_gamma and sbg together. */
  readonly rows: number;
  readonly largestErrors: Readonly<Record<ErrorKind, number>>;
  /** The comparison with the largest error of each kind; null where the file has none of it. */
  readonly worst: Readonly<Record<ErrorKind, Comparison | null>>;
}

export type VectorResult =
  | { readonly kind: 'evaluated'; readonly evaluation: VectorEvaluation }
  | { readonly kind: 'refused'; readonly reason: string };

const predictionSchema = z.object({ ll: z.number(), palive: z.number(), pactive: z.number(), cet: z.number() });

const positive = z.number().positive();
const zeroOrMore = z.number().nonnegative();

const purchaseRowSchema = z
  .object({
    params: z.tuple([positive, positive, positive, positive]),
    x: z.int().nonnegative(),
    tx: zeroOrMore,
    T: zeroOrMore,
    t: zeroOrMore,
    bg: predictionSchema.optional(),
    mbg: predictionSchema.optional(),
    pnbd: predictionSchema.extend({ s: positive, beta: positive, dert_0027: z.number().optional() }).optional(),
  })
  .refine((row) => row.tx <= row.T, 'tx must not be above T');

const spendRowSchema = z.object({
  p: positive,
  q: positive,
  v: positive,
  x: z.int().nonnegative(),
  m: zeroOrMore,
  expected: z.number(),
});

const contractRowSchema = z.object({
  alpha: positive,
  beta: positive,
  n: z.int().positive(),
  d: positive,
  r: z.number(),
  S: z.number(),
  DEL: z.number(),
  DERL: z.number(),
});

const vectorsSchema = z.object({
  btyd: z.array(purchaseRowSchema).default([]),
  gamma_gamma: z.array(spendRowSchema).default([]),
  sbg: z.array(contractRowSchema).default([]),
});

type PurchaseRow = z.infer<typeof purchaseRowSchema>;

/** The discount rate per unit of time that the vectors' `dert_0027` is computed with. */
const DERT_RATE = 0.0027;

/**
 * Computes every number of a file of test vectors and compares. `btyd` rows hold a purchase history with the results of
 * BG/NBD, MBG/NBD and Pareto/NBD, `gamma_gamma` rows an expected amount, `sbg` rows retention, survival and discounted
 * lifetimes; everything else in the file is ignored.
 *
 * @param file the parsed JSON
 */
export function evaluateVectors(file: unknown): VectorResult {
  const parsed = vectorsSchema.safeParse(file);
  if (!parsed.success)
    return { kind: 'refused', reason: `The vectors cannot be read: ${describeIssue(parsed.error)}.` };
  const { btyd, gamma_gamma: spend, sbg } = parsed.data;
  const rows = btyd.length + spend.length + sbg.length;
  if (rows === 0) return { kind: 'refused', reason: 'The file has no rows in btyd, gamma_gamma or sbg.' };
  const comparisons = [
    ...btyd.flatMap((row, index) => comparePurchaseRow(row, `btyd[${index}]`)),
    ...spend.map((row, index) => {
      const amount = gammaGamma(row).expectedAmount({ occasions: row.x, meanAmount: row.m });
      return compare(`gamma_gamma[${index}].expected`, 'expectation', row.expected, amount);
    }),
    ...sbg.flatMap((row, index) => compareContractRow(row, `sbg[${index}]`)),
  ];
  const failed = comparisons.find((comparison) => !Number.isFinite(comparison.computed));
  if (failed !== undefined)
    return { kind: 'refused', reason: `${failed.at} comes out as ${failed.computed}, no number.` };
  return { kind: 'evaluated', evaluation: summarize(rows, comparisons) };
}

function comparePurchaseRow(row: PurchaseRow, at: string): Comparison[] {
  const [r, alpha, a, b] = row.params;
  const history: PurchaseHistory = { repeatPurchases: row.x, recency: row.tx, age: row.T };
  const comparisons: Comparison[] = [];
  if (row.bg) comparisons.push(...comparePrediction(row.bg, bgNbd({ r, alpha, a, b }), history, row.t, `${at}.bg`));
  if (row.mbg) comparisons.push(...comparePrediction(row.mbg, mbgNbd({ r, alpha, a, b }), history, row.t, `${at}.mbg`));
  if (row.pnbd) {
    const { s, beta, dert_0027: dert } = row.pnbd;
    const model = paretoNbd({ r, alpha, s, beta });
    comparisons.push(...comparePrediction(row.pnbd, model, history, row.t, `${at}.pnbd`));
    if (dert !== undefined) {
      const computed = model.discountedResidualPurchases(history, DERT_RATE);
      comparisons.push(compare(`${at}.pnbd.dert_0027`, 'expectation', dert, computed));
    }
  }
  return comparisons;
}

function comparePrediction(
  expected: z.infer<typeof predictionSchema>,
  model: RepeatPurchaseModel,
  history: PurchaseHistory,
  horizon: number,
  at: string,
): Comparison[] {
  return [
    compare(`${at}.ll`, 'logLikelihood', expected.ll, model.logLikelihood(history)),
    compare(`${at}.palive`, 'probability', expected.palive, model.probabilityAlive(history)),
    compare(`${at}.pactive`, 'probability', expected.pactive, model.probabilityActive(history, horizon)),
    compare(`${at}.cet`, 'expectation', expected.cet, model.expectedPurchases(history, horizon)),
  ];
}

function compareContractRow(row: z.infer<typeof contractRowSchema>, at: string): Comparison[] {
  const model = shiftedBetaGeometric(row);
  return [
    compare(`${at}.r`, 'probability', row.r, model.retention(row.n)),
    compare(`${at}.S`, 'probability', row.S, model.survival(row.n)),
    compare(`${at}.DEL`, 'expectation', row.DEL, model.discountedLifetime(row.d)),
    compare(`${at}.DERL`, 'expectation', row.DERL, model.discountedResidualLifetime(row.n, row.d)),
  ];
}

function compare(at: string, kind: ErrorKind, expected: number, computed: number): Comparison {
  const absolute = Math.abs(computed - expected);
  const error = kind === 'probability' || expected === 0 ? absolute : absolute / Math.abs(expected);
  return { at, kind, expected, computed, error };
}

function summarize(rows: number, comparisons: readonly Comparison[]): VectorEvaluation {
  const worstOf = (kind: ErrorKind): Comparison | null =>
    comparisons
      .filter((comparison) => comparison.kind === kind)
      .reduce<Comparison | null>((worst, next) => (worst === null || next.error > worst.error ? next : worst), null);
  const worst = {
    logLikelihood: worstOf('logLikelihood'),
    probability: worstOf('probability'),
    expectation: worstOf('expectation'),
  };
  const largestErrors = {
    logLikelihood: worst.logLikelihood?.error ?? 0,
    probability: worst.probability?.error ?? 0,
    expectation: worst.expectation?.error ?? 0,
  };
  return { rows, largestErrors, worst };
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'it has another shape' : `${issue.path.join('.') || 'the file'}: ${issue.message}`;
}
