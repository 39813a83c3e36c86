import type { Command } from 'commander';
import type { CommandDoors } from '../doors.ts';
import { registerMilestones } from './milestones.ts';
import { registerReferrals } from './referrals.ts';
import { registerProgrammeReport } from './report.ts';
import { registerReturn } from './return.ts';

/** The half of `loyalty programme` that keeps and grows customers: milestones, referrals, return, report. */
export function registerProgrammeKeep(programme: Command, doors: CommandDoors): void {
  for (const register of [registerMilestones, registerReferrals, registerReturn, registerProgrammeReport])
    register(programme, doors);
}
