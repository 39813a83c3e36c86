import type { enProgrammeFields, enProgrammeTab } from './en-programme.ts';

export const deProgrammeFields: typeof enProgrammeFields = {
  'parts.goals': {
    label: 'Ziele',
    about:
      'So viele der Unsicheren sollen bis zu einem Tag ideal werden, mit denen, die am nächsten daran sind. Schreibt loyalty_goal bei den Kunden eines Ziels; keine weiteren Aufrufe von HubSpot.',
  },
  'parts.ranking': {
    label: 'Rangfolge und Bewegungen',
    about:
      'Die idealen Kunden nach relativem Wert, am Ende jedes Quartals festgehalten, und wer seither stieg oder fiel und warum. Schreibt loyalty_mover; keine weiteren Aufrufe von HubSpot.',
  },
  'parts.milestones': {
    label: 'Meilensteine',
    about:
      'Wem wofür und wie zu danken ist, oder warum jetzt nicht. Schreibt loyalty_next_milestone; keine weiteren Aufrufe von HubSpot.',
  },
  'parts.referrals': {
    label: 'Empfehlungen',
    about:
      'Wer uns empfahl, was daraus wurde, und wen wir jetzt fragen können. Schreibt nichts; keine weiteren Aufrufe von HubSpot.',
  },
  'parts.activities': {
    label: 'Bindungsmaßnahmen',
    about:
      'Was für Kunden geplant und getan ist, mit Kosten und dem, was folgte. Legt in HubSpot eine Aufgabe an, wo jemand eine will: je einige Aufrufe.',
  },
  'parts.roadmap': {
    label: 'Austausch von Plänen',
    about:
      'Wohin Kunden in drei bis fünf Jahren wollen, und was wir von unseren Plänen erzählten. Jeder Austausch ist eine Notiz an der Firma in HubSpot: je einige Aufrufe.',
  },
  'parts.competition': {
    label: 'Wettbewerb',
    about: 'Wer offen für Wettbewerber ist, und warum. Schreibt nichts; keine weiteren Aufrufe von HubSpot.',
  },
  'parts.profile': {
    label: 'Profil der Idealen',
    about:
      'Was die idealen Kunden gemeinsam haben, einmal im Monat berechnet, und wie gut Firmen passen, die noch keine Kunden sind. Schreibt bei diesen loyalty_fit; keine weiteren Aufrufe von HubSpot.',
  },
  'parts.returns': {
    label: 'Ertrag',
    about:
      'Was die Maßnahmen einbrachten, einmal in der Woche gegen ähnliche Kunden ohne eine berechnet. Schreibt nichts; keine weiteren Aufrufe von HubSpot.',
  },
  'usualCosts.priority_service': { label: 'Bevorzugter Service', about: 'Für die Firma.' },
  'usualCosts.direct_support': { label: 'Direkte Betreuung oder geschützter Kundenbereich', about: 'Für die Firma.' },
  'usualCosts.personal_offer': { label: 'Persönliches Angebot', about: 'Für die Firma.' },
  'usualCosts.frequent_buying_terms': { label: 'Vorteile für häufiges Kaufen', about: 'Für die Firma.' },
  'usualCosts.recognition': { label: 'Anerkennung', about: 'Für einen Menschen in der Firma.' },
  'usualCosts.training': { label: 'Schulung oder Zertifikat', about: 'Für die Firma und ihre Leute.' },
  'usualCosts.early_access': { label: 'Früher Zugang', about: 'Für einen Menschen in der Firma.' },
  'usualCosts.say_in_product': { label: 'Mitsprache beim Produkt', about: 'Für die Firma und ihre Leute.' },
  'usualCosts.survey': { label: 'Umfrage', about: 'Für die Firma und ihre Leute.' },
  'usualCosts.advisory_board': { label: 'Kundenbeirat', about: 'Für einen Menschen in der Firma.' },
  'usualCosts.referral_ask': { label: 'Bitte um eine Empfehlung', about: 'Vom Kunden erbeten.' },
  'usualCosts.reference_ask': { label: 'Bitte um eine Referenz', about: 'Vom Kunden erbeten.' },
};

export const deProgrammeTab: typeof enProgrammeTab = {
  parts: 'Teile des Kundenbindungsprogramms',
  about:
    'Jeder Teil arbeitet für sich. Was aus ist, ist nicht zu sehen, kostet nichts, und seine Eigenschaften werden in den Datensätzen wieder geleert.',
  costs: 'Was eine Maßnahme gewöhnlich kostet',
  costsAbout: 'Wird angeboten, wo eine Maßnahme zugewiesen wird; was sie wirklich kostete, wird dann eingetragen.',
};
