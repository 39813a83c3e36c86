import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';
import type { enProgrammeLists } from './en-programme-lists.ts';

const customers = (some: Count): string => counted(some, 'Kunde', 'Kunden');

export const deProgrammeLists: typeof enProgrammeLists = {
  milestones: {
    title: 'Wem danken',
    sentence: (some) => `${counted(some, 'Meilenstein', 'Meilensteine')} von 30 Tagen zurück bis 60 Tage voraus.`,
    none: 'In den nächsten 60 und den letzten 30 Tagen liegt kein Meilenstein.',
    milestone: 'Meilenstein',
    kinds: {
      anniversary: (size) => `${counted(size, 'Jahr', 'Jahre')} Kunde`,
      renewal: (size) => `${size.shown}. Verlängerung`,
      spend: (amount) => `Insgesamt ${amount} gekauft`,
      lifetime_value: (amount) => `Kundenwert über ${amount}`,
      first_referral: 'Erste Empfehlung',
    },
    states: { reached: 'erreicht', ahead: 'bald', expected: 'falls verlängert' },
    when: (day, state) => `${day} (${state})`,
    thanks: 'Danken mit',
    appreciation: {
      personal_note: 'einem persönlichen Gruß der zuständigen Person',
      thank_you_call: 'einem Anruf, der dankt und nichts verkauft',
      recognition_event: 'öffentlicher Anerkennung: Anwendertreffen, Kundengeschichte, Auszeichnung',
      executive_visit: 'einem Besuch der Geschäftsleitung, mit Blick auf ihre nächsten drei bis fünf Jahre',
      early_access: 'frühem Zugang zu Neuem oder einer Schulung für ihre Leute',
      advisory_board_seat: 'einem Sitz im Kundenbeirat',
      frequent_buying_terms: 'Vorteilen für häufiges Kaufen',
      priority_service: 'bevorzugtem Service oder direkter Betreuung',
      referral_thanks: 'Dank für die Empfehlung: etwas für die Firma und für die Person',
    },
    paused: {
      renewal_overdue: 'Zurückgestellt: Die Verlängerung ist überfällig, zuerst klären',
      risk_critical: 'Zurückgestellt: Das Risiko ist kritisch, zuerst darüber sprechen',
      risk_high: 'Zurückgestellt: Das Risiko ist hoch, zuerst darüber sprechen',
    },
  },
  referrals: {
    title: 'Wer uns empfahl',
    sentence: (referrers, margin) =>
      `${customers(referrers)} ${plural(referrers.count, 'empfahl', 'empfahlen')} uns: bisher ${margin} Marge, jeder Kauf einmal gezählt.`,
    none: 'Keine Empfehlung ist erfasst: Bitte einen Kunden mit dem verknüpfen, der uns ihm empfahl.',
    referred: 'Empfahl uns',
    revenue: 'Sie kauften',
    margin: 'Unsere Marge',
    expected: 'Erwartet',
    note: 'Erwartet: Käufe auf Empfehlung im Kundenwert dessen, der uns empfahl.',
    askNow: 'Wen jetzt fragen',
    askNowSentence: (some) =>
      `Nichts spricht dagegen, jetzt ${customers(some)} um eine Empfehlung zu bitten; die wertvollsten zuerst.`,
    askNowNone: 'Derzeit ist niemand zu fragen.',
    nearly: 'Beinahe: eines ist vorher zu klären',
    nearlySentence: (some) => `Bei ${counted(some, 'Kunden', 'Kunden')} spricht eines gegen eine Bitte.`,
    loyalty: 'Loyalität',
    reasons: 'Dafür spricht',
    against: 'Dagegen spricht',
    lastAsked: 'Zuletzt gefragt',
    never: 'Nie',
    satisfactionUnknown: 'nichts sagt, ob sie zufrieden sind',
    ask: 'Bitte vermerken',
    reason: {
      loyal: 'treu',
      ideal: 'idealer Kunde',
      survey_satisfied: 'laut letzter Umfrage zufrieden',
      ticket_settled: 'ein Ticket kürzlich gelöst, keines offen',
      sentiment_good: 'zufrieden laut zuständiger Person',
      in_touch: 'im Gespräch',
      referred_before: 'hat uns schon empfohlen',
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
  },
  exposure: {
    title: 'Wer offen für Wettbewerber ist',
    sentence: (some, amount) =>
      `${customers(some)} ${plural(some.count, 'ist', 'sind')} zurzeit offen für einen Wettbewerber; gefährdet: ${amount}.`,
    none: 'Kein Wettbewerber ist erfasst, und kein Vertrag endet in Stille.',
    note: 'Mit einem erfassten Wettbewerber, oder mit einem Vertrag, der endet, während niemand über anderes mit ihnen spricht.',
    why: 'Warum',
    signals: {
      known_competitor: 'Wettbewerber bekannt',
      contract_ends: 'Vertrag endet bald',
      renewal_overdue: 'Verlängerung überfällig',
      silence: 'Stille',
    },
    competitor: 'Wettbewerber',
    silence: 'Still seit',
    days: (some) => counted(some, 'Tag', 'Tagen'),
  },
};
