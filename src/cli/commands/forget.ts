import type { Command } from 'commander';
import { isRecordId } from '../../operations/ports/record-id.ts';
import { forgetNames, privacyDeletionOf } from '../../operations/programme/activities/forget-names.ts';
import { forgetCompany, forgetContact } from '../../operations/rescore/forget.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withKeptPortal } from '../portal/kept-portal.ts';

interface ForgetOptions {
  readonly company?: string;
  readonly contact?: string;
  readonly json?: boolean;
}

/** `loyalty forget`: takes away what is kept of a company or a contact, for good. */
export function registerForget(program: Command, doors: CommandDoors): void {
  program
    .command('forget')
    .description('take away everything that is kept of a company or of a contact')
    .option('--company <id>', 'Record ID of the company')
    .option('--contact <id>', 'Record ID of the contact')
    .option('--json', 'print JSON')
    .action(async (options: ForgetOptions) => {
      const { kind, id } = parseWhom(options);
      const wasKept = await withKeptPortal(doors, async (portal) => {
        if (kind === 'company') return forgetCompany(portal.store, id);
        await forgetNames(portal, [privacyDeletionOf(id)]);
        return forgetContact(portal.store, id);
      });
      const left = kind === 'company' ? LEFT_OF_COMPANY : LEFT_OF_CONTACT;
      if (options.json === true) doors.out(JSON.stringify({ kind, id, wasKept, left }, null, 2));
      else doors.out([forgottenSentence(kind, id, wasKept), ...left].join('\n'));
    });
}

function parseWhom({ company, contact }: ForgetOptions): { readonly kind: 'company' | 'contact'; readonly id: string } {
  const [id, other] = [company, contact].filter((given) => given !== undefined);
  if (id === undefined || other !== undefined) {
    throw new CommandFailure('Say either --company or --contact, with its Record ID.');
  }
  if (!isRecordId(id)) throw new CommandFailure(`${id} is no Record ID. It is a whole number, such as 101.`);
  return { kind: company === undefined ? 'contact' : 'company', id };
}

const LEFT_OF_COMPANY = [
  'Not touched: the company in HubSpot, with the values that Loyalty Lens wrote on it. Delete it there, or empty its properties.',
  'Its deals, activities and contacts leave the mirror with the next rescore, unless another company holds them.',
];
const LEFT_OF_CONTACT = [
  'Not touched: the contact in HubSpot, and what was logged for it. Activities keep the number of the contact, and nothing else of it.',
];

function forgottenSentence(kind: 'company' | 'contact', id: string, wasKept: boolean): string {
  const what =
    kind === 'company' ? 'its record, its scores and their history are gone' : 'its record is gone from the mirror';
  return wasKept
    ? `Forgot ${kind} ${id}: ${what}, and the next rescore does not bring them back.`
    : `Nothing was kept of ${kind} ${id}. It is noted as forgotten: no rescore brings it in.`;
}
