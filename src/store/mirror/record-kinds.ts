import type { RecordKind } from '../../operations/ports/mirror-store.ts';

/** How a kind is stored. A number that was once given to a kind stays its own. */
const CODES: Readonly<Record<RecordKind, number>> = {
  company: 1,
  contact: 2,
  deal: 3,
  line_item: 4,
  ticket: 5,
  call: 6,
  meeting: 7,
  email: 8,
  message: 9,
  note: 10,
  task: 11,
};

const KINDS = [
  'company',
  'contact',
  'deal',
  'line_item',
  'ticket',
  'call',
  'meeting',
  'email',
  'message',
  'note',
  'task',
] as const satisfies readonly RecordKind[];

export function codeOfKind(kind: RecordKind): number {
  return CODES[kind];
}

export function kindOfCode(code: number): RecordKind {
  const kind = KINDS.find((one) => CODES[one] === code);
  if (kind === undefined) throw new Error(`No kind of record is stored as ${code}.`);
  return kind;
}
