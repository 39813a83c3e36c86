import {
  Alert,
  Button,
  Checkbox,
  Form,
  Input,
  NumberInput,
  SearchInput,
  Select,
  TextArea,
} from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { customer, customers } from '../fixtures.ts';
import { eventually, says } from '../render-pages.tsx';
import { freshGoal, programme } from './fixtures.ts';
import { activity } from './list-fixtures.ts';
import { renderProgramme } from './render-programme.tsx';

type Page = ReturnType<typeof renderProgramme>;

const A_KEY: unknown = expect.stringMatching(/^[a-z0-9]+-[a-z0-9]+$/);
const A_DAY: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);

const saved = says({ kind: 'saved', activity, task: 'made' });
const noted = says({
  kind: 'saved',
  entry: { noteId: '9', day: '2026-11-22', theirs: 'x', byYear: null, ours: '', by: 'Ana Ruiz' },
});
const refused = says({ kind: 'refused', message: 'This customer is not yours.' });

const send = (page: Page, dialog: string): void => {
  page.findByTestId(Form, `${dialog}-form`).trigger('onSubmit');
};
const alerts = (page: Page): unknown[] => page.mocks.actions.addAlert.calls.flat();

describe('assigning an activity', () => {
  const PATH = '/api/programme/activities';
  const DIALOG = 'assign-anniversary-5-9001-dialog';

  it('sends what was chosen with what such a one usually costs, closes, and says that the owner has a task', async () => {
    const page = renderProgramme('milestones', { answers: { [`POST ${PATH}`]: saved } });
    await page.open(DIALOG);
    await page.dialogSays(DIALOG, 'An activity for Nordwind Reisen');
    page.findByTestId(Select, 'activity-kind').props.onChange?.('training');
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, 'activity-cost').props.value).toBe(1_200);
    });
    page.findByTestId(Select, 'activity-beneficiary').props.onChange?.('person');
    await page.waitFor(() => page.findByTestId(Input, 'activity-person'));
    send(page, DIALOG);
    await page.waitFor(() => {
      expect(page.findByTestId(Input, 'activity-person').props.validationMessage).toBe('Name the person.');
    });
    expect(page.sent(PATH)).toEqual([]);
    page.findByTestId(Input, 'activity-person').props.onChange?.(' Mara Lind ');
    page.findByTestId(TextArea, 'activity-note').props.onChange?.('Two days on site');
    await page.waitFor(() => {
      expect(page.findByTestId(Input, 'activity-person').props.value).toBe(' Mara Lind ');
    });
    send(page, DIALOG);
    await eventually(() => {
      expect(alerts(page)).toEqual([{ type: 'success', message: 'The activity is kept, and the owner has a task.' }]);
    });
    expect(page.sent(PATH)).toEqual([
      {
        key: A_KEY,
        companyId: '9001',
        activity: 'training',
        day: A_DAY,
        cost: 1_200,
        beneficiary: { kind: 'person', name: 'Mara Lind' },
        note: 'Two days on site',
        isDone: false,
        makeTask: true,
      },
    ]);
    expect(page.mocks.actions.closeOverlay.calls).toEqual([[DIALOG]]);
  });

  it('says why it was not taken, stays open, and sends the same entry again under the same key', async () => {
    const page = renderProgramme('milestones', { answers: { [`POST ${PATH}`]: refused } });
    await page.open(DIALOG);
    await page.waitFor(() => page.findByTestId(Checkbox, 'activity-task'));
    send(page, DIALOG);
    await page.waitFor(() => page.findByTestId(Alert, `${DIALOG}-failed`));
    expect(page.findByTestId(Alert, `${DIALOG}-failed`).props.title).toBe('Not taken');
    await page.dialogSays(DIALOG, 'This customer is not yours.');
    send(page, DIALOG);
    await eventually(() => {
      expect(page.sent(PATH)).toHaveLength(2);
    });
    const [first, second] = page.sent(PATH);
    expect(second).toEqual(first);
    expect(page.mocks.actions.closeOverlay.calls).toEqual([]);
  });

  it('tells a German reader of a refusal in German', async () => {
    const page = renderProgramme('milestones', { locale: 'de-de', answers: { [`POST ${PATH}`]: refused } });
    await page.open(DIALOG);
    await page.waitFor(() => page.findByTestId(Checkbox, 'activity-task'));
    send(page, DIALOG);
    await page.dialogSays(DIALOG, 'Nicht angenommen Der Dienst nahm das nicht an.');
  });

  it('notes that a customer was asked, as done and without a task, and reads the list again', async () => {
    const page = renderProgramme('referrals', { answers: { [`POST ${PATH}`]: saved } });
    await page.open('assign-ask-9002-dialog');
    await page.waitFor(() => page.findByTestId(NumberInput, 'activity-cost'));
    expect(page.maybeFindByTestId(Checkbox, 'activity-task')).toBeNull();
    send(page, 'assign-ask-9002-dialog');
    await eventually(() => {
      expect(page.questions('/api/programme/referrals')).toHaveLength(2);
    });
    expect(page.sent(PATH)).toMatchObject([
      { companyId: '9002', activity: 'referral_ask', isDone: true, makeTask: false },
    ]);
  });

  it('from the ledger begins with the search for a customer, and is not sent without one', async () => {
    const found = says({ ...customers, total: 1, customers: [customer({ companyId: '42', name: 'Sommer Hotels' })] });
    const page = renderProgramme('activities', { answers: { [`POST ${PATH}`]: saved, customers: found } });
    await page.open('assign-ledger-any-dialog');
    await page.waitFor(() => page.find(SearchInput, { name: 'customer-search' }));
    send(page, 'assign-ledger-any-dialog');
    await page.dialogSays('assign-ledger-any-dialog', 'Search for a customer and choose it.');
    page.find(SearchInput, { name: 'customer-search' }).props.onChange?.('sommer');
    await page.waitFor(() => {
      expect(page.find(SearchInput, { name: 'customer-search' }).props.value).toBe('sommer');
    });
    page.press('customer-search');
    await page.waitFor(() => page.findByTestId(Select, 'customer-found'));
    expect(page.asked('customers').at(-1)).toMatchObject({ name: 'sommer', limit: '20' });
    page.findByTestId(Select, 'customer-found').props.onChange?.('42');
    await page.waitFor(() => {
      expect(page.findByTestId(Select, 'customer-found').props.value).toBe('42');
    });
    send(page, 'assign-ledger-any-dialog');
    await eventually(() => {
      expect(page.sent(PATH)).toMatchObject([{ companyId: '42' }]);
    });
  });

  it('is offered nowhere while the part is off', async () => {
    const parts = programme.parts.filter((part) => part !== 'activities');
    const page = renderProgramme('milestones', { answers: { '/api/programme': says({ ...programme, parts }) } });
    expect(await page.settled('5 years a customer')).not.toContain('Assign an activity');
  });
});

