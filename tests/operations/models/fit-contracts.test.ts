import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitContracts, type ContractFitResult } from '../../../src/operations/models/fit-contracts.ts';
import { findData } from '../../support/data-folder.ts';

const survival = findData('retention/survival.csv');
const options = { method: 'mle' as const, years: null };

function cohorts(result: ContractFitResult) {
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.cohorts;
}

describe('fitContracts', () => {
  it.skipIf(survival === null)('reproduces the seven-year table from the first seven years of the file', () => {
    const [regular, highEnd] = cohorts(fitContracts(readFileSync(survival!, 'utf8'), { ...options, years: 7 }));
    expect(regular).toMatchObject({ cohort: 'regular', years: 7 });
    expect(regular!.fitted.parameters.alpha).toBeCloseTo(0.704, 3);
    expect(regular!.fitted.parameters.beta).toBeCloseTo(1.182, 3);
    expect(regular!.fitted.logLikelihood).toBeCloseTo(-1680.27, 2);
    expect(highEnd!.fitted.parameters.alpha).toBeCloseTo(0.668, 3);
    expect(highEnd!.fitted.parameters.beta).toBeCloseTo(3.806, 3);
  });

  it('fits a younger cohort on the years it has', () => {
    const fits = cohorts(fitContracts('Year,Old,Young\n0,100,100\n1,80,90\n2,70,80\n3,65,\n', options));
    expect(fits.map(({ cohort, years }) => [cohort, years])).toEqual([
      ['Old', 3],
      ['Young', 2],
    ]);
  });

  it('does not care for the order of the years', () => {
    const sorted = fitContracts('year,a\n0,100\n1,80\n2,70\n', options);
    expect(fitContracts('year,a\n2,70\n0,100\n1,80\n', options)).toEqual(sorted);
  });

  it('names broken rows with their lines, and goes on where they do not matter', () => {
    const result = fitContracts('year,a\n0,100\n1,80\n2,70\nlater,60\n', options);
    expect(result).toMatchObject({
      kind: 'fitted',
      problems: [{ line: 5, problem: 'the year "later" is no whole number' }],
    });
  });

  it.each([
    ['no table', 'customer,date,amount\n', 'year, then one column per cohort'],
    ['a broken row in the middle', 'year,a\n0,100\n1,eighty\n2,70\n', 'line 3: "eighty" is no share in per cent'],
    ['a year twice', 'year,a\n0,100\n1,80\n1,70\n', 'Line 4: year 1 does not follow'],
    ['a start that is not the whole cohort', 'year,a\n0,90\n1,80\n2,70\n', 'year 0 must be 100 per cent'],
    ['survival that rises', 'year,a\n0,100\n1,60\n2,70\n', 'survival rises in year 2'],
    ['one year only', 'year,a\n0,100\n1,80\n', 'at least two years'],
  ])('refuses %s, with the reason', (_name, text, reason) => {
    expect(fitContracts(text, options)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(reason) as string,
    });
  });
});
