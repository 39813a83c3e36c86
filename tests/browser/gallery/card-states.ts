import type { PropertyValues } from '../../../sandbox/host/protocol.ts';
import {
  goingQuiet,
  healthy,
  healthyProperties,
  lapsed,
  noScope,
  notCustomer,
  nothingLogged,
  overdue,
  staleBudget,
  tooEarly,
  withoutSegment,
} from '../../extensions/fixtures.ts';
import { answerCard, hostile, inProgramme, overridden, plainFacts } from './card-fixtures.ts';
import { saidText, NEVER, UNREACHABLE, type FixtureAnswer, type GalleryState, type Width } from './gallery-state.ts';

const PLACE = 'POST /api/card';
const EVERYWHERE: readonly Width[] = ['sidebar', 'preview', 'tab'];

interface Told {
  readonly says: GalleryState['says'];
  readonly properties?: PropertyValues | null;
  readonly widths?: readonly Width[];
  readonly waits?: true;
}

function card(name: string, answer: FixtureAnswer | readonly FixtureAnswer[], told: Told): GalleryState {
  const { properties = {}, widths = EVERYWHERE, ...rest } = told;
  return { surface: 'card', name, widths, fixture: { properties, answers: { [PLACE]: answer } }, ...rest };
}

/** The faces of the card, before anybody touches it. */
export const CARD_FACES: readonly GalleryState[] = [
  card('loading', NEVER, {
    properties: null,
    waits: true,
    says: { en: 'Working out loyalty', de: 'Die Loyalität wird berechnet' },
  }),
  card('published-first', NEVER, {
    properties: healthyProperties,
    waits: true,
    says: { en: 'Ideal, low risk.', de: 'Ideal, niedriges Risiko.' },
  }),
  card('healthy', answerCard(healthy), {
    properties: healthyProperties,
    says: {
      en: 'We expect 92 in 100 such customers to renew',
      de: 'Wir erwarten, dass 92 von 100 solchen Kunden verlängern',
    },
  }),
  card('in-the-programme', answerCard({ ...healthy, programme: inProgramme }), {
    properties: healthyProperties,
    says: { en: 'place 12 of 140', de: 'Platz 12 von 140' },
  }),
  card('going-quiet', answerCard(goingQuiet), {
    says: { en: 'High risk since 14 Nov (was Watch).', de: 'Hohes Risiko seit 14. Nov. (vorher Beobachten).' },
  }),
  card('too-early', answerCard(tooEarly), {
    says: { en: 'Too early to tell: one purchase, no renewal yet.', de: 'Noch zu früh für ein Urteil: ein Kauf' },
  }),
  card('not-measurable', answerCard(nothingLogged), {
    says: {
      en: 'This may be missing logging, not silence.',
      de: 'Vielleicht fehlen nur die Einträge, nicht die Gespräche.',
    },
  }),
  card('overdue', answerCard(overdue), {
    says: { en: 'Renewal overdue 37 days (due 15 Oct)', de: 'überfällig' },
  }),
  card('lapsed', answerCard(lapsed), { says: { en: 'Lapsed: this would be a win-back.', de: 'Rückgewinnung' } }),
  card('without-segment', answerCard(withoutSegment), {
    says: { en: 'Low risk; no segment yet.', de: 'noch kein Segment' },
  }),
  card('override-in-force', answerCard(overridden), {
    says: { en: 'set by a person', de: 'von einer Person gesetzt' },
  }),
  card('stale-budget', answerCard(staleBudget), {
    says: { en: 'is below current spend', de: 'liegt unter den heutigen Ausgaben von 48.000' },
  }),
  card('hostile-text', answerCard(hostile), { says: { en: 'set by a person', de: 'von einer Person gesetzt' } }),
  card('not-a-customer', answerCard(notCustomer), {
    says: { en: 'Not a customer yet', de: 'Noch kein Kunde' },
  }),
  card('stale', UNREACHABLE, {
    properties: { ...healthyProperties, loyalty_scored_at: '2026-11-02T02:00:00.000Z' },
    says: { en: 'These values are 19 days old.', de: 'Diese Werte sind 19 Tage alt.' },
  }),
  card('service-away', answerCard(plainFacts), {
    properties: healthyProperties,
    says: { en: 'Shown as of 19 Nov', de: 'Stand 19. Nov.' },
  }),
  card('no-permission', answerCard(noScope), { says: { en: 'No permission', de: 'Keine Berechtigung' } }),
  card('not-allowed', saidText(403, '{"error":"not_authorized","message":"Not yours."}'), {
    says: { en: 'No permission', de: 'Keine Berechtigung' },
  }),
  card('failed', saidText(500, 'broken'), { says: { en: 'No answer', de: 'Keine Antwort' } }),
  card('malformed', saidText(200, '{"kind":"scored","name":7}'), {
    says: { en: 'Not readable', de: 'Nicht lesbar' },
  }),
];
