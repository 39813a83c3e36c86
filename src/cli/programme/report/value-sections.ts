import { formatIsoDay } from '../../../scoring/day.ts';
import type { CustomerScore, Day } from '../../../scoring/types.ts';
import type { RetentionRow } from '../../../programme/retention/measure-retention.ts';
import { groupBy } from '../../../programme/group-by.ts';
import { barChart } from './bar-chart.ts';
import { besideHtml, paragraphs, sectionHtml, tableHtml } from './html.ts';
import type { ReportData } from './report-data.ts';
import type { Show } from './show.ts';
import type { ReportTexts } from './texts.ts';

/** How a section is written. */
export interface Writing {
  readonly texts: ReportTexts;
  readonly show: Show;
}

/** Rows of a table; the commands list every one. */
export const MOST_ROWS = 15;

/** Says so where not all rows are shown. */
export function cutNote(total: number, { texts }: Writing): string {
  return total > MOST_ROWS ? paragraphs([texts.shown(MOST_ROWS, total)]) : '';
}

export function segmentsSection({ segments }: ReportData, { texts, show }: Writing): string {
  const { heads, sections, charts } = texts;
  const named = segments.map((one) => ({
    ...one,
    name: one.segment === null ? texts.noSegment : texts.segment[one.segment],
  }));
  const chart = barChart(
    charts.segments,
    named.map(({ name, currentAnnualValue }) => ({
      label: name,
      value: currentAnnualValue,
      shown: show.money(currentAnnualValue),
    })),
  );
  const table = tableHtml(
    sections.segments,
    [{ head: heads.segment }, ...numbers(heads.customers, heads.annualValue, heads.lifetimeValue, heads.valueAtRisk)],
    named.map(({ name, customers, currentAnnualValue, lifetimeValue, valueAtRisk }) => [
      name,
      customers,
      show.money(currentAnnualValue),
      show.money(lifetimeValue),
      show.money(valueAtRisk),
    ]),
  );
  return sectionHtml('segments', sections.segments, [besideHtml(chart, table)]);
}

export function moversSection({ movers, moversSince }: ReportData, writing: Writing): string {
  const { texts, show } = writing;
  const { heads, sections } = texts;
  const since = show.day(moversSince);
  if (movers.kind !== 'movers')
    return sectionHtml('movers', sections.movers, [paragraphs([texts.movers.noIdeal(since)])]);
  if (movers.movers.length === 0)
    return sectionHtml('movers', sections.movers, [paragraphs([texts.movers.none(since)])]);
  const table = tableHtml(
    sections.movers,
    [
      { head: heads.customer },
      ...numbers(heads.rank, heads.lifetimeValue, heads.change),
      { head: heads.risk },
      { head: heads.response },
    ],
    movers.movers
      .slice(0, MOST_ROWS)
      .map(({ name, before, after, change, response }) => [
        name,
        `${rankText(before, texts)} → ${rankText(after, texts)}`,
        show.money(after.score.lifetimeValue),
        `${change > 0 ? '+' : ''}${show.money(change)}`,
        texts.risk[after.score.risk],
        texts.movers.response[response.action],
      ]),
  );
  const sentence = texts.movers.sentence(since, movers.movers.length, movers.after.ranked.length);
  return sectionHtml('movers', sections.movers, [
    paragraphs([sentence]),
    table,
    cutNote(movers.movers.length, writing),
  ]);
}

function rankText(
  { rank, score }: { readonly rank: number | null; readonly score: Pick<CustomerScore, 'segment'> },
  texts: ReportTexts,
): string {
  if (rank !== null) return String(rank);
  return score.segment === null ? texts.noSegment : texts.segment[score.segment];
}

export function renewalsSection({ renewals, policy }: ReportData, writing: Writing): string {
  const { texts, show } = writing;
  const { heads, sections } = texts;
  const days = policy.contract.renewalWindowDays;
  if (renewals.length === 0)
    return sectionHtml('renewals', sections.renewals, [paragraphs([texts.renewals.none(days)])]);
  const total = renewals.reduce((sum, { currentAnnualValue }) => sum + currentAnnualValue, 0);
  const table = tableHtml(
    sections.renewals,
    [
      { head: heads.customer },
      { head: heads.renewal },
      ...numbers(heads.inDays, heads.annualValue),
      { head: heads.risk },
      { head: heads.contact },
    ],
    renewals
      .slice(0, MOST_ROWS)
      .map((score) => [
        score.name,
        show.day(score.renewal.dueOn),
        0 - score.renewal.overdueDays,
        show.money(score.currentAnnualValue),
        texts.risk[score.risk],
        contactText(score, writing),
      ]),
  );
  return sectionHtml('renewals', sections.renewals, [
    paragraphs([texts.renewals.sentence(renewals.length, days, show.money(total))]),
    besideHtml(renewalChart(renewals, writing), table),
    cutNote(renewals.length, writing),
  ]);
}

