import {
  contactClockSchema,
  customerListSchema,
  groupedSumsSchema,
  missingSchema,
  moversSchema,
  movesSchema,
  promiseSchema,
  renewalOnlySchema,
  renewalsSchema,
  type PortfolioSums,
} from '../../../extensions/shared/portfolio-view.ts';
import { said } from './gallery-state.ts';
import { DATED } from './portfolio-fixtures.ts';

const EMPTY_LIST = { ...DATED, total: 0, offset: 0, customers: [] };
const NOBODY: PortfolioSums = {
  customers: 0,
  currentAnnualValue: null,
  lifetimeValue: null,
  influence: 0,
  valueAtRisk: null,
  valueGap: null,
  gapUnknown: 0,
};

/** Before the first run, and for a filter that fits nobody. */
export const EMPTY = {
  'GET /api/portfolio/customers': said(customerListSchema, EMPTY_LIST),
  'GET /api/portfolio/renewals': said(renewalsSchema, {
    ...EMPTY_LIST,
    windowDays: 120,
    all: NOBODY,
    byRisk: [],
    byOwner: [],
  }),
  'GET /api/portfolio/renewal-only': said(renewalOnlySchema, {
    ...EMPTY_LIST,
    windowMonths: 24,
    all: NOBODY,
    notMeasurable: 0,
  }),
  ...Object.fromEntries(
    ['', '?by=risk', '?by=owner', '?by=valueTier', '?by=industry', '?by=productGap', '?by=contactStatus'].map((by) => [
      `GET /api/portfolio/sums${by}`,
      said(groupedSumsSchema, { ...DATED, all: NOBODY, groups: [] }),
    ]),
  ),
  'GET /api/portfolio/contact-clock': said(contactClockSchema, {
    ...DATED,
    bands: [],
    never: NOBODY,
    notMeasurable: NOBODY,
  }),
  'GET /api/portfolio/moves': said(movesSchema, { from: '2026-08-23', to: '2026-11-21', moves: [] }),
  'GET /api/portfolio/movers': said(moversSchema, {
    ...DATED,
    from: '2026-08-23',
    to: '2026-11-21',
    total: 0,
    offset: 0,
    byCause: [],
    movers: [],
  }),
  'GET /api/portfolio/promise': said(promiseSchema, { ...DATED, periods: [] }),
  'GET /api/portfolio/missing': said(missingSchema, { ...DATED, all: NOBODY, complete: 0, lacks: [] }),
};
