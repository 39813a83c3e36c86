import { RETENTION_QUOTATION } from '../../../programme/return/retention-what-if.ts';
import { countText } from '../../../scoring/count-text.ts';
import type { ReportTexts } from './texts.ts';
import { isBeyondChance } from './show.ts';

const customers = (count: number): string => countText(count, 'Kunde', 'Kunden');

export const GERMAN: ReportTexts = {
  title: (day) => `Kundenbindungsprogramm: Bericht vom ${day}`,
  nobody: 'Es gibt noch keine Kunden: Niemand hat etwas gekauft.',
  intro: (currency) =>
    `Was die Kunden wert sind, wer zu gehen droht, wem zu danken und wer zu fragen ist. Beträge in ${currency}; Intervalle umfassen 80 %.`,
  provisional: 'Die Vorgaben sind vorläufig und von niemandem bestätigt: Alle Beträge unten beruhen darauf.',
  facts: {
    customers: 'Kunden, auch ehemalige',
    annualValue: 'Aktueller Jahreswert',
    lifetimeValue: 'Kundenwert',
    valueAtRisk: 'Gefährdeter Wert, 12 Monate',
  },
  sections: {
    segments: 'Segmente',
    movers: 'Bewegung unter den Idealen',
    renewals: 'Anstehende Verlängerungen',
    retention: 'Bindung',
    exposure: 'Offen für Wettbewerber',
    milestones: 'Meilensteine',
    referrals: 'Empfehlungen',
    activities: 'Was das Programm einbrachte',
    whatIf: 'Was bessere Bindung wert ist',
  },
  heads: {
    segment: 'Segment',
    customers: 'Kunden',
    annualValue: 'Wert im Jahr',
    lifetimeValue: 'Kundenwert',
    valueAtRisk: 'Gefährdet',
    customer: 'Kunde',
    rank: 'Rang',
    change: 'Änderung des Werts',
    response: 'Zu tun',
    renewal: 'Verlängerung',
    inDays: 'In Tagen',
    risk: 'Risiko',
    contact: 'Kontakt',
    period: 'Zeitraum',
    kept: 'Gehalten',
    logo: 'Kunden gehalten',
    gross: 'Wert gehalten',
    net: 'Wert mit Wachstum',
    signals: 'Warum',
    competitor: 'Wettbewerber',
    day: 'Tag',
    milestone: 'Meilenstein',
    thanks: 'Danken mit',
    referred: 'Empfohlen',
    bought: 'Sie kauften',
    margin: 'Unsere Marge',
    reasons: 'Dafür spricht',
    against: 'Dagegen spricht',
    activity: 'Maßnahme',
    times: 'Anzahl',
    cost: 'Kosten',
    boughtAgain: 'Kauften wieder',
    loyaltySince: 'Loyalität seither',
  },
  segment: { ideal: 'Ideal', uncertain: 'Unsicher', non_ideal: 'Derzeit nicht passend' },
  noSegment: 'Ohne Segment',
  risk: { low: 'Gering', watch: 'Beobachten', high: 'Hoch', critical: 'Kritisch' },
  contact: {
    in_touch: 'Im Gespräch',
    due: 'Fällig',
    overdue: 'Überfällig',
    never: 'Nie erreicht',
    not_measurable: 'Nicht messbar',
  },
  silentFor: (days) => `vor ${days} Tagen`,
  charts: {
    segments: 'Aktueller Jahreswert je Segment',
    renewals: 'Zu verlängernder Wert je Monat',
    retention: 'In zwölf Monaten gehaltener Wert, ohne Wachstum',
    exposure: 'Gefährdeter Wert der am stärksten Umworbenen',
  },
  movers: {
    sentence: (since, moved, ideal) =>
      `Seit dem ${since} deutlich bewegt: ${customers(moved)}, damals oder heute ideal; heute ideal sind ${String(ideal)}.`,
    none: (since) => `Kein idealer Kunde hat sich seit dem ${since} deutlich bewegt.`,
    noIdeal: (since) =>
      `Die idealen Kunden vom ${since} und von heute sind nicht vergleichbar: Es gab keine, oder sie sind nichts wert.`,
    response: { reward: 'Belohnen', intervene: 'Eingreifen', none: 'Nichts' },
  },
  renewals: {
    none: (days) => `In den nächsten ${String(days)} Tagen steht keine Verlängerung an, und keine ist überfällig.`,
    sentence: (count, days, value) =>
      `${countText(count, 'Verlängerung steht', 'Verlängerungen stehen')} in den nächsten ${String(days)} Tagen an oder ${count === 1 ? 'ist' : 'sind'} überfällig: ${value} im Jahr.`,
    overdue: 'Überfällig',
  },
  retention: {
    none: 'Kein Kunde ist alt genug, um die Bindung zu messen: Es braucht zwölf Monate.',
    note: 'Gemessen: Jeder Kunde am ersten und am letzten Tag von zwölf Monaten betrachtet.',
    survival: (years, share) =>
      `${share} der ersten Beziehungen hielten ${countText(years, 'Jahr', 'Jahre')} oder länger.`,
  },
  exposure: {
    none: 'Bei niemandem ist ein Wettbewerber erfasst, und kein Vertrag endet in Stille.',
    sentence: (count, value) => `${customers(count)} zurzeit offen für einen Wettbewerber; ${value} gefährdet.`,
    notMeasurable: (count, of) =>
      `Bei ${String(count)} von ${String(of)} Kunden ist der Kontakt nicht messbar: Nichts ist erfasst. Das kann fehlende Erfassung sein, nicht Stille.`,
    signal: {
      known_competitor: 'Wettbewerber bekannt',
      contract_ends: 'Vertrag endet bald',
      renewal_overdue: 'Verlängerung überfällig',
      silence: 'Stille',
    },
  },
  milestones: {
    none: 'Kein Meilenstein liegt in den nächsten 60 oder den letzten 30 Tagen.',
    sentence: (count, paused) =>
      `${countText(count, 'Meilenstein', 'Meilensteine')} von 30 Tagen zurück bis 60 Tage voraus, davon ${String(paused)} zurückgestellt.`,
    what: ({ kind, size, state }, { money }) => {
      const expected = state === 'expected' ? ', falls verlängert' : '';
      switch (kind) {
        case 'anniversary':
          return `${countText(size, 'Jahr', 'Jahre')} Kunde`;
        case 'renewal':
          return `${String(size)}. Verlängerung${expected}`;
        case 'spend':
          return `Insgesamt ${money(size)} gekauft${expected}`;
        case 'lifetime_value':
          return `Kundenwert über ${money(size)}`;
        case 'first_referral':
          return 'Erste Empfehlung';
      }
    },
    appreciation: {
      personal_note: 'ein persönlicher Gruß der zuständigen Person',
      thank_you_call: 'ein Anruf, der dankt und nichts verkauft',
      recognition_event: 'öffentliche Anerkennung: Anwendertreffen, Kundengeschichte, Auszeichnung',
      executive_visit: 'ein Besuch der Geschäftsleitung, mit Blick auf ihre nächsten drei bis fünf Jahre',
      early_access: 'früher Zugang zu Neuem oder eine Schulung für ihre Leute',
      advisory_board_seat: 'ein Sitz im Kundenbeirat',
      frequent_buying_terms: 'Vorteile für häufiges Kaufen',
      priority_service: 'bevorzugter Service oder direkte Betreuung',
      referral_thanks: 'Dank für die Empfehlung: etwas für die Firma und für die Person',
    },
    pause: {
      renewal_overdue: 'zurückgestellt: Die Verlängerung ist überfällig, zuerst klären',
      risk_critical: 'zurückgestellt: Das Risiko ist kritisch, zuerst darüber sprechen',
      risk_high: 'zurückgestellt: Das Risiko ist hoch, zuerst darüber sprechen',
    },
  },
  referrals: {
    none: 'Keine Empfehlung ist erfasst: Verknüpfen Sie einen Kunden mit dem, der uns empfahl.',
    sentence: (referrers, margin) =>
      `${customers(referrers)} ${referrers === 1 ? 'empfahl' : 'empfahlen'} uns: bisher ${margin} Marge, jeder Kauf einmal gezählt.`,
    askNow: (count, of) => `Jetzt um eine Empfehlung zu bitten: ${String(count)} von ${String(of)} Kunden.`,
    reason: {
      loyal: 'loyal',
      ideal: 'ideal',
      survey_satisfied: 'laut letzter Umfrage zufrieden',
      ticket_settled: 'ein Ticket kürzlich gelöst, keines offen',
      sentiment_good: 'zufrieden laut zuständiger Person',
      in_touch: 'im Gespräch',
      referred_before: 'hat schon empfohlen',
    },
    objection: {
      not_loyal_enough: 'nicht loyal genug',
      too_early_to_tell: 'zu früh für ein Urteil',
      risk_open: 'hohes Risiko',
      renewal_overdue: 'Verlängerung überfällig',
      survey_dissatisfied: 'laut letzter Umfrage nicht zufrieden',
      ticket_open: 'ein Ticket ist offen',
      sentiment_not_good: 'laut zuständiger Person nicht zufrieden',
      not_in_touch: 'kein Gespräch in letzter Zeit',
      contact_not_measurable: 'Kontakt nicht messbar: nichts erfasst',
      asked_recently: 'innerhalb von sechs Monaten gefragt',
      asked_often: 'zweimal im Jahr gefragt',
    },
    objections: 'Was jetzt gegen eine Bitte spricht',
  },
  returned: {
    noLedger: 'Keine Liste der Maßnahmen wurde angegeben, also kann noch nichts etwas eingebracht haben.',
    note: 'Was innerhalb von 90 Tagen folgte, muss nicht daher kommen; Loyalität in Punkten von 100.',
    tooEarly: 'zu früh',
    noneBefore: 'Was Maßnahmen einbrachten, ist noch nicht zu sagen: Keine lag vor einer entschiedenen Probe.',
    tooFew: ({ withActivity, matched, needed, cost }, { money }) =>
      `Zu wenige Kunden, um zu sagen, was die Maßnahmen einbrachten: Vor ${countText(withActivity, 'entschiedenen Probe', 'entschiedenen Proben')} lag eine Maßnahme, zu ${String(matched)} davon gibt es ähnliche Kunden ohne eine; nötig sind ${String(needed)}. Kosten: ${money(cost)}.`,
    tooUneven: ({ matched, cost }, { money }) =>
      `Was die Maßnahmen einbrachten, ist nicht zu sagen: Zu ${String(matched)} entschiedenen Proben mit einer Maßnahme gibt es ähnliche Kunden, doch machen wenige große das meiste aus, oder zum Vergleich sind zu wenige da. Kosten: ${money(cost)}.`,
    estimated: ({ effect, interval, cost, net, withActivity, alike }, show) => [
      `Kunden mit einer Maßnahme brachten im Jahr ${show.money(Math.abs(effect))} Marge ${effect < 0 ? 'weniger' : 'mehr'} als ähnliche ohne eine (${show.interval(interval, show.money)}).`,
      `Von denen mit einer Maßnahme blieben ${String(withActivity.kept)} von ${String(withActivity.tests)}; von den ähnlichen ${String(Math.round((100 * alike.kept) / alike.tests))} von 100.`,
      `Die Maßnahmen kosteten ${show.money(cost)}: netto ${show.money(net)}. ${isBeyondChance(interval) ? 'Der Unterschied ist größer als Zufall.' : 'Der Unterschied kann Zufall sein.'} Er muss nicht von den Maßnahmen kommen, wo nach etwas ausgewählt wurde, das die Bewertung nicht kennt.`,
    ],
    kind: {
      priority_service: 'Bevorzugter Service',
      direct_support: 'Direkte Betreuung oder geschützter Kundenbereich',
      personal_offer: 'Persönliches Angebot',
      frequent_buying_terms: 'Vorteile für häufiges Kaufen',
      recognition: 'Anerkennung',
      training: 'Schulung oder Zertifikat',
      early_access: 'Früher Zugang',
      say_in_product: 'Mitsprache beim Produkt',
      survey: 'Umfrage',
      advisory_board: 'Kundenbeirat',
      referral_ask: 'Um Empfehlung gebeten',
      reference_ask: 'Um Referenz gebeten',
    },
  },
  whatIf: {
    unknown: 'Das ist nicht zu sagen: Keine Bindung wurde gemessen, oder die Kunden bringen nach Kosten keine Marge.',
    sentences: ({ retention, changed, profitBefore, profitAfter, change, changeShare }, measured, show) => [
      `Was wäre, wenn im Jahr ${show.percent(changed)} statt ${show.percent(retention)} gehalten würden (${measured.of === 'value' ? 'des Werts' : 'der Kunden'}, ${measured.from} bis ${measured.until})?`,
      `Der Gewinn mit den heutigen Kunden wäre über ihre Lebensdauer ${show.money(profitAfter)} statt ${show.money(profitBefore)}: ${show.money(change)} oder ${show.number(100 * changeShare, 1)} % mehr, nach Marge, Kosten und Zinssatz der Vorgaben. Was es kosten würde, ist nicht enthalten.`,
      `Zum Vergleich: Ein Artikel von ${String(RETENTION_QUOTATION.year)} sagt, ${String(RETENTION_QUOTATION.retentionPoints)} % mehr Bindung steigerten den Gewinn um mindestens ${show.percent(RETENTION_QUOTATION.profitAtLeast)}. Das ist ein Zitat und keine Zahl dieses Portals.`,
    ],
  },
  shown: (shown, of) => `${String(shown)} von ${String(of)} gezeigt.`,
  footer: (model, policy) => `Berechnet mit Modell ${model} und Vorgaben ${policy}.`,
};
