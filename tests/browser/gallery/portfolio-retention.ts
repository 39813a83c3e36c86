import { retentionSchema } from '../../../extensions/shared/portfolio-view.ts';
import { said } from './gallery-state.ts';

const year = (from: number, customers: number, kept: number, net: number) => ({
  cohort: null,
  from: `${from}-11-01`,
  until: `${from + 1}-11-01`,
  customers,
  kept,
  startValue: customers * 24_000,
  endValue: customers * 24_000 * net,
  logo: { rate: kept / customers, interval: [kept / customers - 0.03, kept / customers + 0.03] as [number, number] },
  gross: { rate: 0.87, interval: [0.84, 0.9] as [number, number] },
  net: { rate: net, interval: null },
});

export const retention = said(retentionSchema, {
  kind: 'measured',
  asOf: '2026-11-21',
  currency: 'EUR',
  periods: [year(2023, 301, 258, 0.97), year(2024, 340, 299, 1.02), year(2025, 371, 322, 1.05)],
  cohorts: [2022, 2023, 2024].map((cohort) => ({ ...year(2025, 60, 52, 0.96), cohort })),
  survival: [
    { years: 0, survival: 1, atRisk: 512 },
    { years: 1, survival: 0.86, atRisk: 402 },
    { years: 2, survival: 0.74, atRisk: 288 },
    { years: 3, survival: 0.66, atRisk: 170 },
    { years: 5, survival: 0.52, atRisk: 61 },
  ],
});
export const notYet = said(retentionSchema, { kind: 'not_measured', why: 'not_yet' });
export const notSeen = said(retentionSchema, { kind: 'not_measured', why: 'not_seen' });
