import type { ReactElement } from 'react';
import { Divider, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../../shared/format.ts';
import { referralsSchema, type ReferralsView } from '../../../shared/programme/referrals-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { AskTable } from './AskTable.tsx';
import { calledBy, CompanyCell } from './CompanyCell.tsx';
import { PartSection } from './PartSection.tsx';

type Told = Extract<ReferralsView, { kind: 'referrals' }>;

/** Whom to ask for a referral now, with whom one thing has to be settled first, and who recommended us so far. */
export function Referrals(): ReactElement {
  const { referrals } = useWords().texts.programme;
  const reading = useAsked('/api/programme/referrals', referralsSchema);
  return (
    <PartSection title={referrals.askNow} reading={reading} testId="referrals">
      {(view) => <Asked view={view} onSaved={reading.retry} />}
    </PartSection>
  );
}

function Asked({ view, onSaved }: { readonly view: Told; readonly onSaved: () => void }): ReactElement {
  const { texts, count } = useWords();
  const { referrals } = texts.programme;
  const format = useFormat(view.currency);
  const { askNow, askNowTotal, nearly, nearlyTotal } = view;
  return (
    <Flex direction="column" gap="medium">
      <Text testId="ask-now-sentence">
        {askNowTotal === 0 ? referrals.askNowNone : referrals.askNowSentence(count(askNowTotal))}
      </Text>
      {askNow.length > 0 && (
        <AskTable candidates={askNow} says="reasons" format={format} onSaved={onSaved} testId="ask-now" />
      )}
      {nearly.length > 0 && (
        <Flex direction="column" gap="small">
          <Heading>{referrals.nearly}</Heading>
          <Text>{referrals.nearlySentence(count(nearlyTotal))}</Text>
          <AskTable candidates={nearly} says="against" format={format} onSaved={onSaved} testId="ask-nearly" />
        </Flex>
      )}
      <Divider />
      <Book view={view} />
    </Flex>
  );
}

/** Who recommended us to whom, and what these bought. */
function Book({ view: { referrers, margin, currency } }: { readonly view: Told }): ReactElement {
  const { texts, count } = useWords();
  const { referrals } = texts.programme;
  const format = useFormat(currency);
  return (
    <Flex direction="column" gap="small">
      <Heading>{referrals.title}</Heading>
      <Text testId="referrals-sentence">
        {referrers.length === 0 ? referrals.none : referrals.sentence(count(referrers.length), format.money(margin))}
      </Text>
      {referrers.length > 0 && (
        <>
          <WholeTable
            testId="referral-book"
            columns={[
              { key: 'customer', header: texts.columns.customerAndOwner },
              { key: 'referred', header: referrals.referred },
              { key: 'revenue', header: referrals.revenue, align: 'right' },
              { key: 'margin', header: referrals.margin, align: 'right' },
              { key: 'expected', header: referrals.expected, align: 'right' },
            ]}
            rows={referrers.map((one) => ({
              key: one.companyId,
              cells: [
                <CompanyCell key="who" companyId={one.companyId} name={one.name} ownerId={one.ownerId} />,
                one.referred.map(calledBy).join(', '),
                format.money(one.revenue),
                format.money(one.margin),
                one.expected === null ? NO_VALUE : format.money(one.expected),
              ],
            }))}
          />
          <Text variant="microcopy">{referrals.note}</Text>
        </>
      )}
    </Flex>
  );
}
