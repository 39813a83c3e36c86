import type { Command } from 'commander';
import type { LookLimits, PreviewWorld } from '../../operations/settings/preview/look-at-customers.ts';
import { readPolicyPair } from '../../operations/settings/preview/policy-pair.ts';
import { previewDeals } from '../../operations/settings/preview/preview-deals.ts';
import { previewSegments } from '../../operations/settings/preview/preview-segments.ts';
import { previewTouches } from '../../operations/settings/preview/preview-touches.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, KeptPortal } from '../doors/doors.ts';
import { readJsonFile } from '../portal/json-file.ts';
import { NOTHING_KEPT, withKeptPortal } from '../portal/kept-portal.ts';
import { previewText, type PolicyPreview } from '../text/preview-text.ts';
import { moneyFormat } from '../text/show-money.ts';

/** As the settings page looks at them, without its hurry. */
const SOME: LookLimits = { mostCustomers: 300, until: null };
const MANY: LookLimits = { mostCustomers: 1_000, until: null };

/** `loyalty settings preview FILE`: what a policy would change, for those who work without the pages. */
export function registerSettingsPreview(settings: Command, doors: CommandDoors): void {
  settings
    .command('preview')
    .description('show what a policy would change, on what is kept of the portal; nothing is set or written')
    .argument('<file>', 'the policy to look at, as JSON')
    .option('--json', 'print JSON')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<{ readonly json?: boolean }>();
      const given = await readJsonFile(file, 'policy', false, 'Name an existing file.');
      doors.out(
        await withKeptPortal(doors, async (kept) => {
          const preview = await previewAll(kept, file, given);
          const money = moneyFormat(kept.portal.currency);
          return json === true ? JSON.stringify(preview, null, 2) : previewText(preview, money);
        }),
      );
    });
}

async function previewAll(
  { store, mirror, asOf, now }: KeptPortal,
  file: string,
  given: unknown,
): Promise<PolicyPreview> {
  const parsed = await readPolicyPair(store.runs, given);
  if ((await mirror.countCompanies()) === 0) throw new CommandFailure(NOTHING_KEPT);
  if (!parsed.ok) throw new CommandFailure(`${file} cannot be looked at: ${parsed.problems.join('; ')}.`);
  const world: PreviewWorld = { store, mirror, asOf, now };
  return {
    deals: await previewDeals(world, parsed.pair, SOME),
    touches: await previewTouches(world, parsed.pair, SOME),
    segments: await previewSegments(world, parsed.pair, MANY),
  };
}
