import type { Command } from 'commander';
import type { CommandDoors } from '../doors/doors.ts';
import { registerActivities } from '../programme/entries/activities.ts';
import { registerRoadmap } from '../programme/entries/roadmap.ts';
import { registerProgrammeKeep } from '../programme/register-keep.ts';
import { registerProgrammePrepare } from '../programme/register.ts';

/** `loyalty programme …`: from scores to customers who stay. */
export function registerProgramme(program: Command, doors: CommandDoors): void {
  const programme = program
    .command('programme')
    .description(
      'the loyalty programme: whom to win, who moved and why, goals, milestones, referrals, what it returned',
    );
  registerProgrammePrepare(programme, doors);
  registerProgrammeKeep(programme, doors);
  registerActivities(programme, doors);
  registerRoadmap(programme, doors);
}
