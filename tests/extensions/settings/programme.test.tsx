import { CurrencyInput, Select, Table, Toggle } from '@hubspot/ui-extensions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntry } from '../../../extensions/settings/state/check-edits.ts';
import { PROGRAMME_FIELDS } from '../../../extensions/settings/state/programme-fields.ts';
import { PORTAL_SETTINGS, PROGRAMME_PARTS } from '../../../src/operations/settings/portal-settings.ts';
import { ACTIVITY_KINDS } from '../../../src/programme/activities/retention-activity.ts';
import { programmeSetting } from './fixtures.ts';
import { openTab } from './render-settings.tsx';
import { textOf } from './text-of.ts';

const { value } = programmeSetting;
const money = PROGRAMME_FIELDS.filter(({ kind }) => kind === 'money');

describe('the fields of the programme', () => {
  it('name every part and every kind of activity, once', () => {
    expect(PROGRAMME_FIELDS.map(({ name }) => name).toSorted()).toEqual(
      [
        ...PROGRAMME_PARTS.map((part) => `parts.${part}`),
        ...ACTIVITY_KINDS.map((kind) => `usualCosts.${kind}`),
      ].toSorted(),
    );
  });

  it('find the same faults in a cost as the service does, and take a cost out again', () => {
    const amounts = fc.oneof(fc.integer({ min: -5, max: 50 }), fc.constantFrom(1e9, 1e9 + 1, Number.NaN, 0.5));
    fc.assert(
      fc.property(fc.constantFrom(...money), amounts, (field, amount) => {
        const changed = field.write(value, amount);
        const isGood = PORTAL_SETTINGS.programme.schema.safeParse(changed).success;
        expect(checkEntry(field, amount) === null, `${field.name} ${String(amount)}`).toBe(isGood);
        expect(field.read(field.write(changed, null))).toBeNull();
        expect(checkEntry(field, null)).toBeNull();
      }),
    );
  });
});

describe('the tab of the programme', () => {
  it('has a switch for every part that says what it does and what it costs, and saves what was switched with its reason', async () => {
    const changed = {
      ...programmeSetting,
      version: 1,
      value: { ...value, parts: { ...value.parts, milestones: true } },
    };
    const page = await openTab('programme', {
      replies: {
        'PUT /settings/programme': [[200, { kind: 'changed', setting: changed, takesEffect: 'with_next_run' }]],
      },
    });
    await page.sees('Parts of the loyalty programme');
    expect(page.findAll(Toggle).map(({ props }) => props.checked)).toEqual([
      true,
      ...[false, false, false],
      true,
      ...[false, false, false, false],
    ]);
    expect(page.text()).toContain('Writes loyalty_next_milestone; no further calls to HubSpot.');
    expect(page.findByTestId(CurrencyInput, 'usualCosts.training').props.value).toBe(1_200);
    page.findByTestId(Toggle, 'parts.milestones').props.onChange?.(true);
    await page.sees('1 change is not saved yet.');
    await page.confirm('settings-save-programme', 'thank people in time');
    await page.sees('Programme: saved as version 1.');
    expect(page.calls.at(-1)).toEqual({
      route: 'PUT /settings/programme',
      body: { value: changed.value, version: 0, why: 'thank people in time' },
    });
  });

  it('names in the changes which part was switched', async () => {
    const before = {
      ...programmeSetting,
      version: 1,
      setBy: 'Ana Ruiz',
      setAt: '2026-11-01T09:00:00.000Z',
      why: 'start',
    };
    const after = { ...before, version: 2, value: { ...value, parts: { ...value.parts, returns: true } } };
    const history = { name: 'programme', total: 2, versions: [after, before] };
    const page = await openTab('changes', {
      replies: {
        'GET /settings/programme/history': [[200, history]],
        'GET /settings/policy/history': [[200, { name: 'policy', total: 0, versions: [] }]],
      },
    });
    await page.waitFor(() => page.findByTestId(Select, 'changes-of'));
    page.findByTestId(Select, 'changes-of').props.onChange?.('programme');
    await page.waitFor(() => page.findByTestId(Table, 'changes'));
    expect(textOf(page.findByTestId(Table, 'changes'))).toContain('Return: No → Yes');
  });
});
