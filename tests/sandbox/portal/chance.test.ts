import { describe, expect, it } from 'vitest';
import {
  drawBeta,
  drawExponential,
  drawGamma,
  drawNormal,
  drawPoisson,
} from '../../../sandbox/portal/chance/distributions.ts';
import { Random } from '../../../sandbox/portal/chance/random.ts';
import { sample } from './accrued-revenue.ts';

function numbers(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => random.next());
}

describe('a seeded source of chance', () => {
  it('gives the same numbers for the same seed and stream, and others for any other', () => {
    const first = numbers(new Random(5, 'history', 12), 20);
    expect(numbers(new Random(5, 'history', 12), 20)).toEqual(first);
    expect(numbers(new Random(6, 'history', 12), 20)).not.toEqual(first);
    expect(numbers(new Random(5, 'history', 13), 20)).not.toEqual(first);
    expect(numbers(new Random(5, 'records', 12), 20)).not.toEqual(first);
  });

  it('spreads its numbers evenly, also across the first numbers of neighbouring streams', () => {
    const within = new Array<number>(10).fill(0);
    const across = new Array<number>(10).fill(0);
    const random = new Random(1, 'one stream');
    for (let draw = 0; draw < 20_000; draw += 1) {
      const tenth = Math.floor(random.next() * 10);
      const first = Math.floor(new Random(1, 'many streams', draw).next() * 10);
      within[tenth]! += 1;
      across[first]! += 1;
    }
    // Chi-square with 9 degrees of freedom: above 27.9 once in a thousand.
    for (const counts of [within, across]) {
      expect(counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9);
    }
  });

  it('reaches both ends of a span of whole numbers', () => {
    const random = new Random(2);
    expect(new Set(Array.from({ length: 200 }, () => random.integer(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
  });

  it('picks by weight', () => {
    const random = new Random(3);
    const { mean, error } = sample(20_000, () =>
      random.pickWeighted([
        [1, 3],
        [0, 7],
      ]),
    );
    expect(Math.abs(mean - 0.3)).toBeLessThan(4 * error);
  });
});

describe('draws from a distribution', () => {
  it.each([
    ['a normal', (random: Random) => drawNormal(random, 2, 3), 2, 9],
    ['an exponential', (random: Random) => drawExponential(random, 0.5), 2, 4],
    ['a gamma above shape 1', (random: Random) => drawGamma(random, 2.5, 1.2), 3, 3.6],
    ['a gamma below shape 1', (random: Random) => drawGamma(random, 0.4, 2), 0.8, 1.6],
    ['a beta', (random: Random) => drawBeta(random, 0.9, 5.1), 0.15, (0.15 * 0.85) / 7],
    ['a Poisson', (random: Random) => drawPoisson(random, 1.7), 1.7, 1.7],
  ])('have the mean and the variance of %s', (_, draw, mean, variance) => {
    const random = new Random(4, _);
    const values = Array.from({ length: 40_000 }, () => draw(random));
    const level = sample(values.length, (index) => values[index]!);
    const spread = sample(values.length, (index) => (values[index]! - mean) ** 2);
    expect(Math.abs(level.mean - mean)).toBeLessThan(4 * level.error);
    expect(Math.abs(spread.mean - variance)).toBeLessThan(4 * spread.error);
  });
});
