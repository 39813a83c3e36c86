/** What a transaction begins with, so that it reaches no more than it is meant to. It ends with the transaction. */
import { checkId } from '../ids.ts';
import { FRONT_ROLE, PROGRAM_ROLE } from '../migrations/roles.ts';

/** The ids of some 200,000 customers, to hold others against, without a file on the disk. */
const WORKING_MEMORY = '16MB';

/** @throws {RangeError} where the id is not a number */
export function toPortal(portalId: string): string {
  return `set local role ${PROGRAM_ROLE}; set local loyalty.portal = '${checkId(portalId)}'; set local work_mem = '${WORKING_MEMORY}'`;
}

export const TO_FRONT = `set local role ${FRONT_ROLE}`;
