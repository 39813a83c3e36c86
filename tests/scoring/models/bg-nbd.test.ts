import { describe, expect, it } from 'vitest';
import { logHypergeometric } from '../../../src/scoring/math/log-hypergeometric.ts';
import { bgNbd } from '../../../src/scoring/models/bg-nbd.ts';

const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('bgNbd', () => {
  it('expects 1.226 purchases in 39 weeks of the customer in the paper (x = 2, tx = 30.43, T = 38.86)', () => {
    const model = bgNbd(published);
    const history = { repeatPurchases: 2, recency: 30.43, age: 38.86 };
    expect(model.expectedPurchases(history, 39)).toBeCloseTo(1.226, 3);
    expect(model.probabilityAlive(history)).toBeCloseTo(0.72658, 5);
  });

  it('equals the published expectation with 2F1', () => {
    const { r, alpha, a, b } = published;
    const [x, tx, age, horizon] = [4, 20, 35, 26];
    const model = bgNbd(published);
    const history = { repeatPurchases: x, recency: tx, age };
    const z = horizon / (alpha + age + horizon);
    const none = Math.exp((r + x) * Math.log1p(-z) + logHypergeometric(r + x, b + x, a + b + x - 1, z));
    const expected = model.probabilityAlive(history) * ((a + b + x - 1) / (a - 1)) * (1 - none);
    expect(model.expectedPurchases(history, horizon)).toBeCloseTo(expected, 12);
  });

  it('holds every customer with one purchase for alive, which is why that is no loyalty', () => {
    expect(bgNbd(published).probabilityAlive({ repeatPurchases: 0, recency: 0, age: 5000 })).toBe(1);
    expect(bgNbd(published).probabilityActive({ repeatPurchases: 0, recency: 0, age: 5000 }, 52)).toBeLessThan(0.01);
  });
});
