import type { Command } from 'commander';
import type { CommandDoors } from '../doors/doors.ts';
import { registerGoals } from './goals.ts';
import { registerMovers } from './movers.ts';
import { registerProfile } from './profile.ts';
import { registerRanking } from './ranking.ts';

/** The half of the programme that prepares: whom to win, who moves, whom to convert. */
export function registerProgrammePrepare(programme: Command, doors: CommandDoors): void {
  for (const register of [registerProfile, registerRanking, registerMovers, registerGoals]) register(programme, doors);
}
