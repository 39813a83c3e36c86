import type { Texts } from '../../shared/texts/en.ts';
import { composeContact } from './contact-fact.ts';
import { composeHeadline } from './headline.ts';
import type { Summary } from './summary.ts';
import type { Words } from './words.ts';

/** Forms of HubSpot's own that a button can open. */
export type FormAction = 'ADD_TASK' | 'SCHEDULE_MEETING' | 'SEND_EMAIL' | 'ADD_NOTE';

export interface NextStep {
  readonly sentence: string;
  readonly button: string;
  readonly action: FormAction;
  /** Draft that HubSpot's e-mail form opens with; null for the other forms, which take nothing along. */
  readonly letter: { readonly subject: string; readonly body: string } | null;
}

type ActionName = keyof Texts['nextSteps']['buttons'];

const FORMS: Readonly<Record<ActionName, FormAction>> = {
  record_renewal_outcome: 'ADD_TASK',
  start_renewal: 'ADD_TASK',
  book_meeting: 'SCHEDULE_MEETING',
  win_back: 'SEND_EMAIL',
  check_logging: 'ADD_NOTE',
  ask_budget: 'SEND_EMAIL',
  ask_referral: 'SEND_EMAIL',
  grow: 'SCHEDULE_MEETING',
  appreciate: 'SEND_EMAIL',
  keep_in_touch: 'ADD_TASK',
};

const isActionName = (name: string): name is ActionName => Object.hasOwn(FORMS, name);

/** The one thing to do next, in a sentence, and the form that opens for it. */
export function composeNextStep(summary: Summary, { texts, format }: Words): NextStep {
  const name = isActionName(summary.nextAction) ? summary.nextAction : 'keep_in_touch';
  const button = texts.nextSteps.buttons[name];
  if (name !== 'record_renewal_outcome') {
    const isClosing = name === 'keep_in_touch' && (summary.renewal?.openDeals ?? 0) > 0;
    const sentence = isClosing ? texts.nextSteps.closeRenewal : texts.nextSteps.sentences[name];
    return { sentence, button, action: FORMS[name], letter: hasLetter(name) ? texts.letters[name] : null };
  }
  const lostFrom = countsAsLostFrom(summary);
  const day = lostFrom === null ? null : format.shortDate(lostFrom, summary.asOf);
  return { sentence: texts.nextSteps.recordOutcome(day), button, action: FORMS[name], letter: null };
}

function hasLetter(name: ActionName): name is ActionName & keyof Texts['letters'] {
  return FORMS[name] === 'SEND_EMAIL';
}

/** Why this is the next thing to do, in a few sentences: for a form that opens empty. */
export function composeReason(summary: Summary, words: Words): string {
  return [
    composeHeadline(summary, words).text,
    composeContact(summary.contact, summary.asOf, words),
    composeNextStep(summary, words).sentence,
  ].join(' ');
}

/** Said only while it is still ahead and no open renewal deal keeps the renewal alive. */
function countsAsLostFrom({ renewal, asOf }: Summary): string | null {
  const lostFrom = renewal?.countsAsLostFrom ?? null;
  return renewal?.openDeals === 0 && lostFrom !== null && lostFrom > asOf ? lostFrom : null;
}
