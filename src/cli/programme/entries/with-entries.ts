import type { LedgerWorld } from '../../../operations/programme/activities/enter-activity.ts';
import { isRecordId } from '../../../operations/ports/record-id.ts';
import { readProgrammeSettings } from '../../../operations/settings/read-settings.ts';
import type { ProgrammePart } from '../../../operations/settings/portal-settings.ts';
import { CommandFailure } from '../../command-failure.ts';
import type { CommandDoors, KeptPortal } from '../../doors/doors.ts';
import { withKeptPortal } from '../../portal/kept-portal.ts';

/** Does something with what people entered, and says where nobody sees it because the part is off. */
export function withEntries<T>(
  doors: CommandDoors,
  part: ProgrammePart,
  work: (portal: KeptPortal) => Promise<T>,
): Promise<T> {
  return withKeptPortal(doors, async (portal) => {
    const { parts } = await readProgrammeSettings(portal.store.runs);
    if (!parts[part])
      doors.err(
        `The part "${part}" of the programme is off: the pages show nothing of it (loyalty settings programme).`,
      );
    return work(portal);
  });
}

/** What was saved. @throws {CommandFailure} with the words of the refusal */
export function savedOrFail<Saved extends { readonly kind: 'saved' }>(
  outcome: Saved | { readonly kind: 'refused'; readonly message: string },
): Saved {
  if (outcome.kind === 'refused') throw new CommandFailure(outcome.message);
  return outcome;
}

/** The command line sees every customer. */
export function ledgerOf({ store, today }: KeptPortal): LedgerWorld {
  return { ledger: store.programmeEntries, portfolio: store.portfolio, today: today() };
}

/** @throws {CommandFailure} where it is none */
export function readId(text: string): string {
  if (isRecordId(text)) return text;
  throw new CommandFailure(`${text} is no id. Write the number that HubSpot or the list shows, in digits.`);
}
