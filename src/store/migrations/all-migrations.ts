import { firstTables } from './0001-first-tables.ts';
import { firstReadings } from './0002-first-readings.ts';
import { serviceTables } from './0003-service-tables.ts';
import { portfolio } from './0004-portfolio.ts';
import { rowLevelSecurity } from './0005-row-level-security.ts';
import { holds } from './0006-holds.ts';
import { courses } from './0007-courses.ts';
import { readings } from './0008-readings.ts';
import { programme } from './0009-programme.ts';
import { quickViews } from './0010-quick-views.ts';
import type { Migration } from './migration.ts';

/** In ascending order of their versions. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  firstReadings,
  serviceTables,
  portfolio,
  rowLevelSecurity,
  holds,
  courses,
  readings,
  programme,
  quickViews,
];
