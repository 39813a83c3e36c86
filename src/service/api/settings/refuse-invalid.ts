import { type ApiReply, refuse } from '../api-call.ts';

/** An answer names no more than these, each so far: what was sent may be made to be large. */
const MOST_PROBLEMS = 20;
const LONGEST_PROBLEM = 300;

/** @param what was not done, such as `Not changed` */
export function refuseInvalid(what: string, problems: readonly string[]): ApiReply {
  const said = problems.slice(0, MOST_PROBLEMS).map((problem) => problem.slice(0, LONGEST_PROBLEM));
  const left = problems.length - said.length;
  const shown = left === 0 ? said : [...said, `and ${String(left)} more`];
  return refuse(400, 'invalid', `${what}: ${shown.join('; ')}.`, { problems: shown });
}

/** Settings, and what looks into customers to set them, are for those who may change them. */
export function refuseNoAdmin(): ApiReply {
  return refuse(403, 'admins_only', 'Only the admins named in the setting "access" change settings. Ask one of them.');
}
