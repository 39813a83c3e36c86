import { plural } from '../../shared/texts/plural.ts';

/** The set-up checklist. */
export const enSetup = {
  title: 'Set-up',
  done: (count: number, of: number): string => `${count} of ${of} ${plural(of, 'step is', 'steps are')} done.`,
  allDone: 'Everything is set up.',
  steps: {
    scopes: {
      name: 'Permissions',
      done: 'The app may read and write what it needs.',
      todo: 'The app lacks permissions. Install it again as a super admin, with these:',
    },
    properties: {
      name: 'Loyalty properties',
      done: 'Every property that the app writes or reads is there.',
      todo: 'They are created with the first fill, or by the command "loyalty properties". These are missing or of another type:',
    },
    first_fill: {
      name: 'First fill',
      done: 'Every customer was read and scored once.',
      todo: 'It starts by itself after the installation: it reads every company with its deals and activities, and scores the customers.',
    },
    webhooks: {
      name: 'Webhooks',
      done: 'HubSpot tells the app of changes.',
      todo: 'No change was told yet. Edit a deal in HubSpot; if nothing arrives, check that the app is deployed with its webhooks.',
    },
    test_workflow: {
      name: 'Workflow',
      done: 'A workflow has used an action of the app.',
      todo: 'Make a workflow with the action "Re-score this company" and enrol one company, to see that it answers.',
    },
    policy_confirmed: {
      name: 'Numbers confirmed',
      done: 'Somebody has confirmed the numbers of the policy.',
      todo: 'The numbers are provisional defaults. Look at them under "Value and segments", confirm them and save.',
    },
  },
  states: { done: 'Done', under_way: 'Under way', to_do: 'To do', unknown: 'Not known', empty: 'Nothing yet' },
  underWay: 'This is under way.',
  empty: 'The account has no companies yet. They are read and scored as they come.',
  unknown: 'HubSpot could not be asked. Look again later.',
  lastAt: (when: string): string => `Last seen ${when}.`,
  again: 'Look again',
  columns: { step: 'Step', state: 'State', what: 'What it means' },
};
