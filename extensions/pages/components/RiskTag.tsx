import type { ReactElement } from 'react';
import { StatusTag } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../shared/format.ts';
import type { PortfolioCustomer } from '../../shared/portfolio-view.ts';
import { useWords } from '../hooks/use-words.ts';

/** Red only for what needs somebody's help; the word beside a colour always says the same. */
const COLOURS = { low: 'success', watch: 'warning', high: 'danger', critical: 'danger' } as const;

export function RiskTag({ risk }: { readonly risk: PortfolioCustomer['risk'] }): ReactElement {
  const { labels } = useWords();
  if (risk === null) return <>{NO_VALUE}</>;
  return <StatusTag variant={COLOURS[risk]}>{labels.risk[risk]}</StatusTag>;
}
