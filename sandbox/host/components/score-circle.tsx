import type { ReactNode } from 'react';
import type { ScoreProps } from '@hubspot/ui-extensions';
import { testAttribute } from './attributes.ts';

const RADIUS = 30;
const AROUND = 2 * Math.PI * RADIUS;

/** HubSpot's bands: red to 32, yellow to 65, green above. */
function band(score: number): 'low' | 'middle' | 'high' {
  if (score <= 32) return 'low';
  return score <= 65 ? 'middle' : 'high';
}

export function ScoreCircle({ score, testId }: ScoreProps): ReactNode {
  const shown = Math.round(Math.min(100, Math.max(0, score)));
  return (
    <svg
      role="img"
      aria-label={`Score ${shown} of 100`}
      className={`sb-score sb-score--${band(shown)}`}
      viewBox="0 0 72 72"
      {...testAttribute(testId)}
    >
      <circle cx="36" cy="36" r={RADIUS} className="sb-score__track" />
      <circle
        cx="36"
        cy="36"
        r={RADIUS}
        className="sb-score__bar"
        strokeDasharray={`${(shown / 100) * AROUND} ${AROUND}`}
        transform="rotate(-90 36 36)"
      />
      <text x="36" y="43" textAnchor="middle">
        {shown}
      </text>
    </svg>
  );
}
