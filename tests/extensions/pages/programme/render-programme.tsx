import { Button, Modal, type ModalProps } from '@hubspot/ui-extensions';
import { expect } from 'vitest';
import { type PageSetting, renderPages, says, textOf } from '../render-pages.tsx';
import * as fixtures from './fixtures.ts';
import * as insight from './insight-fixtures.ts';
import * as lists from './list-fixtures.ts';

const ANSWERS = {
  '/api/programme': says(fixtures.programme),
  '/api/programme/goals': says(fixtures.goals),
  '/api/programme/ranking': says(fixtures.ranking),
  '/api/programme/movers': says(fixtures.movers),
  '/api/programme/milestones': says(lists.milestones),
  '/api/programme/referrals': says(lists.referrals),
  '/api/programme/exposure': says(lists.exposure),
  '/api/programme/activities': says(lists.activities),
  '/api/programme/roadmap': says(insight.roadmap),
  '/api/programme/roadmap/9001': says(insight.exchanges),
  '/api/programme/profile': says(insight.profile),
  '/api/programme/returns': says(insight.returns),
};

/** A part of the programme's page, with a service that has everything unless told otherwise. */
export function renderProgramme(part: string | null, { answers = {}, ...setting }: Omit<PageSetting, 'path'> = {}) {
  const params: Readonly<Record<string, string>> = part === null ? {} : { part };
  const page = renderPages({ ...setting, path: '/programme', params, answers: { ...ANSWERS, ...answers } });
  return {
    ...page,
    /** Opens a dialog as a person does. */
    open: async (id: string) => {
      await page.waitFor(() => page.find(Modal, { id }));
      const { onOpen } = page.find(Modal, { id }).props as ModalProps;
      onOpen?.();
    },
    /** Bodies of what was sent to a path, the last one last. */
    sent: (path: string): readonly unknown[] =>
      page.hsFetch.mock.calls
        .filter(([address, { method } = {}]) => method === 'POST' && new URL(address).pathname === path)
        .map(([, { body } = {}]) => body),
    /** How often a path was asked for, and the parameters of the last time. */
    questions: (path: string) =>
      page.hsFetch.mock.calls
        .filter(([address, { method = 'GET' } = {}]) => method === 'GET' && new URL(address).pathname === path)
        .map(([address]) => Object.fromEntries(new URL(address).searchParams)),
    /** Waits until a dialog says something. */
    dialogSays: async (id: string, text: string) => {
      await page.waitFor(() => {
        expect(textOf(page.find(Modal, { id }))).toContain(text);
      });
    },
    /** Clicks a button. */
    press: (testId: string) => {
      page.findByTestId(Button, testId).trigger('onClick');
    },
  };
}
