import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { Format } from '../../../shared/format.ts';
import type { ReturnsView } from '../../../shared/programme/returns-view.ts';
import { ChartBeside } from '../../components/ChartBeside.tsx';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords, type Words } from '../../hooks/use-words.ts';

type Told = Extract<ReturnsView, { kind: 'returns' }>;
type TooFew = Extract<Told['result'], { kind: 'too_few' }>;
type Estimate = Extract<Told['result'], { kind: 'estimated' }>;

/** Customers with an activity against customers alike without one; nothing is claimed of too few. */
export function Returned({ view, format }: { readonly view: Told; readonly format: Format }): ReactElement {
  const words = useWords();
  const { returns } = words.texts.programme;
  const { result, kept, tests } = view;
  return (
    <Flex direction="column" gap="small">
      <Text>{returns.tests(words.count(kept), words.count(tests))}</Text>
      {result.kind === 'too_few' ? (
        <Text testId="returns-too-few">{sayTooFew(result, words, format)}</Text>
      ) : (
        <Estimated estimate={result} format={format} />
      )}
    </Flex>
  );
}

function sayTooFew({ withActivity, matched, needed, cost }: TooFew, { texts }: Words, format: Format): string {
  const { returns } = texts.programme;
  if (withActivity === 0) return returns.noneBefore;
  if (matched >= needed) return returns.tooUneven(format.number(matched), format.money(cost));
  return returns.tooFew(format.number(withActivity), format.number(matched), format.number(needed), format.money(cost));
}

function Estimated({ estimate, format }: { readonly estimate: Estimate; readonly format: Format }): ReactElement {
  const { texts, count } = useWords();
  const { returns } = texts.programme;
  const { effect, interval, retained, grown, cost, net, isProven, withActivity, distinctAlike, unmatched } = estimate;
  const say = effect < 0 ? returns.less : returns.more;
  const rows = (['retained', 'grown', 'cost', 'net'] as const).map((part) => ({
    key: part,
    name: returns.parts[part],
    value: part === 'cost' ? -cost : estimate[part],
  }));
  return (
    <Flex direction="column" gap="small">
      <Text testId="returns-sentence">
        {say(format.money(Math.abs(effect)), format.money(interval[0]), format.money(interval[1]))}{' '}
        {isProven ? returns.proven : returns.chance}
      </Text>
      <Text>{`${returns.split(format.money(retained), format.money(grown))} ${returns.cost(format.money(cost), format.money(net))}`}</Text>
      <ChartBeside
        title={returns.chart}
        bars={rows.map(({ name, value }) => ({ name, value: Math.round(value) }))}
        nameLabel={returns.what}
        valueLabel={returns.amount}
        testId="returns-chart"
      >
        <WholeTable
          testId="returns-table"
          columns={[
            { key: 'what', header: returns.what },
            { key: 'amount', header: returns.amount, align: 'right' },
          ]}
          rows={rows.map(({ key, name, value }) => ({ key, cells: [name, format.money(value)] }))}
        />
      </ChartBeside>
      <Text variant="microcopy">
        {`${returns.compared(count(withActivity), count(distinctAlike), count(unmatched))} ${returns.bias}`}
      </Text>
    </Flex>
  );
}
