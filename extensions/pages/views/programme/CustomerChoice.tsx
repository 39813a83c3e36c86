import { type ReactElement, useState } from 'react';
import { Button, Flex, SearchInput, Select, Text } from '@hubspot/ui-extensions';
import { type CustomerList, customerListSchema } from '../../../shared/portfolio-view.ts';
import { useRequest } from '../../../shared/use-asked.ts';
import { Answered } from '../../components/Answered.tsx';
import { toPath } from '../../filters/filters.ts';
import { useWords } from '../../hooks/use-words.ts';
import { calledBy } from './CompanyCell.tsx';

const FOUND = 20;

export interface CustomerChoiceProps {
  /** Null: none is chosen yet. */
  readonly chosen: string | null;
  readonly choose: (companyId: string) => void;
  readonly isMissing: boolean;
}

/** A customer to choose, found by a part of its name. */
export function CustomerChoice({ chosen, choose, isMissing }: CustomerChoiceProps): ReactElement {
  const { choice } = useWords().texts.programme;
  const [typed, setTyped] = useState('');
  const { state, ask } = useRequest<CustomerList>();
  const search = (): void => {
    const name = typed.trim();
    if (name === '') return;
    const path = toPath('customers', { name }, { sort: 'name', order: 'asc', limit: FOUND });
    void ask({ path, schema: customerListSchema });
  };
  return (
    <Flex direction="column" gap="extra-small" testId="customer-choice">
      <Flex direction="row" gap="small" align="end">
        <SearchInput
          name="customer-search"
          label={choice.label}
          placeholder={choice.search}
          value={typed}
          onInput={setTyped}
          onChange={setTyped}
        />
        <Button size="sm" onClick={search} testId="customer-search">
          {choice.find}
        </Button>
      </Flex>
      {state.status !== 'idle' && (
        <Answered reading={{ state, retry: search }} testId="customer-found">
          {({ customers }) =>
            customers.length === 0 ? (
              <Text>{choice.none}</Text>
            ) : (
              <Select
                name="customer"
                label={choice.label}
                required
                options={customers.map((one) => ({ value: one.companyId, label: calledBy(one) }))}
                {...(chosen === null ? {} : { value: chosen })}
                onChange={(companyId) => {
                  choose(String(companyId));
                }}
                testId="customer-found"
              />
            )
          }
        </Answered>
      )}
      {isMissing && <Text format={{ fontWeight: 'demibold' }}>{choice.invalid}</Text>}
    </Flex>
  );
}
