import { expect, it } from 'vitest';
import type { ProgrammePass } from '../../../../src/operations/programme/pass/pass-types.ts';
import { NOTHING_BEFORE, tellCompany } from '../../../../src/operations/programme/pass/tell-company.ts';
import { PROGRAMME_PARTS } from '../../../../src/operations/settings/portal-settings.ts';
import { scoreCustomer } from '../../../../src/scoring/score-customer.ts';
import { scoringContext } from '../../../support/histories.ts';
import { simulateContractPortal } from '../../../support/simulated-portal.ts';

const HISTORIES = simulateContractPortal({
  ...{ customers: 150, seed: 3, renewalWithoutMeeting: 0.7, renewalWithMeeting: 0.95 },
});
const CONTEXT = scoringContext('2026-11-21', { policy: { idealLifetimeValue: 15_000 } });
const PASS: ProgrammePass = {
  ...{ context: CONTEXT, currency: 'EUR', parts: new Set(PROGRAMME_PARTS), isIdle: false },
  ...{ floors: { spend: 10_000, lifetimeValue: 10_000 }, profile: null, goals: [], asks: new Map() },
};

it('changes the next milestone of fewer than one customer in a hundred a night', () => {
  const some = HISTORIES.slice(0, 60);
  const notesOn = (asOf: string): ReadonlyMap<string, string | null> => {
    const context = { ...scoringContext(asOf), policy: CONTEXT.policy };
    return new Map(
      some.map((history) => {
        const told = tellCompany({ ...PASS, context }, NOTHING_BEFORE, history, scoreCustomer(history, context));
        return [history.companyId, told.values.nextMilestone];
      }),
    );
  };
  const nights = Array.from({ length: 12 }, (_, night) => notesOn(`2026-09-${String(10 + night)}`));
  const changes = nights
    .slice(1)
    .map((now, night) => [...now].filter(([id, note]) => nights[night]?.get(id) !== note).length);
  const total = changes.reduce((sum, one) => sum + one, 0);
  expect(total).toBeGreaterThan(0);
  expect(total / (changes.length * some.length)).toBeLessThan(0.01);
});