describe('a planned activity', () => {
  it('is marked as done with what it did cost', async () => {
    const path = '/api/programme/activities/a1/done';
    const page = renderProgramme('activities', { answers: { [`POST ${path}`]: saved } });
    await page.open('done-a1-dialog');
    await page.waitFor(() => page.findByTestId(NumberInput, 'done-a1-cost'));
    page.findByTestId(NumberInput, 'done-a1-cost').props.onChange?.(-3);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, 'done-a1-cost').props.value).toBe(-3);
    });
    send(page, 'done-a1-dialog');
    await page.dialogSays('done-a1-dialog', 'Mark as done');
    expect(page.sent(path)).toEqual([]);
    page.findByTestId(NumberInput, 'done-a1-cost').props.onChange?.(310);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, 'done-a1-cost').props.value).toBe(310);
    });
    send(page, 'done-a1-dialog');
    await eventually(() => {
      expect(page.sent(path)).toEqual([{ day: A_DAY, cost: 310 }]);
    });
  });

  it('is called off, and the ledger is read again', async () => {
    const path = '/api/programme/activities/a1/cancel';
    const page = renderProgramme('activities', { answers: { [`POST ${path}`]: saved } });
    await page.open('drop-a1-dialog');
    send(page, 'drop-a1-dialog');
    await eventually(() => {
      expect(page.questions('/api/programme/activities')).toHaveLength(2);
    });
    expect(page.sent(path)).toEqual([{}]);
  });
});

