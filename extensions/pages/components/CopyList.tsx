import { type ReactElement, useState } from 'react';
import { Button, Flex, LoadingButton, Text, useExtensionActions } from '@hubspot/ui-extensions';
import type { PortfolioCustomer } from '../../shared/portfolio-view.ts';
import type { Filters } from '../filters/filters.ts';
import type { Sorting } from '../filters/sorting.ts';
import { MOST_COPIED, readWholeList } from '../hooks/read-whole-list.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure } from '../sentences/failure.ts';
import { toSpreadsheet } from '../sentences/spreadsheet.ts';

/** HubSpot types copying by the browser's own clipboard, which the types of a worker do not know. */
interface Copier extends Pick<ReturnType<typeof useExtensionActions<'pages'>>, 'addAlert'> {
  readonly copyTextToClipboard: (text: string) => Promise<void>;
}

export interface CopyListProps {
  readonly total: number;
  readonly filters: Filters;
  readonly sorting: Sorting;
}

/**
 * The list as it is filtered and sorted, for a spreadsheet. An extension can hand a browser no file, and a browser lets itself
 * be copied to only by a click: so one click reads the list, and the next one copies it.
 */
export function CopyList({ total, filters, sorting }: CopyListProps): ReactElement {
  const words = useWords();
  const { list } = words.texts;
  const { owners } = usePortfolio();
  const actions: Copier = useExtensionActions<'pages'>();
  const [isReading, setIsReading] = useState(false);
  const [read, setRead] = useState<readonly PortfolioCustomer[] | null>(null);

  const prepare = async (): Promise<void> => {
    setIsReading(true);
    const answer = await readWholeList(filters, sorting);
    setIsReading(false);
    if (answer.ok) setRead(answer.customers);
    else actions.addAlert({ type: 'danger', message: explainFailure(answer, words).advice });
  };
  const copy = async (customers: readonly PortfolioCustomer[]): Promise<void> => {
    try {
      await actions.copyTextToClipboard(toSpreadsheet(customers, owners, words));
      actions.addAlert({ type: 'success', message: list.copied });
    } catch {
      actions.addAlert({ type: 'danger', message: list.notCopied });
    }
  };
  return (
    <Flex direction="row" gap="small" align="center" wrap="wrap">
      {read === null ? (
        <LoadingButton size="xs" loading={isReading} onClick={() => void prepare()} testId="prepare-copy">
          {list.prepare}
        </LoadingButton>
      ) : (
        <Button size="xs" onClick={() => void copy(read)} testId="copy-list">
          {list.copy(words.count(read.length))}
        </Button>
      )}
      {total > MOST_COPIED && <Text variant="microcopy">{list.tooMany(words.count(MOST_COPIED))}</Text>}
    </Flex>
  );
}
