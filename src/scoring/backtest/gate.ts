/** Whether a portal's model may speak, and why. */
export interface GateDecision {
  readonly published: boolean;
  readonly reason: string;
}

export interface GateFigures {
  readonly brier: number;
  readonly calibrationSlope: number | null;
  readonly baseRateBrier: number;
  readonly recencyBrier: number;
}

const SLOPE_BOUNDS = [0.7, 1.3] as const;

/** Published only if it beats knowing the base rate, is not behind the recency rule, and is neither too sure nor too shy. */
export function decideGate({ brier, calibrationSlope, baseRateBrier, recencyBrier }: GateFigures): GateDecision {
  if (!(brier < baseRateBrier))
    return no(`its Brier score ${brier.toFixed(4)} is no better than the base rate's ${baseRateBrier.toFixed(4)}`);
  if (brier > recencyBrier)
    return no(`its Brier score ${brier.toFixed(4)} is behind the recency rule's ${recencyBrier.toFixed(4)}`);
  const slope = judgeSlope(calibrationSlope);
  if (!slope.published) return slope;
  return yes(
    `Brier score ${brier.toFixed(4)} against ${baseRateBrier.toFixed(4)} (base rate) and ${recencyBrier.toFixed(4)} (recency), ${slope.reason}`,
  );
}

export interface PortalGateFigures {
  readonly brier: number;
  readonly seedBrier: number;
  readonly calibrationSlope: number | null;
}

/** A whole portal's model: published only if its past forecasts beat the seed's, and are neither too sure nor too shy. */
export function decidePortalGate({ brier, seedBrier, calibrationSlope }: PortalGateFigures): GateDecision {
  if (!(brier < seedBrier))
    return no(`its Brier score ${brier.toFixed(4)} is no better than the seed's ${seedBrier.toFixed(4)}`);
  const slope = judgeSlope(calibrationSlope);
  if (!slope.published) return slope;
  return yes(`Brier score ${brier.toFixed(4)} against the seed's ${seedBrier.toFixed(4)}, ${slope.reason}`);
}

function judgeSlope(slope: number | null): GateDecision {
  const [least, most] = SLOPE_BOUNDS;
  if (slope === null) return no('its calibration cannot be judged: everybody passed, or nobody did');
  if (slope < least) return no(`its calibration slope ${slope.toFixed(2)} is below ${String(least)}: it is too sure`);
  if (slope > most) return no(`its calibration slope ${slope.toFixed(2)} is above ${String(most)}: it is too shy`);
  return yes(`calibration slope ${slope.toFixed(2)}`);
}

function yes(reason: string): GateDecision {
  return { published: true, reason };
}

function no(reason: string): GateDecision {
  return { published: false, reason };
}
