import type { YearRules } from './simulate-year.ts';

/** A programme that sets 30 tasks a month among 2,000 customers; owners carry out half of them. */
export const YEAR_RULES: YearRules = {
  customers: 2000,
  months: 12,
  tasksPerMonth: 30,
  done: 0.5,
  costPerActivity: 400,
  logOdds: 0.8,
  growth: 0.03,
};
