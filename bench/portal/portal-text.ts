import { plainTable } from '../../src/cli/text/table.ts';
import type { MirroredReport } from './measure-mirrored.ts';
import type { PortalReport } from './measure-portal.ts';
import type { PhaseTime } from './phase-clock.ts';

/** The report for people: one table of figures, one of the times of each phase. */
export function portalText(report: PortalReport): string {
  const { firstFill, firstRun, nightly, antiEntropy } = report;
  const figures = plainTable(['What', 'First run', 'Night'], ['First run', 'Night']);
  figures.push(
    ['Calls that read', whole(firstFill.calls), whole(nightly.calls)],
    ['Calls of the anti-entropy', '', whole(antiEntropy.calls)],
    ['Calls that write', whole(firstRun.writeCalls), whole(nightly.writes)],
    ['Companies written', whole(firstRun.written), whole(nightly.written)],
    ['Of the allowed rate, while the mirror is filled', `${(firstFill.rateUsed * 100).toFixed(1)} %`, ''],
    ['Most calls in ten seconds, of 190', whole(firstFill.mostInTenSeconds), ''],
    ['Answers "too many requests"', whole(firstFill.tooManyRequests), whole(nightly.tooManyRequests)],
    ['Peak memory, MB', whole(firstRun.peakMemoryMb), whole(nightly.peakMemoryMb)],
    ['Until the mirror is up to date, MB', whole(firstFill.peakMemoryMb), ''],
  );
  const head =
    `${whole(report.companies)} companies, ${whole(report.records)} records; the store on ${storeText(report)}; ` +
    `${report.latencyMilliseconds} ms a call; ` +
    `${whole(nightly.changed)} changes before the night.`;
  return `${head}\n${figures.toString()}\n${phaseTable('First run', firstRun.phases, 'Night', nightly.phases)}\n`;
}

export function mirroredText(report: MirroredReport): string {
  const { first, again } = report;
  const figures = plainTable(['What', 'First scoring', 'A day later'], ['First scoring', 'A day later']);
  figures.push(
    ['Companies scored', whole(first.companies), whole(again.companies)],
    ['Companies with something to write', whole(first.written), whole(again.written)],
    ['Peak memory, MB', whole(first.peakMemoryMb), whole(again.peakMemoryMb)],
  );
  const head =
    `${whole(report.companies)} companies, ${whole(report.records)} records mirrored in ` +
    `${report.fillingSeconds.toFixed(0)} s; the store on ${storeText(report)}.`;
  return `${head}\n${figures.toString()}\n${phaseTable('First scoring', first.phases, 'A day later', again.phases)}\n`;
}

function storeText({ store, databaseMb }: Pick<PortalReport, 'store' | 'databaseMb'>): string {
  return databaseMb === null ? store : `${store}, ${whole(databaseMb)} MB`;
}

/** Seconds of the clock, and those of them in which the process was at work. */
function phaseTable(
  oneName: string,
  one: readonly PhaseTime[],
  otherName: string,
  other: readonly PhaseTime[],
): string {
  const columns = [oneName, 'at work', otherName, 'at work '];
  const table = plainTable(['Seconds', ...columns], columns);
  const names = [...new Set([...one, ...other].map(({ phase }) => phase))];
  for (const name of names) {
    table.push([name, ...timesOf(one.filter(isOf(name))), ...timesOf(other.filter(isOf(name)))]);
  }
  table.push(['all', ...timesOf(one), ...timesOf(other)]);
  return table.toString();
}

function isOf(name: string): (time: PhaseTime) => boolean {
  return ({ phase }) => phase === name;
}

function timesOf(phases: readonly PhaseTime[]): readonly string[] {
  if (phases.length === 0) return ['', ''];
  const sum = (of: (time: PhaseTime) => number): string =>
    phases.reduce((total, time) => total + of(time), 0).toFixed(1);
  return [sum(({ seconds }) => seconds), sum(({ cpuSeconds }) => cpuSeconds)];
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}