/** The overdue first, then month by month. */
function renewalChart(renewals: ReportData['renewals'], { texts, show }: Writing): string {
  const months = groupBy(
    renewals.toSorted((one, other) => one.renewal.dueOn - other.renewal.dueOn),
    ({ renewal }) => (renewal.overdueDays > 0 ? texts.renewals.overdue : monthOf(renewal.dueOn)),
  );
  const bars = [...months].map(([label, due]) => {
    const value = due.reduce((sum, { currentAnnualValue }) => sum + currentAnnualValue, 0);
    return { label, value, shown: show.money(value) };
  });
  return barChart(texts.charts.renewals, bars);
}

function monthOf(day: Day): string {
  return formatIsoDay(day).slice(0, 7);
}

function contactText({ contact }: Pick<CustomerScore, 'contact'>, { texts }: Writing): string {
  const { status, daysSinceNonRenewalTouch: days } = contact;
  const word = texts.contact[status];
  return days === null || status === 'not_measurable' ? word : `${word}, ${texts.silentFor(String(days))}`;
}

export function retentionSection({ retention }: ReportData, { texts, show }: Writing): string {
  const { heads, sections, charts } = texts;
  if (retention.periods.length === 0)
    return sectionHtml('retention', sections.retention, [paragraphs([texts.retention.none])]);
  const chart = barChart(
    charts.retention,
    retention.periods.map(({ until, gross }) => ({
      label: until,
      value: gross?.rate ?? 0,
      shown: gross === null ? '--' : show.percent(gross.rate),
    })),
  );
  const table = tableHtml(
    sections.retention,
    [{ head: heads.period }, ...numbers(heads.customers, heads.kept, heads.logo, heads.gross, heads.net)],
    retention.periods.map((row) => [
      `${row.from} – ${row.until}`,
      row.customers,
      row.kept,
      rateText(row.logo, show),
      rateText(row.gross, show),
      rateText(row.net, show),
    ]),
  );
  const lasted = retention.survival.map(({ years, survival }) =>
    texts.retention.survival(years, show.percent(survival)),
  );
  return sectionHtml('retention', sections.retention, [
    paragraphs([texts.retention.note]),
    besideHtml(chart, table),
    paragraphs(lasted),
  ]);
}

function rateText(rate: RetentionRow['logo'], show: Show): string {
  if (rate === null) return '--';
  return rate.interval === null
    ? show.percent(rate.rate)
    : `${show.percent(rate.rate)} (${show.interval(rate.interval, show.percent)})`;
}

export function exposureSection({ exposure }: ReportData, writing: Writing): string {
  const { texts, show } = writing;
  const { heads, sections } = texts;
  const { exposed, valueAtRisk, notMeasurable, customers } = exposure;
  const unseen = notMeasurable === 0 ? [] : [texts.exposure.notMeasurable(notMeasurable, customers)];
  if (exposed.length === 0)
    return sectionHtml('exposure', sections.exposure, [paragraphs([texts.exposure.none, ...unseen])]);
  const chart = barChart(
    texts.charts.exposure,
    exposed
      .slice(0, 8)
      .map(({ name, valueAtRisk }) => ({ label: name, value: valueAtRisk, shown: show.money(valueAtRisk) })),
  );
  const table = tableHtml(
    sections.exposure,
    [
      { head: heads.customer },
      ...numbers(heads.valueAtRisk),
      { head: heads.signals },
      { head: heads.competitor },
      ...numbers(heads.inDays),
    ],
    exposed
      .slice(0, MOST_ROWS)
      .map(({ name, valueAtRisk, signals, competitor, daysToRenewal }) => [
        name,
        show.money(valueAtRisk),
        signals.map((signal) => texts.exposure.signal[signal]).join(', '),
        competitor ?? '--',
        daysToRenewal ?? '--',
      ]),
  );
  return sectionHtml('exposure', sections.exposure, [
    paragraphs([texts.exposure.sentence(exposed.length, show.money(valueAtRisk)), ...unseen]),
    besideHtml(chart, table),
    cutNote(exposed.length, writing),
  ]);
}

function numbers(...heads: readonly string[]) {
  return heads.map((head) => ({ head, isNumber: true }));
}
