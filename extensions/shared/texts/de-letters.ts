import type { Texts } from './en.ts';

export const deLetters: Texts['letters'] = {
  win_back: {
    subject: 'Was würde uns wieder zusammenbringen?',
    body: 'Guten Tag,\n\nes ist eine Weile her. Was müsste anders sein, damit Sie wieder an uns denken?',
  },
  ask_budget: {
    subject: 'Planung des kommenden Jahres',
    body: 'Guten Tag,\n\ndamit unsere Vorschläge passen: Was haben Sie für das kommende Jahr ungefähr vorgesehen?',
  },
  ask_referral: {
    subject: 'Mit wem sollten wir sprechen?',
    body: 'Guten Tag,\n\nkennen Sie eine Firma, der wir helfen könnten wie Ihnen? Wir erwähnen Sie nur, wenn Sie einverstanden sind.',
  },
  appreciate: {
    subject: 'Danke',
    body: 'Guten Tag,\n\nheute ohne Angebot: Danke für die Zusammenarbeit. Wenn etwas besser gehen könnte, sagen Sie es mir bitte.',
  },
};
