import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { filterWords } from '../../../sandbox/workflows/filter-words.ts';
import { listMembers } from '../../../sandbox/workflows/list-members.ts';
import { RECIPES } from '../../../sandbox/workflows/recipes.ts';
import type { Recipe } from '../../../sandbox/workflows/recipes.ts';
import type { Workflow } from '../../../sandbox/workflows/workflow.ts';
import { startWorkflows } from '../../../sandbox/workflows/workflow-engine.ts';
import type { WorkflowEngine } from '../../../sandbox/workflows/workflow-engine.ts';
import { DAY, dayFromNow, loyaltyCrm, publish } from './loyalty-crm.ts';

function recipe(name: string): Recipe {
  const found = RECIPES.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no recipe ${name}.`);
  return found;
}

interface Running {
  readonly crm: SandboxCrm;
  readonly engine: WorkflowEngine;
  readonly list: () => readonly string[];
  /** Titles of the tasks made so far. */
  readonly tasks: () => Promise<readonly string[]>;
  readonly pass: (days: number) => void;
}

async function running(name: string, before: Readonly<Record<string, string>> = {}): Promise<Running> {
  const crm = await loyaltyCrm();
  publish(crm, { hubspot_owner_id: '501', loyalty_customer_status: 'active', loyalty_summary: 'In short.', ...before });
  const { list, workflows } = recipe(name);
  const engine = startWorkflows(crm, workflows);
  return {
    crm,
    engine,
    list: () => listMembers(crm, list),
    tasks: async () => {
      await engine.settled();
      return crm.records('tasks').map(({ properties }) => properties.hs_task_subject ?? '');
    },
    pass: (days) => {
      crm.advance(days * DAY);
      engine.passTime();
    },
  };
}

const now = (crm: SandboxCrm): string => crm.now().toISOString();

describe('quiet customers', () => {
  it('get a task for their owner when contact becomes overdue, and again only after there was contact', async () => {
    const { crm, tasks, list } = await running('Quiet customers', { loyalty_contact_status: 'in_touch' });
    publish(crm, { loyalty_contact_status: 'due' });
    expect([await tasks(), list()]).toEqual([[], []]);
    publish(crm, { loyalty_contact_status: 'overdue' });
    expect(await tasks()).toEqual(['Talk to Company 1 about anything but the renewal']);
    expect(list()).toEqual(['1']);
    expect(crm.records('tasks')[0]?.properties).toMatchObject({
      hubspot_owner_id: '501',
      hs_task_body: 'In short.',
      hs_timestamp: '2026-11-27T12:00:00.000Z',
    });
    expect(crm.associatedIds('companies', '1', 'tasks')).toHaveLength(1);
    publish(crm, { loyalty_score: '40', loyalty_summary: 'Still quiet.' });
    publish(crm, { loyalty_customer_status: 'renewal_overdue' });
    expect(await tasks()).toHaveLength(1);
    publish(crm, { loyalty_contact_status: 'in_touch' });
    publish(crm, { loyalty_contact_status: 'overdue' });
    expect(await tasks()).toHaveLength(2);
  });

  it('are neither prospects nor lapsed, nor customers for whom nothing is logged', async () => {
    const { crm, tasks } = await running('Quiet customers');
    publish(crm, { loyalty_contact_status: 'not_measurable' });
    publish(crm, { loyalty_customer_status: 'lapsed', loyalty_contact_status: 'overdue' });
    expect(await tasks()).toEqual([]);
  });
});

describe('the renewal play', () => {
  it('goes through its three steps as the day comes nearer, each once, and starts anew with the next contract', async () => {
    const { crm, tasks, pass, list } = await running('Renewal play');
    publish(crm, { loyalty_renewal_date: dayFromNow(crm, 125) });
    expect([await tasks(), list()]).toEqual([[], []]);
    const steps: number[] = [];
    for (let day = 0; day < 130; day += 1) {
      pass(1);
      steps.push((await tasks()).length);
    }
    // With 119, 89 and 59 days to go.
    expect([steps.indexOf(1), steps.indexOf(2), steps.indexOf(3)]).toEqual([5, 35, 65]);
    expect(steps.at(-1)).toBe(3);
    publish(crm, { loyalty_renewal_date: dayFromNow(crm, 370) });
    pass(200);
    expect(await tasks()).toHaveLength(3);
    pass(55);
    expect((await tasks()).at(-1)).toBe('Review with Company 1 what they got out of the year');
    expect(await tasks()).toHaveLength(4);
  });

  it('starts with the step that fits where the renewal is near already, and ends with a renewal made early', async () => {
    const { crm, tasks, pass } = await running('Renewal play');
    publish(crm, { loyalty_renewal_date: dayFromNow(crm, 70) });
    expect(await tasks()).toEqual(['Agree with Company 1 who decides about the renewal, and on what']);
    publish(crm, { loyalty_renewal_date: dayFromNow(crm, 435) });
    pass(60);
    expect(await tasks()).toHaveLength(1);
  });
});

describe('worsened', () => {
  it('enrols at every new alert, and not when anything else is written', async () => {
    const { crm, tasks, list } = await running('Worsened');
    publish(crm, { loyalty_risk: 'high', loyalty_alert_at: now(crm) });
    expect(await tasks()).toEqual(['Book a meeting with Company 1 this week']);
    publish(crm, { loyalty_risk: 'critical' });
    publish(crm, { loyalty_score: '20' });
    expect(await tasks()).toHaveLength(1);
    crm.advance(DAY);
    publish(crm, { loyalty_alert_at: now(crm) });
    expect(await tasks()).toEqual(['Book a meeting with Company 1 this week', 'Call Company 1 today']);
    expect(list()).toEqual(['1']);
    crm.advance(31 * DAY);
    expect(list()).toEqual([]);
  });

  it('does not enrol those whose alert is older than the workflow', async () => {
    const { crm, tasks } = await running('Worsened', { loyalty_alert_at: '2026-11-01T00:00:00Z' });
    publish(crm, { loyalty_risk: 'critical' });
    expect(await tasks()).toEqual([]);
  });
});

describe('Ideal lost', () => {
  const lost = (crm: SandboxCrm, reason: string): Readonly<Record<string, string>> => ({
    loyalty_segment: 'uncertain',
    loyalty_previous_segment: 'ideal',
    loyalty_segment_changed_at: now(crm),
    loyalty_change_reason: reason,
  });

  it('enrols when the customer is the reason, and at every further loss', async () => {
    const { crm, tasks, pass, list } = await running('Ideal lost', { loyalty_segment: 'ideal' });
    publish(crm, lost(crm, 'customer'));
    expect(await tasks()).toEqual(['Find out what changed at Company 1: no longer Ideal']);
    pass(10);
    expect(list()).toEqual(['1']);
    publish(crm, {
      loyalty_segment: 'ideal',
      loyalty_previous_segment: 'uncertain',
      loyalty_segment_changed_at: now(crm),
    });
    pass(10);
    publish(crm, { loyalty_segment: 'non_ideal' });
    expect(await tasks()).toHaveLength(1);
    publish(crm, lost(crm, 'customer'));
    expect(await tasks()).toHaveLength(2);
  });

  it('does not enrol when the policy or the model moved the line, not even once the customer changes its risk later', async () => {
    const { crm, tasks, pass } = await running('Ideal lost', { loyalty_segment: 'ideal' });
    publish(crm, lost(crm, 'policy'));
    pass(3);
    publish(crm, { loyalty_risk: 'high', loyalty_change_reason: 'customer' });
    expect(await tasks()).toEqual([]);
  });
});

describe('grow', () => {
  const open = {
    loyalty_segment: 'ideal',
    loyalty_risk: 'low',
    loyalty_value_gap: '72000',
    loyalty_wallet_source: 'entered',
  };

  it('enrols on a large gap of an entered budget, and again only once the gap was closed in between', async () => {
    const { crm, tasks, list } = await running('Grow');
    publish(crm, open);
    expect(await tasks()).toEqual(['Plan the next offer for Company 1: 72000 a year open']);
    publish(crm, { loyalty_value_gap: '80000' });
    publish(crm, { loyalty_risk: 'critical' });
    expect(list()).toEqual([]);
    publish(crm, { loyalty_risk: 'low' });
    expect(await tasks()).toHaveLength(1);
    publish(crm, { loyalty_value_gap: '1000' });
    publish(crm, { loyalty_value_gap: '50000' });
    expect(await tasks()).toHaveLength(2);
  });

  it.each([
    ['an estimated budget', { loyalty_wallet_source: 'estimated' }],
    ['a customer at risk', { loyalty_risk: 'high' }],
    ['a customer that is not a fit now', { loyalty_segment: 'non_ideal' }],
    ['a gap that is not known', { loyalty_value_gap: '' }],
  ])('does not enrol %s', async (_what, different) => {
    const { crm, tasks } = await running('Grow');
    publish(crm, { ...open, ...different });
    expect(await tasks()).toEqual([]);
  });
});

describe('the top tier without a budget', () => {
  it('is asked once, however often it leaves the tier and comes back, and stays on the list until a budget is entered', async () => {
    const { crm, tasks, list } = await running('Top tier without a budget', { loyalty_wallet_source: 'none' });
    publish(crm, { loyalty_value_tier: 'top_20' });
    publish(crm, { loyalty_value_tier: 'middle' });
    publish(crm, { loyalty_value_tier: 'top_20' });
    expect(await tasks()).toEqual(['Ask Company 1 for the annual technology budget, and enter it']);
    expect(list()).toEqual(['1']);
    publish(crm, { loyalty_wallet_source: 'entered' });
    expect(list()).toEqual([]);
  });
});

describe('the review of overrides', () => {
  it('comes two weeks before the end, and again before the new end', async () => {
    const { crm, tasks, pass, list } = await running('Override review');
    publish(crm, { loyalty_segment_override: 'ideal', loyalty_override_until: dayFromNow(crm, 30) });
    pass(16);
    expect(await tasks()).toEqual([]);
    pass(1);
    expect(await tasks()).toEqual(['Does the set segment of Company 1 still hold? It ends on 2026-12-20']);
    publish(crm, { loyalty_override_until: dayFromNow(crm, 90) });
    expect(list()).toEqual([]);
    pass(80);
    expect(await tasks()).toHaveLength(2);
  });

  it('lists overrides without an end too, for which no day ever comes', async () => {
    const { crm, tasks, pass, list } = await running('Override review');
    publish(crm, { loyalty_segment_override: 'ideal' });
    pass(400);
    expect([await tasks(), list()]).toEqual([[], ['1']]);
  });
});

describe('lapsed without a reason', () => {
  it('asks why at each lapse, unless the reason is there', async () => {
    const { crm, tasks, list } = await running('Lapsed without a reason');
    publish(crm, { loyalty_customer_status: 'lapsed' });
    expect(await tasks()).toEqual(['Ask Company 1 why they left, and enter the reason in their words']);
    expect(list()).toEqual(['1']);
    publish(crm, { loyalty_churn_reason: 'Budget was cut' });
    expect(list()).toEqual([]);
    publish(crm, { loyalty_customer_status: 'won_back', loyalty_churn_reason: '' });
    publish(crm, { loyalty_customer_status: 'lapsed' });
    expect(await tasks()).toHaveLength(2);
    publish(crm, { loyalty_customer_status: 'won_back', loyalty_churn_reason: 'Merged' });
    publish(crm, { loyalty_customer_status: 'lapsed' });
    expect(await tasks()).toHaveLength(2);
  });
});

describe('docs/recipes.md', () => {
  const text = readFileSync('docs/recipes.md', 'utf8');
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0] ?? '', section] as const),
  );

  const textsOf = ({ actions }: Workflow): readonly string[] =>
    actions
      .flatMap((action) => (action.kind === 'branch' ? [...action.then, ...action.otherwise] : [action]))
      .flatMap((action) => (action.kind === 'create_task' ? [action.title] : []));

  it.each(RECIPES.map((known) => [known.name, known] as const))(
    'tells how to build "%s", word for word',
    async (name, known) => {
      const section = sections.get(name) ?? '';
      const crm = await loyaltyCrm();
      const filters = known.workflows.flatMap(({ enrolsWhen, reEnrolsOn }) => [...enrolsWhen.flat(), ...reEnrolsOn]);
      for (const filter of [...known.list.matches.flat(), ...filters]) {
        expect(section).toContain(`**${filterWords(crm, filter)}**`);
      }
      for (const { name: title } of [known.list, ...known.workflows]) expect(section).toContain(`“${title}”`);
      for (const title of known.workflows.flatMap(textsOf)) {
        const shown = title.replace(
          /\{\{(\w+)\}\}/g,
          (_token, property: string) => `[${crm.property('companies', property)?.label ?? property}]`,
        );
        expect(section).toContain(shown);
      }
      const offersReEnrolment = known.workflows.some(({ reEnrolsOn }) => reEnrolsOn.length > 0);
      expect(section).toMatch(offersReEnrolment ? /Re-enrollment: \*\*/ : /Re-enrollment: leave it off/);
    },
  );

  it('has no section about a recipe that is not tried here', () => {
    const known = new Set(RECIPES.map(({ name }) => name));
    const others = ['Before you start', 'How HubSpot enrols', 'Not confirmed'];
    expect([...sections.keys()].filter((title) => !known.has(title))).toEqual(others);
  });
});
