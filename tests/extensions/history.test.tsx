import { Button, Flex, LineChart, LoadingSpinner, Tag, Text } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import type { HistoryView } from '../../extensions/shared/history-view.ts';
import { healthy } from './fixtures.ts';
import { openPanel } from './open-panel.ts';
import { never, renderCard, textOf } from './render-card.tsx';

const values = { segment: 'ideal', risk: 'low', lifetimeValue: 150_000, currentAnnualValue: 48_000 } as const;

const history: HistoryView = {
  kind: 'history',
  companyId: '9001',
  points: [
    { asOf: '2026-01-05', cause: 'first', score: 80, model: 'seed-1/p-1', ...values },
    { asOf: '2026-03-02', cause: 'customer', score: 84.2, model: 'seed-1/p-1', ...values },
    { asOf: '2026-06-01', cause: 'model', score: 71, model: 'portal-7/p-1', ...values },
    { asOf: '2026-09-01', cause: 'person', score: 72, model: 'portal-7/p-1', ...values, segment: 'uncertain' },
  ],
};

describe('how the score went', () => {
  it('is asked for when the panel is opened, not before', async () => {
    const card = await renderCard({ answers: [() => healthy] });
    await card.waitFor(() => {
      expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
    });
    expect(card.serverless).toHaveBeenCalledTimes(1);
    const opened = await openPanel(healthy, {}, () => history);
    await vi.waitFor(() => {
      expect(opened.serverless.mock.lastCall?.[1]).toMatchObject({ parameters: { action: 'history' } });
    });
  });

  it('is a line that breaks where the model changed, and says so', async () => {
    const { waitFor, panel } = await openPanel(healthy, {}, () => history);
    await waitFor(() => {
      expect(panel().find(LineChart).props.data).toEqual([
        { day: '2026-01-05', score: 80, stretch: 'From 5 Jan 2026' },
        { day: '2026-03-02', score: 84.2, stretch: 'From 5 Jan 2026' },
        { day: '2026-06-01', score: 71, stretch: 'From 1 Jun 2026' },
        { day: '2026-09-01', score: 72, stretch: 'From 1 Jun 2026' },
      ]);
    });
    expect(panel().find(LineChart).props.axes.options).toEqual({ groupFieldByColor: 'stretch' });
    expect(textOf(panel().find(Text, { testId: 'history-breaks' }))).toContain('The line breaks once');
  });

  it('has a table beside it, the latest first, with a mark on what the customer did not do', async () => {
    const { waitFor, panel, rowsOf } = await openPanel(healthy, {}, () => history);
    await waitFor(() => {
      expect(rowsOf('trend-table')).toEqual([
        ['1 Sept 2026', '72.0', 'Uncertain', 'Low', 'A person decided'],
        ['1 Jun 2026', '71.0', 'Ideal', 'Low', 'New model portal-7'],
        ['2 Mar 2026', '84.2', 'Ideal', 'Low', 'What the customer did'],
        ['5 Jan 2026', '80.0', 'Ideal', 'Low', 'First scoring'],
      ]);
    });
    expect(panel().findAll(Tag).map(textOf)).toEqual(['A person decided', 'New model portal-7']);
  });

  it('speaks German to a German reader', async () => {
    const { waitFor, rowsOf } = await openPanel(healthy, { locale: 'de-de' }, () => history);
    await waitFor(() => {
      expect(rowsOf('trend-table')[1]).toEqual(['1. Juni 2026', '71,0', 'Ideal', 'Niedrig', 'Neues Modell portal-7']);
    });
  });

  it.each([
    ['the app runs without its service', { kind: 'no_history', why: 'no_service' }, 'only the service keeps one'],
    ['nothing was kept yet', { ...history, points: [] }, 'No history yet'],
  ])('says that there is none where %s', async (_case, answer, said) => {
    const { waitFor, panel } = await openPanel(healthy, {}, () => answer);
    await waitFor(() => {
      expect(textOf(panel().find(Text, { testId: 'history-none' }))).toContain(said);
    });
  });

  it.each([
    ['does not answer', { kind: 'no_history', why: 'service_away' }, 'No answer. The service does not answer.'],
    ['refuses', { kind: 'failed', code: 'not_set_up', message: 'The key is missing.', correlationId: null }, 'The key'],
    ['says something unreadable', { kind: 'history', companyId: '9001', points: 'many' }, 'Not readable.'],
  ])('can be asked for again where the service %s', async (_case, answer, said) => {
    const { waitFor, panel } = await openPanel(
      healthy,
      {},
      () => answer,
      () => history,
    );
    await waitFor(() => {
      expect(textOf(panel().find(Flex, { testId: 'history-failed' }))).toContain(said);
    });
    panel().find(Button, { testId: 'history-retry' }).trigger('onClick');
    await waitFor(() => {
      expect(panel().maybeFind(LineChart)).not.toBeNull();
    });
  });

  it('is asked for again when the panel is opened again', async () => {
    const { waitFor, panel, serverless } = await openPanel(
      healthy,
      {},
      () => history,
      () => ({ ...history, points: [] }),
    );
    await waitFor(() => {
      expect(panel().maybeFind(LineChart)).not.toBeNull();
    });
    panel().trigger('onClose');
    panel().trigger('onOpen');
    await waitFor(() => {
      expect(panel().maybeFind(Text, { testId: 'history-none' })).not.toBeNull();
    });
    expect(serverless).toHaveBeenCalledTimes(3);
  });

  it('waits with a labelled spinner, and the rest of the panel does not wait', async () => {
    const { waitFor, panel, rowsOf } = await openPanel(healthy, {}, never);
    await waitFor(() => {
      expect(panel().find(LoadingSpinner).props.label).toBe('Reading how the score went');
    });
    expect(rowsOf('drivers')).toHaveLength(3);
  });
});
