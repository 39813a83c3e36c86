import { describe, expect, it } from 'vitest';
import { parsePolicy, withPolicyId } from '../../src/operations/parse-policy.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/scoring/policy.ts';

function policyFrom(json: unknown): Policy {
  const parsed = parsePolicy(json);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.policy;
}

function problemsOf(json: unknown): readonly string[] {
  const parsed = parsePolicy(json);
  return parsed.ok ? [] : parsed.problems;
}

describe('a policy file', () => {
  it('that says nothing is the default', () => {
    expect(policyFrom({})).toEqual(withPolicyId(DEFAULT_POLICY));
  });

  it('keeps the default of what it leaves out, also within a group', () => {
    const policy = policyFrom({ horizonMonths: 6, contact: { inTouchDays: 30 }, contract: { autoRenew: true } });
    expect(policy).toMatchObject({
      horizonMonths: 6,
      lifetimeYears: 5,
      contact: { ...DEFAULT_POLICY.contact, inTouchDays: 30 },
      contract: { ...DEFAULT_POLICY.contract, autoRenew: true },
    });
  });

  it('replaces a list of words as a whole', () => {
    expect(policyFrom({ renewalWords: ['verlängerung', ' abo '] }).renewalWords).toEqual(['verlängerung', 'abo']);
    expect(policyFrom({ pilotWords: [] }).pilotWords).toEqual([]);
  });

  it('may have a negative margin and no costs', () => {
    expect(policyFrom({ grossMargin: -0.2, costToServe: null, acquisitionCost: 0 })).toMatchObject({
      grossMargin: -0.2,
      costToServe: null,
      acquisitionCost: 0,
    });
  });

  it.each<[string, unknown]>([
    ['horizonMonths', { horizonMonths: 0 }],
    ['lifetimeYears', { lifetimeYears: 2.5 }],
    ['annualDiscountRate', { annualDiscountRate: 12 }],
    ['grossMargin', { grossMargin: '75 %' }],
    ['costToServe', { costToServe: -1 }],
    ['idealLifetimeValue', { idealLifetimeValue: 'high' }],
    ['targetValueToAcquisitionCost', { targetValueToAcquisitionCost: 0 }],
    ['ideal.loyalty', { ideal: { loyalty: 75 } }],
    ['nonIdeal.sureness', { nonIdeal: { sureness: -0.1 } }],
    ['risk', { risk: { watch: 0.4, high: 0.3, critical: 0.5 } }],
    ['contract.graceDays', { contract: { graceDays: -1 } }],
    ['contact.dueDays', { contact: { dueDays: null } }],
    ['renewalWords.0', { renewalWords: ['  '] }],
    ['provisional', { provisional: 'yes' }],
    ['contact', { contact: 45 }],
  ])('with a problem in %s says so by name', (field, json) => {
    const problems = problemsOf(json);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(`${field}: `), problems[0]).toBe(true);
  });

  it('names a field that it does not know, also within a group', () => {
    expect(problemsOf({ discountRate: 0.1 }).join()).toContain('"discountRate"');
    expect(problemsOf({ contact: { inTouch: 45 } }).join()).toMatch(/^contact: .*"inTouch"/);
  });

  it('names every problem at once', () => {
    expect(problemsOf({ horizonMonths: 0, grossMargin: 2 })).toHaveLength(2);
  });

  it.each([[null], [[]], ['{}'], [3], [undefined]])('must be an object, not %j', (json) => {
    expect(problemsOf(json)).toEqual(['the policy must be a JSON object']);
  });
});

describe('another form of a number', () => {
  it('cost of sales stands for the gross margin', () => {
    expect(policyFrom({ costOfSales: 0.3 })).toEqual(policyFrom({ grossMargin: 0.7 }));
    expect(policyFrom({ costOfSales: 0.9 }).id).toBe(policyFrom({ grossMargin: 0.1 }).id);
    expect(policyFrom({ costOfSales: 1.2 }).grossMargin).toBe(-0.2);
  });

  it('a monthly discount rate stands for the annual one', () => {
    expect(policyFrom({ monthlyDiscountRate: 0.01 }).annualDiscountRate).toBeCloseTo(1.01 ** 12 - 1, 12);
    expect(policyFrom({ monthlyDiscountRate: 0 }).annualDiscountRate).toBe(0);
  });

  it('may stand beside the first where both agree', () => {
    expect(policyFrom({ costOfSales: 0.3, grossMargin: 0.7 })).toEqual(policyFrom({ grossMargin: 0.7 }));
    expect(policyFrom({ monthlyDiscountRate: 0.0095, annualDiscountRate: 0.12 }).annualDiscountRate).toBe(0.12);
  });

  it('that contradicts the first is refused, and both are named', () => {
    expect(problemsOf({ costOfSales: 0.3, grossMargin: 0.6 })).toEqual([
      'costOfSales: 0.3 contradicts grossMargin: 0.6 (together they make 1, so it would be 0.7). Give only one of them.',
    ]);
    const [problem] = problemsOf({ monthlyDiscountRate: 0.02, annualDiscountRate: 0.12 });
    expect(problem).toMatch(/^monthlyDiscountRate: 0.02 contradicts annualDiscountRate: 0.12 /);
  });

  it('out of range is refused by its own name, beside every other problem', () => {
    const problems = problemsOf({ costOfSales: '30 %', horizonMonths: 0 });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['costOfSales', 'horizonMonths']);
    expect(problemsOf({ monthlyDiscountRate: 1 })[0]).toMatch(/^monthlyDiscountRate: /);
  });
});

describe('the id of a policy', () => {
  it('is that of its content, in whatever order it is written and whatever id it claims', () => {
    const one = policyFrom({ horizonMonths: 6, grossMargin: 0.5 });
    expect(one.id).toMatch(/^policy-[0-9a-f]{8}$/);
    expect(policyFrom({ id: 'mine', grossMargin: 0.5, horizonMonths: 6 }).id).toBe(one.id);
    expect(withPolicyId(one)).toEqual(one);
  });

  it('changes with every number and word', () => {
    const ids = [
      {},
      { horizonMonths: 6 },
      { contact: { dueDays: 91 } },
      { pilotWords: ['poc'] },
      { idealLifetimeValue: 5 },
    ].map((json) => policyFrom(json).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('never holds the sign that parts it from the model', () => {
    expect(policyFrom({}).id).not.toContain('/');
  });
});
