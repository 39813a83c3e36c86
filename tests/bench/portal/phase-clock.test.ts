import { describe, expect, it } from 'vitest';
import { PhaseClock } from '../../../bench/portal/phase-clock.ts';

describe('the time of each phase of a run', () => {
  it('reaches from its beginning to that of the next, and counts a phase that comes back once', () => {
    let now = 0;
    const clock = new PhaseClock('opening', () => ({ seconds: now, cpuSeconds: now / 2 }));
    const enterAt = (seconds: number, phase: string): boolean => {
      now = seconds;
      return clock.enter(phase);
    };
    expect([enterAt(2, 'reading'), enterAt(3, 'reading'), enterAt(7, 'scoring'), enterAt(8, 'reading')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    now = 10;
    expect(clock.stop()).toEqual([
      { phase: 'opening', seconds: 2, cpuSeconds: 1 },
      { phase: 'reading', seconds: 7, cpuSeconds: 3.5 },
      { phase: 'scoring', seconds: 1, cpuSeconds: 0.5 },
    ]);
  });
});
