import { capital } from '../../shared/texts/plural.ts';
import type { ProgrammeLine } from '../../shared/card-view.ts';
import type { Words } from './words.ts';

/** "In the goal “…” · 5 years a customer: 3 Mar 2027 · place 12 of 140"; '' where the programme says nothing of the company. */
export function composeProgrammeLine(line: ProgrammeLine, { texts, format }: Words): string {
  const { programme } = texts;
  const { goal, rank, milestone, roadmap, plannedActivities } = line;
  return capital(
    [
      goal !== null && programme.goal(goal.name),
      milestone !== null && sayMilestone(milestone, { texts, format }),
      rank !== null && programme.rank(format.number(rank.rank), format.number(rank.of)),
      roadmap?.isDue === true && programme.exchange,
      plannedActivities > 0 && programme.planned(plannedActivities),
    ]
      .filter((part) => part !== false)
      .join(' · '),
  );
}

type Milestone = NonNullable<ProgrammeLine['milestone']>;

function sayMilestone({ milestone, size, day, paused }: Milestone, { texts, format }: Words): string {
  const { programme, labels } = texts;
  const isAmount = milestone === 'spend' || milestone === 'lifetime_value';
  const what = programme.milestones[milestone](isAmount ? format.money(size) : String(size));
  if (paused === null) return `${what}: ${format.fullDate(day)}`;
  const risk = labels.riskPhrase[paused === 'risk_critical' ? 'critical' : 'high'];
  return `${what}: ${format.fullDate(day)}${programme.paused(paused === 'renewal_overdue' ? labels.driver[paused] : risk)}`;
}
