import {
  fitShiftedBetaGeometric,
  outcomesOfCohort,
  type ShiftedBetaGeometricFit,
} from '../../scoring/fit/fit-shifted-beta-geometric.ts';
import type { FitMethod } from '../../scoring/fit/maximize-posterior.ts';
import { readCsv, type RowProblem } from '../read-csv.ts';

/** Customers that a table in per cent is taken to stand for, so that log-likelihoods can be compared with published ones. */
export const COHORT_SIZE = 1000;

export interface FitContractsOptions {
  readonly method: FitMethod;
  /** Renewals to fit on, the first ones of each cohort; null: all in the file. */
  readonly years: number | null;
}

export interface CohortFit {
  readonly cohort: string;
  /** Renewals the fit rests on. */
  readonly years: number;
  readonly fitted: ShiftedBetaGeometricFit;
}

export type ContractFitResult =
  | { readonly kind: 'fitted'; readonly cohorts: readonly CohortFit[]; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'refused'; readonly reason: string };

interface SurvivalRow {
  readonly line: number;
  readonly year: number;
  readonly shares: readonly (number | null)[];
}

/**
 * Fits the shifted-beta-geometric to a table of cohort survival: a header `year,<cohort>,…`, then for year 0, 1, 2, … the
 * share of each cohort still there in per cent. A cohort that is younger than others has empty cells at its end.
 */
export function fitContracts(text: string, options: FitContractsOptions): ContractFitResult {
  const { header, rows, problems: malformed } = readCsv(text);
  const [first, ...cohorts] = header;
  if (first?.toLowerCase() !== 'year' || cohorts.length === 0) {
    return { kind: 'refused', reason: 'The first line must name the columns: year, then one column per cohort.' };
  }
  const problems = [...malformed];
  const table: SurvivalRow[] = [];
  for (const { line, cells } of rows) {
    const problem = rowProblem(cells);
    if (problem !== null) problems.push({ line, problem });
    else
      table.push({
        line,
        year: Number(cells[0]),
        shares: cells.slice(1).map((cell) => (cell === '' ? null : Number(cell) / 100)),
      });
  }
  problems.sort((left, right) => left.line - right.line);
  table.sort((left, right) => left.year - right.year);
  const gap = table.find((row, index) => row.year !== index);
  if (gap !== undefined) {
    return {
      kind: 'refused',
      reason: `Line ${gap.line}: year ${gap.year} does not follow the year before it; ${yearsNeeded(problems)}.`,
    };
  }
  const fits: CohortFit[] = [];
  for (const [index, cohort] of cohorts.entries()) {
    const survival = survivalOf(table, index, options.years);
    const fault = survivalFault(survival);
    if (fault !== null) return { kind: 'refused', reason: `Cohort "${cohort}": ${fault}; ${yearsNeeded(problems)}.` };
    const fitted = fitShiftedBetaGeometric(options.method, outcomesOfCohort(survival, COHORT_SIZE), COHORT_SIZE);
    fits.push({ cohort, years: survival.length - 1, fitted });
  }
  return { kind: 'fitted', cohorts: fits, problems };
}

function rowProblem(cells: readonly string[]): string | null {
  const [year = '', ...shares] = cells;
  if (!/^\d+$/.test(year)) return `the year "${year}" is no whole number`;
  const wrong = shares.find((share) => share !== '' && !(Number(share) >= 0 && Number(share) <= 100));
  return wrong === undefined ? null : `"${wrong}" is no share in per cent between 0 and 100`;
}

/** The cohort's shares up to its first empty cell. */
function survivalOf(table: readonly SurvivalRow[], cohort: number, years: number | null): readonly number[] {
  const survival: number[] = [];
  for (const { year, shares } of table) {
    const share = shares[cohort] ?? null;
    if (share === null || (years !== null && year > years)) break;
    survival.push(share);
  }
  return survival;
}

function survivalFault(survival: readonly number[]): string | null {
  if (survival.length < 3) return 'a fit needs year 0 and at least two years after it';
  if (survival[0] !== 1) return 'year 0 must be 100 per cent';
  const rise = survival.findIndex((share, year) => share > (survival[year - 1] ?? 1));
  return rise === -1 ? null : `survival rises in year ${rise}`;
}

function yearsNeeded(problems: readonly RowProblem[]): string {
  const broken = problems.map(({ line, problem }) => ` (line ${line}: ${problem})`).join('');
  return `the years must run 0, 1, 2, … with shares that never rise${broken}`;
}
