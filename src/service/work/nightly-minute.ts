import { createDayOfInstant, createInstantOfDay } from '../../hubspot/portal-day.ts';
import type { PortalFacts } from '../../operations/ports.ts';

/** The account's calls of the day begin anew at its midnight; its clocks and ours may be some minutes apart. */
const NIGHT_BEGINS = 10;
const NIGHT_MINUTES = 181;
const MINUTES_PER_HOUR = 60;

/** The minute of the portal's day, from 00:10 to 03:10, at which its nightly run begins: always the same one. */
export function nightlyMinute(portalId: string): number {
  return NIGHT_BEGINS + spreadOf(portalId, NIGHT_MINUTES);
}

/** When the portal's next nightly run begins. @throws {RangeError} where its time zone is not known */
export function nextNightlyRun({ portalId, timeZone }: Pick<PortalFacts, 'portalId' | 'timeZone'>, now: Date): Date {
  const today = createDayOfInstant(timeZone)(now.getTime());
  const instantOf = createInstantOfDay(timeZone);
  const hour = nightlyMinute(portalId) / MINUTES_PER_HOUR;
  const tonight = instantOf(today, hour);
  return new Date(tonight > now.getTime() ? tonight : instantOf(today + 1, hour));
}

/** The same number from 0 to `below` for the same portal, so that the portals of an installation do not all begin at once. */
export function spreadOf(portalId: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const character of portalId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % below;
}
