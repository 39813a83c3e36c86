import type { MovesView } from '../../shared/portfolio-view.ts';
import { STANDINGS } from '../../shared/vocabulary.ts';

/** Where a customer stands on a day; `none`: not a customer yet, or not scored. */
const STANDINGS_ON_DAYS = [...STANDINGS, 'none'] as const;
export type Standing = (typeof STANDINGS_ON_DAYS)[number];

const RANKS: Readonly<Partial<Record<Standing, number>>> = { ideal: 2, uncertain: 1, non_ideal: 0 };

export interface Migration {
  /** Standings that occur, best first. */
  readonly rows: readonly Standing[];
  readonly columns: readonly Standing[];
  readonly customers: (from: Standing, to: Standing) => number;
  /** Between segments; who had none on one of the days is in none of the three. */
  readonly up: number;
  readonly down: number;
  readonly stayed: number;
}

/** The moves as a matrix, and how many went which way. */
export function toMigration(moves: MovesView['moves']): Migration {
  const counts = new Map<string, number>();
  const [ways, rows, columns] = [{ up: 0, down: 0, stayed: 0 }, new Set<Standing>(), new Set<Standing>()];
  for (const { from, to, customers } of moves) {
    const [before, after] = [from ?? 'none', to ?? 'none'] as const;
    rows.add(before);
    columns.add(after);
    counts.set(`${before} ${after}`, (counts.get(`${before} ${after}`) ?? 0) + customers);
    const way = wayOf(before, after);
    if (way !== null) ways[way] += customers;
  }
  return {
    ...ways,
    rows: STANDINGS_ON_DAYS.filter((standing) => rows.has(standing)),
    columns: STANDINGS_ON_DAYS.filter((standing) => columns.has(standing)),
    customers: (from, to) => counts.get(`${from} ${to}`) ?? 0,
  };
}

function wayOf(from: Standing, to: Standing): 'up' | 'down' | 'stayed' | null {
  const [before, after] = [RANKS[from], RANKS[to]];
  if (before === undefined || after === undefined) return null;
  if (before === after) return 'stayed';
  return after > before ? 'up' : 'down';
}