describe('a goal', () => {
  const PATH = '/api/programme/goals';

  it('is set only by those who may, and sent as a share', async () => {
    const page = renderProgramme('goals', { answers: { [`POST ${PATH}`]: says({ kind: 'saved', goal: freshGoal }) } });
    await page.open('set-goal-dialog');
    await page.waitFor(() => page.findByTestId(Input, 'goal-name'));
    send(page, 'set-goal-dialog');
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, 'goal-amount').props.error).toBe(true);
    });
    expect(page.findByTestId(Input, 'goal-name').props.validationMessage).toContain('Give the goal a name');
    page.findByTestId(Input, 'goal-name').props.onChange?.('  More Ideal ');
    page.findByTestId(NumberInput, 'goal-amount').props.onChange?.(15);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, 'goal-amount').props.error).toBe(false);
    });
    send(page, 'set-goal-dialog');
    await eventually(() => {
      expect(page.sent(PATH)).toMatchObject([{ name: 'More Ideal', target: { kind: 'share', share: 0.15 } }]);
    });
    await eventually(() => {
      expect(page.questions(PATH)).toHaveLength(2);
    });
  });

  it('can be stopped', async () => {
    const path = `${PATH}/g1/stop`;
    const page = renderProgramme('goals', { answers: { [`POST ${path}`]: says({ kind: 'saved', goal: freshGoal }) } });
    await page.open('stop-g1-dialog');
    send(page, 'stop-g1-dialog');
    await eventually(() => {
      expect(page.sent(path)).toEqual([{}]);
    });
  });

  it('is only looked at by those who may not set one', async () => {
    const page = renderProgramme('goals', {
      answers: { '/api/programme': says({ ...programme, maySetGoals: false }) },
    });
    expect(await page.settled('7 of 12 are Ideal')).not.toContain('a goal that begins today');
    expect(page.maybeFindByTestId(Button, 'set-goal')).toBeNull();
    expect(page.maybeFindByTestId(Button, 'stop-g1')).toBeNull();
  });
});

describe('an exchange of plans', () => {
  it('becomes an entry where something was said, by a year that can be, and the list is read again', async () => {
    const path = '/api/programme/roadmap';
    const page = renderProgramme('roadmap', { answers: { [`POST ${path}`]: noted } });
    const dialog = 'exchange-9003-dialog';
    await page.open(dialog);
    await page.waitFor(() => page.findByTestId(TextArea, `${dialog}-theirs`));
    page.findByTestId(NumberInput, `${dialog}-year`).props.onChange?.(1999);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, `${dialog}-year`).props.value).toBe(1999);
    });
    send(page, dialog);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, `${dialog}-year`).props.error).toBe(true);
    });
    expect(page.findByTestId(TextArea, `${dialog}-theirs`).props.error).toBe(true);
    page.findByTestId(TextArea, `${dialog}-theirs`).props.onChange?.(' Twelve hotels ');
    page.findByTestId(NumberInput, `${dialog}-year`).props.onChange?.(2030);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, `${dialog}-year`).props.error).toBe(false);
    });
    send(page, dialog);
    await eventually(() => {
      expect(page.questions(path)).toHaveLength(2);
    });
    expect(page.sent(path)).toEqual([
      {
        key: A_KEY,
        companyId: '9003',
        theirs: 'Twelve hotels',
        byYear: 2030,
        ours: '',
      },
    ]);
    expect(alerts(page)).toEqual([{ type: 'success', message: 'The exchange is noted on the company.' }]);
  });
});
