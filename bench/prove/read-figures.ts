/** Puts the figures of each command's output into one line. */
import * as z from 'zod';

const killForm = z.object({ lost: z.number(), writtenTwice: z.array(z.string()), leftOver: z.boolean() });
const killsForm = z.record(z.string(), z.array(killForm));

export function killFigures(output: string): string {
  const stores = Object.entries(killsForm.parse(JSON.parse(output)));
  return stores
    .map(([store, kills]) => {
      const lost = kills.filter((kill) => kill.lost > 0 || kill.leftOver).length;
      const twice = kills.filter(({ writtenTwice }) => writtenTwice.length > 0).length;
      return `${store}: ${kills.length} kills, ${lost} lost anything, ${twice} wrote a value twice`;
    })
    .join('; ');
}

const storeKillsForm = z.record(
  z.string(),
  z.object({ kills: z.number(), acknowledged: z.number(), lost: z.number(), torn: z.number() }).nullable(),
);

export function storeKillFigures(output: string): string {
  const stores = Object.entries(storeKillsForm.parse(JSON.parse(output)));
  return stores
    .map(([store, report]) =>
      report === null
        ? `${store}: not to be had`
        : `${store}: ${report.kills} kills, ${report.acknowledged} pages said to be safe, ${report.lost} lost, ${report.torn} torn`,
    )
    .join('; ');
}

const faultsForm = z.object({
  companies: z.number(),
  standing: z.string(),
  seeds: z.array(
    z.object({
      seed: z.number(),
      calls: z.number(),
      faults: z.number(),
      failingShare: z.number(),
      different: z.number(),
      writtenTwice: z.number(),
    }),
  ),
});

export function faultFigures(output: string): string {
  const { companies, standing, seeds } = faultsForm.parse(JSON.parse(output));
  const faults = seeds.map((run) => run.faults);
  const failing = Math.max(...seeds.map(({ failingShare }) => failingShare));
  const different = seeds.reduce((sum, run) => sum + run.different, 0);
  const twice = seeds.reduce((sum, run) => sum + run.writtenTwice, 0);
  return (
    `${seeds.length} seeds of ${companies} companies: ${Math.min(...faults)} to ${Math.max(...faults)} faults a run, ` +
    `at most ${percent(failing)} of the calls failing; ${different} companies differ (standing ${standing}), ${twice} values written twice`
  );
}

const portalForm = z.object({
  companies: z.number(),
  store: z.string(),
  firstFill: z.object({
    calls: z.number(),
    seconds: z.number(),
    rateUsed: z.number(),
    tooManyRequests: z.number(),
    peakMemoryMb: z.number(),
  }),
  firstRun: z.object({ peakMemoryMb: z.number() }),
  nightly: z.object({ calls: z.number(), writes: z.number(), seconds: z.number(), peakMemoryMb: z.number() }),
  antiEntropy: z.object({ calls: z.number() }),
});

/** What the first run and a night may cost, for ten thousand companies. */
const MOST_CALLS_TO_FILL = 0.96;
const MOST_CALLS_A_NIGHT = 0.04;
/** What a night may cost however small the portal is: it is compared whole then. */
const MOST_CALLS_A_SMALL_NIGHT = 150;
const RATE_AT_LEAST = 0.85;

export function portalFigures(output: string): string {
  const { companies, store, firstFill, firstRun, nightly, antiEntropy } = portalForm.parse(JSON.parse(output));
  return (
    `${companies} companies on ${store}: filled in ${firstFill.calls} calls and ${firstFill.seconds.toFixed(0)} s at ` +
    `${percent(firstFill.rateUsed)} of the allowed rate, ${firstFill.tooManyRequests} times 429, peak ${firstRun.peakMemoryMb} MB; ` +
    `night: ${nightly.calls} calls, ${nightly.writes} writes and ${antiEntropy.calls} of the anti-entropy in ` +
    `${nightly.seconds.toFixed(0)} s, peak ${nightly.peakMemoryMb} MB`
  );
}

/** Whether the costs stay within what is promised. */
export function keepsBudget(output: string): boolean {
  const { companies, firstFill, nightly } = portalForm.parse(JSON.parse(output));
  return (
    firstFill.calls <= MOST_CALLS_TO_FILL * companies &&
    nightly.calls <= Math.max(MOST_CALLS_A_SMALL_NIGHT, MOST_CALLS_A_NIGHT * companies) &&
    firstFill.rateUsed >= RATE_AT_LEAST &&
    firstFill.tooManyRequests === 0
  );
}

/** Of a process, all in all; its objects may take half of that. */
const MOST_MEMORY_MEGABYTES = 1_000;

const scoringForm = z.object({
  companies: z.number(),
  written: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMemoryMb: z.number(),
});
const mirroredForm = z.object({
  companies: z.number(),
  records: z.number(),
  store: z.string(),
  fillingSeconds: z.number(),
  first: scoringForm,
  again: scoringForm,
});

export function mirroredFigures(output: string): string {
  const { companies, records, store, first, again } = mirroredForm.parse(JSON.parse(output));
  const text = ({ seconds, cpuSeconds, peakMemoryMb }: z.infer<typeof scoringForm>): string =>
    `${seconds.toFixed(0)} s (${cpuSeconds.toFixed(0)} s at work), peak ${peakMemoryMb} MB`;
  return `${companies} companies, ${records} records on ${store}: first ${text(first)}; again ${text(again)}`;
}

/** Whether scoring stayed within what a small machine has. */
export function fitsInMemory(output: string): boolean {
  const { first, again } = mirroredForm.parse(JSON.parse(output));
  return Math.max(first.peakMemoryMb, again.peakMemoryMb) <= MOST_MEMORY_MEGABYTES;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
