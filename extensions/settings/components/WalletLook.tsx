import type { ReactElement } from 'react';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../shared/format.ts';
import type { WalletPreview } from '../../shared/wallet-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { DataTable } from './DataTable.tsx';
import { RecordName } from './RecordName.tsx';

/** How many companies have a value, some of them, and what reading it costs. */
export function WalletLook({ view }: { readonly view: WalletPreview }): ReactElement {
  const { texts, format, exact, currency } = useWords();
  const { wallet } = texts;
  const { sample, property, calls } = view;
  const hasDates = sample.examples.some(({ datedBy }) => datedBy !== null);
  return (
    <Flex direction="column" gap="small" testId="wallet-look">
      {sample.withValue === 0 ? (
        <Alert title={wallet.nobody(property.label)} variant="warning" testId="wallet-empty" />
      ) : (
        <Text format={{ fontWeight: 'demibold' }}>
          {wallet.filled(exact(sample.withValue), exact(sample.companies))}
        </Text>
      )}
      <Text>{property.isMoney ? wallet.money(currency) : wallet.plainNumber(currency)}</Text>
      {sample.alsoEntered > 0 && <Text>{wallet.also(sample.alsoEntered, exact(sample.alsoEntered))}</Text>}
      {sample.examples.length > 0 && (
        <DataTable
          testId="wallet-examples"
          columns={[
            { header: wallet.columns.company },
            { header: wallet.columns.budget, align: 'right' },
            ...(hasDates ? [{ header: wallet.columns.day }] : []),
          ]}
          rows={sample.examples.map(({ companyId, companyName, value, datedBy }) => ({
            key: companyId,
            cells: [
              <RecordName kind="company" id={companyId}>
                {companyName}
              </RecordName>,
              sayAmount(value, format.money),
              datedBy === null ? NO_VALUE : format.fullDate(datedBy),
            ],
          }))}
        />
      )}
      <Text variant="microcopy">{wallet.fresh(exact(sample.companies), calls, exact(calls))}</Text>
    </Flex>
  );
}

/** What is no number is shown as it stands. */
function sayAmount(value: string, money: (amount: number) => string): string {
  const amount = Number(value);
  return value.trim() === '' || !Number.isFinite(amount) ? value : money(amount);
}
