import type { ReactElement } from 'react';
import { ProgressBar } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import type { Summary } from '../sentences/summary.ts';
import { RISK_COLOURS } from './colours.ts';

/** The score to scale, with its likely range in words. Left out while it is only an assumption. */
export function LoyaltyBar({ summary }: { readonly summary: Summary }): ReactElement | null {
  const { texts, format } = useWords();
  if (summary.evidence === 'thin') return null;
  const label = summary.test === 'win_back' ? texts.score.winBack : texts.score.title;
  const score = format.number(Math.round(summary.score));
  const description =
    summary.scoreRange === null
      ? texts.score.alone(score)
      : texts.score.withRange(
          score,
          format.number(Math.round(summary.scoreRange[0])),
          format.number(Math.round(summary.scoreRange[1])),
        );
  return (
    <ProgressBar
      title={label}
      aria-label={`${label}: ${description}`}
      value={Math.round(summary.score)}
      maxValue={100}
      valueDescription={description}
      variant={RISK_COLOURS[summary.risk ?? 'watch']}
      testId="loyalty-bar"
    />
  );
}
