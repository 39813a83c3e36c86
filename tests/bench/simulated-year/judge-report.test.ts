import { describe, expect, it } from 'vitest';
import { judgeReport } from '../../../bench/simulated-year/judge-report.ts';
import { YEAR_RULES } from '../../../bench/simulated-year/year-rules.ts';

describe('the report on the return of simulated years', () => {
  it('holds the true effect as often as it says, and claims none where there is none', () => {
    // Of 40 years: three standard errors around 80 in 100, and above 10 in 100; `npm run -s simulate` looks at 200 and more.
    const judged = judgeReport(40, 11001, { ...YEAR_RULES, customers: 800 });
    expect(judged.coverage).toBeGreaterThan(0.6);
    expect(judged.coverage).toBeLessThan(0.99);
    expect(judged.falseClaims).toBeLessThan(0.25);
    expect(judged.claims).toBeGreaterThan(0.5);
    expect(judged.medianIntervalWidth).toBeLessThan(2 * judged.trueEffect);
    expect(Math.abs(judged.meanEstimate - judged.trueEffect)).toBeLessThan(0.3 * judged.trueEffect);
    expect(judged.tooFew).toBeLessThan(12);
  });

  it('tells nothing of a year with a handful of customers', () => {
    expect(judgeReport(5, 1, { ...YEAR_RULES, customers: 40 }).tooFew).toBe(10);
  });
});
