import fc from 'fast-check';
import {
  CHANGE_REASONS,
  MOVER_DIRECTIONS,
  PUBLISHED_SEGMENTS,
  PUBLISHED_WALLET_SOURCES,
  type PublishedValues,
} from '../../src/operations/ports.ts';
import { VALUE_TIERS } from '../../src/programme/value-tiers.ts';
import {
  CONTACT_STATUSES,
  CUSTOMER_STATUSES,
  DRIVER_NAMES,
  EVIDENCE_GRADES,
  NEXT_ACTIONS,
  RISKS,
} from '../../src/scoring/types.ts';

/** What stands on a healthy customer; a test says what is different on its own. */
export const PUBLISHED: PublishedValues = {
  segment: 'ideal',
  segmentComputed: 'ideal',
  previousSegment: null,
  segmentChangedAt: null,
  customerStatus: 'active',
  score: 84.2,
  evidence: 'some',
  risk: 'low',
  previousRisk: null,
  riskChangedAt: null,
  alertAt: null,
  changeReason: null,
  renewalDate: 20_512,
  contactStatus: 'in_touch',
  lastNonRenewalContact: 20_400,
  lifetimeValue: 148_000.5,
  currentAnnualValue: 48_000,
  valueAtRisk: 3_200,
  valueGap: 72_000,
  shareOfWallet: 0.4,
  walletSource: 'entered',
  budgetDated: '120000 as of 2026-02-03',
  productGap: null,
  valueTier: null,
  topDriver: 'renewals_made',
  nextAction: 'keep_in_touch',
  summary: 'Ideal, low risk.',
  scoredAt: '2026-11-20T02:00:00.000Z',
  model: 'seed-1 default-1',
  goal: null,
  nextMilestone: null,
  fit: null,
  mover: null,
  pendingChange: null,
};

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const segment = fc.constantFrom(...PUBLISHED_SEGMENTS);
const risk = orNull(fc.constantFrom(...RISKS));
const day = orNull(fc.integer({ min: 0, max: 60_000 }));
const instant = orNull(
  fc
    .date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);
const decimal = (decimals: number, min: number, max: number): fc.Arbitrary<number | null> => {
  const scale = 10 ** decimals;
  return orNull(fc.integer({ min: min * scale, max: max * scale }).map((value) => value / scale + 0));
};
const amount = decimal(2, -10_000_000, 1_000_000_000);
/** HubSpot trims text and keeps no empty one. */
const text = orNull(fc.stringMatching(/^\S(.{0,30}\S)?$/));

/** Everything that can be published, at published precision. */
export const anyPublishedValues: fc.Arbitrary<PublishedValues> = fc.record({
  segment,
  segmentComputed: segment,
  previousSegment: orNull(segment),
  segmentChangedAt: instant,
  customerStatus: fc.constantFrom(...CUSTOMER_STATUSES),
  score: decimal(1, 0, 100),
  evidence: orNull(fc.constantFrom(...EVIDENCE_GRADES)),
  risk,
  previousRisk: risk,
  riskChangedAt: instant,
  alertAt: instant,
  changeReason: orNull(fc.constantFrom(...CHANGE_REASONS)),
  renewalDate: day,
  contactStatus: orNull(fc.constantFrom(...CONTACT_STATUSES)),
  lastNonRenewalContact: day,
  lifetimeValue: amount,
  currentAnnualValue: amount,
  valueAtRisk: amount,
  valueGap: amount,
  shareOfWallet: decimal(4, 0, 50),
  walletSource: orNull(fc.constantFrom(...PUBLISHED_WALLET_SOURCES)),
  budgetDated: text,
  productGap: text,
  valueTier: orNull(fc.constantFrom(...VALUE_TIERS)),
  topDriver: orNull(fc.constantFrom(...DRIVER_NAMES)),
  nextAction: orNull(fc.constantFrom(...NEXT_ACTIONS)),
  summary: text,
  scoredAt: instant,
  model: text,
  goal: text,
  nextMilestone: text,
  fit: decimal(1, 0, 100),
  mover: orNull(fc.constantFrom(...MOVER_DIRECTIONS)),
  pendingChange: text,
});
