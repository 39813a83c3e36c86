import { paragraphs, sectionHtml, tableHtml } from './html.ts';
import type { ReportData } from './report-data.ts';
import type { ReportTexts } from './texts.ts';
import { cutNote, MOST_ROWS, type Writing } from './value-sections.ts';

export function milestonesSection({ milestones }: ReportData, writing: Writing): string {
  const { texts, show } = writing;
  const { heads, sections } = texts;
  if (milestones.length === 0)
    return sectionHtml('milestones', sections.milestones, [paragraphs([texts.milestones.none])]);
  const paused = milestones.filter((milestone) => milestone.paused !== null).length;
  const table = tableHtml(
    sections.milestones,
    [
      { head: heads.customer },
      { head: heads.day },
      { head: heads.milestone },
      { head: heads.annualValue, isNumber: true },
      { head: heads.thanks },
    ],
    milestones
      .slice(0, MOST_ROWS)
      .map((milestone) => [
        milestone.name,
        show.day(milestone.day),
        texts.milestones.what(milestone, show),
        show.money(milestone.currentAnnualValue),
        milestone.paused === null
          ? texts.milestones.appreciation[milestone.appreciation]
          : texts.milestones.pause[milestone.paused],
      ]),
  );
  return sectionHtml('milestones', sections.milestones, [
    paragraphs([texts.milestones.sentence(milestones.length, paused)]),
    table,
    cutNote(milestones.length, writing),
  ]);
}

export function referralsSection({ referrers, candidates }: ReportData, writing: Writing): string {
  const { texts, show } = writing;
  const { sections, heads } = texts;
  const margin = referrers.reduce((sum, referrer) => sum + referrer.margin, 0);
  const book =
    referrers.length === 0
      ? [paragraphs([texts.referrals.none])]
      : [
          paragraphs([texts.referrals.sentence(referrers.length, show.money(margin))]),
          tableHtml(
            sections.referrals,
            [
              { head: heads.customer },
              { head: heads.referred, isNumber: true },
              { head: heads.bought, isNumber: true },
              { head: heads.margin, isNumber: true },
            ],
            referrers
              .slice(0, MOST_ROWS)
              .map((one) => [one.name, one.referred.length, show.money(one.revenue), show.money(one.margin)]),
          ),
          cutNote(referrers.length, writing),
        ];
  return sectionHtml('referrals', sections.referrals, [
    ...book,
    paragraphs([texts.referrals.askNow(candidates.askNow.length, candidates.customers)]),
    candidates.askNow.length > 0 ? askTable(candidates, writing) : objectionTable(candidates, texts),
    cutNote(candidates.askNow.length, writing),
  ]);
}

function askTable({ askNow, customers }: ReportData['candidates'], { texts, show }: Writing): string {
  const { heads } = texts;
  return tableHtml(
    texts.referrals.askNow(askNow.length, customers),
    [{ head: heads.customer }, { head: heads.lifetimeValue, isNumber: true }, { head: heads.reasons }],
    askNow
      .slice(0, MOST_ROWS)
      .map(({ name, lifetimeValue, reasons }) => [
        name,
        show.money(lifetimeValue),
        reasons.map((reason) => texts.referrals.reason[reason]).join(', '),
      ]),
  );
}

function objectionTable({ objections }: ReportData['candidates'], texts: ReportTexts): string {
  const counted = new Map(Object.entries(objections));
  const table = tableHtml(
    texts.referrals.objections,
    [{ head: texts.heads.against }, { head: texts.heads.customers, isNumber: true }],
    Object.entries(texts.referrals.objection)
      .map(([objection, sentence]): readonly [string, number] => [sentence, counted.get(objection) ?? 0])
      .filter(([, count]) => count > 0)
      .toSorted(([, one], [, other]) => other - one),
  );
  return `<div>${table}</div>`;
}

export function activitiesSection({ activities, returned: { returned } }: ReportData, writing: Writing): string {
  const { texts, show } = writing;
  const { sections, heads } = texts;
  if (activities.length === 0)
    return sectionHtml('activities', sections.activities, [paragraphs([texts.returned.noLedger])]);
  const table = tableHtml(
    sections.activities,
    [
      { head: heads.activity },
      ...[heads.times, heads.customers, heads.cost, heads.boughtAgain, heads.loyaltySince].map((head) => ({
        head,
        isNumber: true,
      })),
    ],
    activities.map(({ kind, activities: times, customers, cost, followed, boughtAgain, loyaltyPoints }) => [
      texts.returned.kind[kind],
      times,
      customers,
      show.money(cost),
      followed === 0 ? texts.returned.tooEarly : `${String(boughtAgain)} / ${String(followed)}`,
      loyaltyPoints === null
        ? texts.returned.tooEarly
        : `${loyaltyPoints < 0 ? '' : '+'}${show.number(loyaltyPoints, 1)}`,
    ]),
  );
  return sectionHtml('activities', sections.activities, [
    paragraphs(returnedSentences(returned, writing)),
    table,
    paragraphs([texts.returned.note]),
  ]);
}

function returnedSentences(returned: ReportData['returned']['returned'], { texts, show }: Writing): readonly string[] {
  if (returned.kind === 'estimated') return texts.returned.estimated(returned, show);
  if (returned.withActivity === 0) return [texts.returned.noneBefore];
  const isUneven = returned.matched >= returned.needed;
  return [isUneven ? texts.returned.tooUneven(returned, show) : texts.returned.tooFew(returned, show)];
}

export function whatIfSection({ returned: { whatIf, retention } }: ReportData, { texts, show }: Writing): string {
  const sentences =
    whatIf?.kind === 'computed' && retention !== null
      ? texts.whatIf.sentences(whatIf, retention, show)
      : [texts.whatIf.unknown];
  return sectionHtml('what-if', texts.sections.whatIf, [paragraphs(sentences)]);
}
