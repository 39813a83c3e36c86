import { escapeHtml, paragraphs } from './html.ts';
import { pageHtml } from './page.ts';
import { activitiesSection, milestonesSection, referralsSection, whatIfSection } from './programme-sections.ts';
import type { ReportData } from './report-data.ts';
import { showIn, type Language } from './show.ts';
import { ENGLISH } from './texts-english.ts';
import { GERMAN } from './texts-german.ts';
import type { ReportTexts } from './texts.ts';
import {
  exposureSection,
  moversSection,
  renewalsSection,
  retentionSection,
  segmentsSection,
  type Writing,
} from './value-sections.ts';

const TEXTS: Readonly<Record<Language, ReportTexts>> = { en: ENGLISH, de: GERMAN };

const SECTIONS = [
  segmentsSection,
  moversSection,
  renewalsSection,
  retentionSection,
  exposureSection,
  milestonesSection,
  referralsSection,
  activitiesSection,
  whatIfSection,
];

/** The monthly report as one page that stands alone: it needs no script and no other file. */
export function renderReport(data: ReportData, language: Language): string {
  const writing = { texts: TEXTS[language], show: showIn(language, data.currency) };
  const title = writing.texts.title(writing.show.day(data.asOf));
  const parts =
    data.portfolio.customers === 0
      ? [paragraphs([writing.texts.nobody])]
      : [headHtml(data, writing), ...SECTIONS.map((section) => section(data, writing))];
  const footer = `<footer>${paragraphs([writing.texts.footer(data.model, data.policy.id)])}</footer>`;
  return pageHtml(language, title, [`<h1>${escapeHtml(title)}</h1>`, ...parts, footer].join('\n'));
}

function headHtml({ portfolio, currency, policy }: ReportData, { texts, show }: Writing): string {
  const facts = [
    [texts.facts.customers, String(portfolio.customers)],
    [texts.facts.annualValue, show.money(portfolio.currentAnnualValue)],
    [texts.facts.lifetimeValue, show.money(portfolio.lifetimeValue)],
    [texts.facts.valueAtRisk, show.money(portfolio.valueAtRisk)],
  ].map(([name = '', value = '']) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`);
  const lines = [texts.intro(currency), ...(policy.provisional ? [texts.provisional] : [])];
  return `${paragraphs(lines)}\n<dl>${facts.join('')}</dl>`;
}
