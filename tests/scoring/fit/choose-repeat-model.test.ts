import { describe, expect, it } from 'vitest';
import { chooseRepeatModel } from '../../../src/scoring/fit/choose-repeat-model.ts';
import { seededRandom } from '../models/simulate-columns.ts';

/** Customers who come one a day from day 0, buy at random with a rate of their own and stop after a life of their own. */
function simulateOccasions(customers: number, days: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const exponential = (): number => -Math.log(1 - random());
  return Array.from({ length: customers }, (_value, index) => {
    const rate = 0.01 * exponential() + 0.003;
    const start = index % 200;
    const end = start + 200 * exponential();
    const occasions = [start];
    for (let day = start; ;) {
      day += Math.max(1, Math.round(exponential() / rate));
      if (day > Math.min(end, days)) return occasions;
      occasions.push(day);
    }
  });
}

describe('chooseRepeatModel', () => {
  it('compares both models on the last quarter and takes the better one', () => {
    const choice = chooseRepeatModel(simulateOccasions(800, 600, 2), 600);
    const { mbgNbd, paretoNbd } = choice.forwardLogLoss!;
    expect(choice.model).toBe(paretoNbd < mbgNbd - 0.001 ? 'pareto-nbd' : 'mbg-nbd');
    expect(choice.because).toContain(mbgNbd.toFixed(4));
    // Both know something: better than a coin, which has ln 2.
    expect(Math.max(mbgNbd, paretoNbd)).toBeLessThan(Math.LN2);
  });

  it('looks at nothing after the calibration', () => {
    const occasions = simulateOccasions(400, 900, 3);
    const until = 600;
    const known = occasions.map((days) => days.filter((day) => day <= until));
    expect(chooseRepeatModel(occasions, until)).toEqual(chooseRepeatModel(known, until));
  });

  it('is MBG/NBD, and says why, where there is too little to compare on', () => {
    const choice = chooseRepeatModel([[0, 10], [4], [7, 90]], 100);
    expect(choice).toMatchObject({ model: 'mbg-nbd', forwardLogLoss: null });
    expect(choice.because).toContain('too few customers');
    expect(chooseRepeatModel([], -Infinity).model).toBe('mbg-nbd');
  });
});
