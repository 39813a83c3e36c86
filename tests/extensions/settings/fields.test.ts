import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/operations/parse-policy.ts';
import { PORTAL_SETTINGS } from '../../../src/operations/settings/portal-settings.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { checkEntry, checkPolicyEdits, placeProblems } from '../../../extensions/settings/state/check-edits.ts';
import { applyEdits, differencesOf, entryOf, NO_EDITS, withEdit } from '../../../extensions/settings/state/edits.ts';
import { type Entry, type Field, toLines } from '../../../extensions/settings/state/field.ts';
import { mergeSettings } from '../../../extensions/settings/state/groups.ts';
import { POLICY_FIELDS } from '../../../extensions/settings/state/policy-fields.ts';
import { ACCESS_FIELDS, ALERT_FIELDS } from '../../../extensions/settings/state/portal-fields.ts';
import { alertSetting, changedPolicy, policy, policySetting } from './fixtures.ts';

/** What a person may enter in a field, right or wrong. */
function entries<Value>({ kind, choices }: Field<Value>): fc.Arbitrary<Entry> {
  switch (kind) {
    case 'toggle':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...choices);
    case 'words':
      return fc.array(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 60 }).map((lines) => lines.join('\n'));
    case 'ids':
    case 'text':
      return fc.oneof(fc.nat().map(String), fc.string({ maxLength: 6 }));
    default:
      return fc.oneof(
        fc.integer({ min: -150, max: 5_000 }),
        fc.integer({ min: -300, max: 6_000 }).map((n) => n / 4),
      );
  }
}

const anEdit = fc.constantFrom(...POLICY_FIELDS).chain((field) => entries(field).map((entry) => ({ field, entry })));

describe('the fields of the policy', () => {
  it('name every value that the policy holds, and no other', () => {
    const leaves = Object.entries<unknown>({ ...DEFAULT_POLICY }).flatMap(([name, value]): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.keys(value).map((part) => `${name}.${part}`)
        : [name],
    );
    // The service finds out itself what a policy is called by, and what people call a property.
    const entered = leaves.filter((name) => name !== 'id' && name !== 'wallet.label');
    expect(POLICY_FIELDS.map(({ name }) => name).toSorted()).toEqual(entered.toSorted());
  });

  it('find the same faults in an entry as the service does', () => {
    fc.assert(
      fc.property(anEdit, ({ field, entry }) => {
        const edits = { [field.name]: entry };
        const problems = checkPolicyEdits(POLICY_FIELDS, policy, edits);
        const parsed = parsePolicy(applyEdits(POLICY_FIELDS, policy, edits));
        expect({ field: field.name, entry, ok: Object.keys(problems).length === 0 }).toEqual({
          field: field.name,
          entry,
          ok: parsed.ok,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('give back what was entered, and change nothing else', () => {
    fc.assert(
      fc.property(anEdit, ({ field, entry }) => {
        const value = field.write(policy, entry);
        const back = field.read(value);
        expect(typeof back === 'string' ? toLines(back) : back).toEqual(
          typeof entry === 'string' && field.kind !== 'choice'
            ? toLines(entry)
            : typeof back === 'string'
              ? [entry]
              : entry,
        );
        const others = POLICY_FIELDS.filter(({ name }) => name !== field.name);
        expect(differencesOf(others, policy, value)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('leave a value alone where the entry is of another kind', () => {
    for (const field of [...POLICY_FIELDS]) {
      const wrong = field.kind === 'toggle' ? 7 : true;
      expect(field.write(policy, wrong), field.name).toEqual(policy);
    }
  });
});

describe('the fields of alerts and rights', () => {
  const { alerts, access } = PORTAL_SETTINGS;

  it('find the same faults in an entry as the service does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALERT_FIELDS).chain((field) => entries(field).map((entry) => ({ field, entry }))),
        ({ field, entry }) => {
          const value = field.write(alerts.defaults, entry);
          expect(checkEntry(field, entry) === null).toBe(alerts.schema.safeParse(value).success);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('take ids of admins in digits only', () => {
    const [, admins] = ACCESS_FIELDS;
    expect(checkEntry(admins!, '12\n 34 \n')).toBeNull();
    expect(checkEntry(admins!, '12\nA. Kaya')).toEqual({ kind: 'no_id' });
    for (const noId of ['00', '012', '9223372036854775808'])
      expect(checkEntry(admins!, noId), noId).toEqual({ kind: 'no_id' });
    expect(admins!.write(access.defaults, '12\n 34 \n').admins).toEqual(['12', '34']);
  });
});

describe('a draft', () => {
  const grace = POLICY_FIELDS.find(({ name }) => name === 'contract.graceDays')!;
  const margin = POLICY_FIELDS.find(({ name }) => name === 'grossMargin')!;

  it('holds only what is another value than what stands', () => {
    const edits = withEdit(NO_EDITS, grace, policy, 30);
    expect(edits).toEqual({ 'contract.graceDays': 30 });
    expect(entryOf(grace, policy, edits)).toBe(30);
    expect(withEdit(edits, grace, policy, 60)).toEqual({});
  });

  it('stands on top of what somebody else saved meanwhile', () => {
    const edits = withEdit(NO_EDITS, grace, policy, 30);
    const theirs = margin.write(policy, 60);
    const merged = applyEdits(POLICY_FIELDS, theirs, edits);
    expect(merged.grossMargin).toBe(0.6);
    expect(merged.contract.graceDays).toBe(30);
    expect(differencesOf(POLICY_FIELDS, theirs, merged)).toEqual([{ name: 'contract.graceDays', from: 60, to: 30 }]);
  });

  it('is worth what was typed: 7 % is 0.07', () => {
    const rate = POLICY_FIELDS.find(({ name }) => name === 'annualDiscountRate')!;
    expect(rate.write(policy, 7).annualDiscountRate).toBe(0.07);
    expect(rate.read({ ...policy, annualDiscountRate: 0.07 })).toBe(7);
  });
});

describe('what the service says of a refused change', () => {
  it('is placed beside its input, and what belongs to none is kept', () => {
    const names = POLICY_FIELDS.map(({ name }) => name);
    const said = [
      'renewalWords.3: Too small: a word',
      'risk: watch, high and critical must rise',
      'grossMargin: a',
      'grossMargin: b',
    ];
    expect(placeProblems(names, said)).toEqual({
      problems: {
        renewalWords: { kind: 'said', message: 'Too small: a word' },
        grossMargin: { kind: 'said', message: 'a' },
      },
      others: ['risk: watch, high and critical must rise'],
    });
  });
});

describe('settings that are known from saving', () => {
  it('count where they are newer than what was read', () => {
    const newer = changedPolicy({});
    expect(mergeSettings([policySetting, alertSetting], [newer])).toEqual([newer, alertSetting]);
    expect(mergeSettings([{ ...newer, version: 9 }], [newer])).toEqual([{ ...newer, version: 9 }]);
  });
});
