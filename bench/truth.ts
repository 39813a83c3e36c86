/**
 * `npm run -s bench:truth`: scores generated portals whose truth is known and says how right the scores are.
 *
 * Options: --companies N (default 2000), --seeds A,B,… (default 101,102,103), --json.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { judgePortal, type TruthReport } from './judge-portal.ts';
import { flag, readOptions, whole, wholes } from './read-options.ts';

const values = readOptions({ companies: whole(2000), seeds: wholes([101, 102, 103]), json: flag });

const reports: TruthReport[] = [];
for (const seed of values.seeds) reports.push(await judgePortal(values.companies, seed));
process.stdout.write(`${values.json ? JSON.stringify(reports, null, 2) : toText(reports)}\n`);

function toText(all: readonly TruthReport[]): string {
  const table = plainTable(['Figure', ...all.map((report) => `seed ${String(report.seed)}`)]);
  const row = (label: string, show: (report: TruthReport) => string): void => {
    table.push([label, ...all.map(show)]);
  };
  row('customers judged', (report) => String(report.customers));
  row('model', (report) => report.model);
  row('loyalty: mean forecast', (report) => percent(report.meanLoyalty));
  row('loyalty: mean truth', (report) => percent(report.meanTruth));
  row('loyalty: share that passed', (report) => percent(report.passed));
  row('loyalty: mean distance to the truth', (report) => report.loyaltyError.toFixed(3));
  row('loyalty: AUC', (report) => report.auc?.toFixed(3) ?? '--');
  row('loyalty: Brier (truth itself)', (report) => `${report.brier.toFixed(4)} (${report.truthBrier.toFixed(4)})`);
  row('loyalty: calibration slope', (report) => report.calibrationSlope?.toFixed(2) ?? '--');
  row('80 % interval of loyalty holds the truth', (report) => percent(report.loyaltyCoverage));
  row('80 % interval of value holds the truth', (report) => percent(report.valueCoverage));
  row('- under contract: loyalty, value', ({ contractCoverage: { loyalty, value } }) => both(loyalty, value));
  row('- without: loyalty, value', ({ otherCoverage: { loyalty, value } }) => both(loyalty, value));
  row('value: rank correlation with the truth', (report) => report.valueRankCorrelation.toFixed(3));
  row('value: sum against the truth', (report) => percent(report.valueSumRatio));
  row(
    'of those flagged high or critical, lost',
    (report) => `${percent(report.flaggedLost)} (${String(report.flagged)} flagged)`,
  );
  row('of those not flagged, lost', (report) => percent(report.unflaggedLost));
  row('of the lost, flagged', (report) => percent(report.lostFlagged));
  return table.toString();
}

function both(one: number, other: number): string {
  return `${percent(one)}, ${percent(other)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
