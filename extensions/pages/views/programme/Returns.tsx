import { type ReactElement, useState } from 'react';
import { Divider, Flex, Select, Text } from '@hubspot/ui-extensions';
import { returnsSchema } from '../../../shared/programme/returns-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { PartSection } from './PartSection.tsx';
import { Returned } from './Returned.tsx';
import { WhatIf } from './WhatIf.tsx';

const POINTS = [1, 2, 5, 10] as const;
const USUAL_POINTS = 5;

/** What the activities return, as far as that can be told, and what it would be worth to keep more. */
export function Returns(): ReactElement {
  const { returns } = useWords().texts.programme;
  const [points, setPoints] = useState<number>(USUAL_POINTS);
  const reading = useAsked(`/api/programme/returns?points=${String(points)}`, returnsSchema);
  const { value } = reading.state;
  const format = useFormat(value?.kind === 'returns' ? value.currency : null);
  return (
    <PartSection title={returns.title} reading={reading} testId="returns">
      {(view) => (
        <Flex direction="column" gap="medium">
          <Returned view={view} format={format} />
          <Divider />
          <WhatIf view={view} format={format}>
            <Select
              name="points"
              label={returns.points}
              value={points}
              options={POINTS.map((one) => ({ value: one, label: returns.pointsOf(format.number(one)) }))}
              onChange={(chosen) => {
                setPoints(POINTS.find((one) => one === Number(chosen)) ?? USUAL_POINTS);
              }}
            />
          </WhatIf>
          <Text variant="microcopy">{returns.quotation}</Text>
        </Flex>
      )}
    </PartSection>
  );
}
