import { firstTables } from './0001-first-tables.ts';
import { firstReadings } from './0002-first-readings.ts';
import type { Migration } from './migration.ts';

/** In ascending order of their versions. */
export const MIGRATIONS: readonly Migration[] = [firstTables, firstReadings];
