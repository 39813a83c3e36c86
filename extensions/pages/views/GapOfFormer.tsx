import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { GroupedSums } from '../../shared/portfolio-view.ts';
import { ListLink } from '../components/ListLink.tsx';
import { type Filters, withValues } from '../filters/filters.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';

interface GapOfFormerProps {
  readonly byStatus: GroupedSums;
  /** Without statuses. */
  readonly filters: Filters;
}

/** What more is open at customers who left; nothing where no gap of theirs is known. */
export function GapOfFormer({ byStatus, filters }: GapOfFormerProps): ReactElement | null {
  const { texts, count } = useWords();
  const format = useFormat(byStatus.currency);
  const lapsed = byStatus.groups.find(({ key }) => key === 'lapsed');
  if (lapsed === undefined || lapsed.valueGap === null || lapsed.valueGap <= 0) return null;
  return (
    <Text testId="gap-of-former">
      {texts.growth.former(format.money(lapsed.valueGap), count(lapsed.customers - lapsed.gapUnknown))}{' '}
      <ListLink filters={withValues(filters, 'statuses', ['lapsed'])} sort={{ sort: 'valueGap', order: 'desc' }}>
        {texts.growth.showFormer}
      </ListLink>
    </Text>
  );
}
