import type { SeenPortfolio } from '../../src/operations/portfolio/viewer.ts';
import { questionsOf, VIEWERS } from './questions.ts';

/** Milliseconds that a question took. */
export interface Taken {
  /** Asked for the first time, before anything of it was read. */
  readonly cold: number;
  /** Of the times after that. */
  readonly median: number;
  readonly worst: number;
}

export interface Measured {
  readonly what: string;
  /** By who asked, in the order of {@link VIEWERS}. */
  readonly byViewer: readonly Taken[];
}

/** Asks every question once of everybody, then each so many times again. */
export async function measureQuestions(
  portfolio: SeenPortfolio,
  companies: number,
  times: number,
): Promise<readonly Measured[]> {
  const questions = questionsOf(companies);
  const cold = new Map<string, number>();
  for (const [who, viewer] of VIEWERS) {
    for (const { what, ask } of questions) cold.set(`${who}: ${what}`, await timeOf(() => ask(portfolio, viewer)));
  }
  const measured: Measured[] = [];
  for (const { what, ask } of questions) {
    const byViewer: Taken[] = [];
    for (const [who, viewer] of VIEWERS) {
      const taken: number[] = [];
      for (let turn = 0; turn < times; turn += 1) taken.push(await timeOf(() => ask(portfolio, viewer)));
      taken.sort((one, other) => one - other);
      const [median, worst] = [taken[Math.floor(times / 2)] ?? 0, taken.at(-1) ?? 0];
      byViewer.push({ cold: cold.get(`${who}: ${what}`) ?? 0, median, worst });
    }
    measured.push({ what, byViewer });
  }
  return measured;
}

async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}
