import type { Command } from 'commander';
import type { CommandDoors } from '../doors/doors.ts';
import { registerExposure } from './exposure.ts';
import { registerMilestones } from './milestones.ts';
import { registerReferrals } from './referrals.ts';
import { registerProgrammeReport } from './report.ts';
import { registerReturn } from './return.ts';

/** The half of `loyalty programme` that keeps and grows customers: milestones, referrals, exposure, return, report. */
export function registerProgrammeKeep(programme: Command, doors: CommandDoors): void {
  const all = [registerMilestones, registerReferrals, registerExposure, registerReturn, registerProgrammeReport];
  for (const register of all) register(programme, doors);
}
