import type { ReactElement } from 'react';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { DealsPreview } from '../../shared/settings-view.ts';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import { CountTable } from './CountTable.tsx';
import { DataTable } from './DataTable.tsx';
import { Examples } from './Examples.tsx';
import { RecordName } from './RecordName.tsx';

type Example = DealsPreview['examples'][number];

const RENEWALS: ReadonlySet<string> = new Set(['renewal', 'open_renewal', 'lost_renewal']);
const KINDS_NAMED = 5;

/** Which deals are read as what, now and with the draft. */
export function DealCounts({ view }: { readonly view: DealsPreview }): ReactElement {
  const { texts, format } = useWords();
  const { deals } = texts.previews;
  return (
    <Flex direction="column" gap="small">
      {!view.roles.some(({ role, then }) => RENEWALS.has(role) && then > 0) && (
        <Alert title={deals.noRenewal.title} variant="warning" testId="no-renewal">
          {deals.noRenewal.about(kindsOf(view.examples))}
        </Alert>
      )}
      <CountTable
        testId="deal-roles"
        header={deals.role}
        counts={view.roles.map(({ role, now, then }) => ({ key: role, name: deals.roles[role], now, then }))}
      />
      <Text>{deals.renewalDates(view.renewalDatesChanged, format.number(view.renewalDatesChanged))}</Text>
    </Flex>
  );
}

/** Deals of the portal, and how each would be read. */
export function DealExamples({ examples }: { readonly examples: DealsPreview['examples'] }): ReactElement {
  const { texts, format } = useWords();
  const { previews } = texts;
  const { deals } = previews;
  return (
    <Examples isEmpty={examples.length === 0}>
      <DataTable
        testId="deal-examples"
        columns={[
          { header: deals.columns.deal },
          { header: deals.columns.kind },
          { header: deals.columns.closed },
          { header: deals.columns.amount, align: 'right' },
          { header: deals.columns.readAs },
          { header: deals.columns.until },
        ]}
        rows={examples.map((deal) => ({
          key: `${deal.companyId} ${deal.dealId}`,
          cells: [
            <DealName deal={deal} />,
            kindOf(deal) || NO_VALUE,
            deal.closedOn === null ? NO_VALUE : format.fullDate(deal.closedOn),
            deal.amount === null ? NO_VALUE : format.money(deal.amount),
            <ReadAs deal={deal} />,
            deal.contractUntil === null ? NO_VALUE : format.fullDate(deal.contractUntil),
          ],
        }))}
      />
    </Examples>
  );
}

function DealName({ deal }: { readonly deal: Example }): ReactElement {
  return (
    <Flex direction="column" gap="flush">
      <RecordName kind="deal" id={deal.dealId}>
        {deal.dealName}
      </RecordName>
      <RecordName kind="company" id={deal.companyId}>
        {deal.companyName}
      </RecordName>
    </Flex>
  );
}

function kindOf({ pipeline, dealType }: Example): string {
  return [pipeline, dealType].filter((label) => label !== '').join(' · ');
}

/** Pipelines and deal types among the examples: where the word of a renewal may stand. */
function kindsOf(examples: readonly Example[]): string {
  const kinds = [...new Set(examples.map(kindOf))].filter((kind) => kind !== '');
  return kinds.slice(0, KINDS_NAMED).join(', ');
}

/** What a deal is read as, what it would be read as, and why. */
function ReadAs({ deal: { now, then, reason, word } }: { readonly deal: Example }): ReactElement {
  const { previews } = useWords().texts;
  const { roles } = previews.deals;
  return (
    <Flex direction="column" gap="flush">
      <Text>{now === then ? roles[then] : previews.arrow(roles[now], roles[then])}</Text>
      {reason !== null && <Text variant="microcopy">{previews.deals.reasons[reason](word ?? '')}</Text>}
    </Flex>
  );
}
