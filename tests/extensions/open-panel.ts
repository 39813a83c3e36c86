import { Button, Panel, Table, TableBody, TableCell, TableRow } from '@hubspot/ui-extensions';
import { expect } from 'vitest';
import type { ScoredView } from '../../extensions/shared/card-view.ts';
import { type CardSetting, renderCard, textOf } from './render-card.tsx';

/** The panel behind "How is this worked out?", as a person opens it. `later` answers what is asked from then on. */
export async function openPanel(view: ScoredView, setting: CardSetting = {}, ...later: (() => unknown)[]) {
  const card = await renderCard({ ...setting, answers: [() => view, ...later] });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });
  const panel = () => card.find(Panel);
  panel().trigger('onOpen');
  const rowsOf = (testId: string) =>
    panel()
      .find(Table, { testId })
      .find(TableBody)
      .findAll(TableRow)
      .map((row) => row.findAll(TableCell).map(textOf));
  return { ...card, panel, rowsOf };
}
