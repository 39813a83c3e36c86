import type { Command } from 'commander';
import { idealProfile, type IdealProfile, type MeasuredTrait } from '../../programme/profile/ideal-profile.ts';
import { FEWEST_KNOWN_TRAITS, prospectFit, type Fit } from '../../programme/profile/prospect-fit.ts';
import { prospectTraits, type TraitContext, type TraitKind } from '../../programme/profile/trait-values.ts';
import type { PeriodEnd } from '../../programme/ranking/find-movers.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { percent } from '../text/percent.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable, shownName } from '../text/table.ts';
import { openPastPortal, scoreNow } from './past-portal.ts';
import { contextLine, factorText } from './show-numbers.ts';

const MOST_PROSPECTS = 20;

interface Prospect {
  readonly companyId: string;
  readonly name: string;
  readonly fit: Fit;
}

/** `loyalty programme profile`: what the Ideal customers have in common, and how well companies that are no customers yet fit. */
export function registerProfile(programme: Command, doors: CommandDoors): void {
  withPortalOptions(
    programme
      .command('profile')
      .description('what the Ideal customers have in common, and how well companies that are no customers yet fit it'),
  ).action(async (options: PortalOptions) => {
    const portal = await openPastPortal(doors, options);
    const now = scoreNow(portal);
    const customers = now.companies.flatMap(({ history, result }) =>
      result.kind === 'scored' ? [{ history, score: result }] : [],
    );
    const profile = idealProfile(customers, portal.histories);
    if (profile.kind === 'too_few') {
      const { needed } = profile;
      doors.out(
        options.json === true
          ? JSON.stringify(profile, null, 2)
          : `Too few customers to tell a profile: ${String(profile.customers)} have a segment, ${String(profile.ideal)} of them Ideal; it needs ${String(needed.customers)}, with ${String(needed.ideal)} Ideal and ${String(needed.ideal)} others.`,
      );
      return;
    }
    const prospects = fitProspects(now, profile);
    doors.out(
      options.json === true
        ? JSON.stringify(profileJson(profile, prospects), null, 2)
        : [
            profileText(profile, portal.currency),
            prospectsText(prospects, profile, portal.currency),
            contextLine(now.context, portal.currency),
          ].join('\n\n'),
    );
  });
}

function profileJson({ context, ...profile }: IdealProfile, prospects: readonly Prospect[]): unknown {
  return { ...profile, firstAmountThirds: context.amountBounds, prospects };
}

/** The best fit first, those of whom too little is known last. */
function fitProspects({ companies, context }: PeriodEnd, profile: IdealProfile): readonly Prospect[] {
  const order = ({ fit }: Prospect): number => (fit.kind === 'known' ? -fit.fit : 1);
  return companies
    .filter(({ result }) => result.kind === 'not_scored')
    .map(({ history }) => ({
      companyId: history.companyId,
      name: history.name,
      fit: prospectFit(
        prospectTraits(history, context.asOf, profile.context),
        profile,
        context.policy.targetValueToAcquisitionCost,
      ),
    }))
    .toSorted((one, other) => order(one) - order(other) || compareIds(one.companyId, other.companyId));
}

const KIND_WORDS: Readonly<Record<TraitKind, string>> = {
  industry: 'Industry',
  size: 'Employees',
  source: 'Came by',
  first_amount: 'First purchase',
  first_product: 'First product',
  first_year_meeting: 'First year: a meeting was held',
  first_year_people: 'First year: two or more people reached',
  first_year_reply: 'First year: they wrote or called',
  first_year_quarters: 'First year: contact in every quarter, not only about a renewal',
};

function traitText(
  kind: TraitKind,
  value: string,
  { amountBounds }: TraitContext,
  money: (amount: number) => string,
): string {
  if (value === 'yes') return KIND_WORDS[kind];
  const text =
    kind === 'first_amount' && amountBounds !== null ? thirdText(value, amountBounds.map(money)) : wordsOf(value);
  return `${KIND_WORDS[kind]}: ${text}`;
}

/** HubSpot's own industries come as `HOSPITAL_HEALTH_CARE`. */
function wordsOf(value: string): string {
  if (!/^[A-Z]+(_[A-Z]+)*$/.test(value) || value.length < 5) return value;
  return value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');
}

function thirdText(value: string, [low = '', high = '']: readonly string[]): string {
  if (value === 'lower_third') return `below ${low}`;
  return value === 'middle_third' ? `${low} to below ${high}` : `${high} or more`;
}

function profileText(profile: IdealProfile, currency: string): string {
  const money = moneyFormat(currency);
  const show = ({ kind, value }: Pick<MeasuredTrait, 'kind' | 'value'>): string =>
    traitText(kind, value, profile.context, money);
  const table = plainTable(
    ['Trait', 'Of the Ideal', 'Of the others', 'Lift', '80 %', 'Stands'],
    ['Of the Ideal', 'Of the others', 'Lift'],
  );
  for (const trait of profile.traits) {
    const { ideal, others, lift, interval, stands } = trait;
    table.push([
      show(trait),
      `${percent(ideal.share)} (${String(ideal.count)} of ${String(ideal.of)})`,
      `${percent(others.share)} (${String(others.count)} of ${String(others.of)})`,
      factorText(lift),
      `${factorText(interval[0])} to ${factorText(interval[1])}`,
      stands ? 'yes' : 'no: may be chance',
    ]);
  }
  const { count, of } = profile.ideal;
  return [
    `What the Ideal have in common: ${String(count)} of ${String(of)} customers with a segment are Ideal.`,
    ...(profile.traits.length === 0 ? ['No trait is shared by enough customers to be measured.'] : [table.toString()]),
    'Lift: how many times as often the Ideal have it. It says what goes together, not what makes a customer Ideal; of traits that make no difference about one in five stands by chance.',
    ...(profile.tooFew.length === 0
      ? []
      : [`Not measured, too few customers have it: ${listed(profile.tooFew.map(show))}.`]),
    ...notKnownText(profile),
  ].join('\n');
}

const MOST_LISTED = 6;

function listed(texts: readonly string[]): string {
  const more = texts.length - MOST_LISTED;
  return `${texts.slice(0, MOST_LISTED).join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}`;
}

function prospectsText(prospects: readonly Prospect[], { context }: IdealProfile, currency: string): string {
  if (prospects.length === 0) return 'Companies that are no customers yet: none is on record.';
  const money = moneyFormat(currency);
  const known = prospects.flatMap(({ fit, ...prospect }) => (fit.kind === 'known' ? [{ ...prospect, fit }] : []));
  const table = plainTable(
    ['Company', 'Name', 'Fit', 'Expected value', 'May cost to win', 'Because'],
    ['Fit', 'Expected value', 'May cost to win'],
  );
  for (const { companyId, name, fit } of known.slice(0, MOST_PROSPECTS)) {
    const because = fit.parts.map(
      ({ kind, value, factor }) => `${traitText(kind, value, context, money)} × ${factorText(factor)}`,
    );
    table.push([
      companyId,
      shownName(name),
      `${String(Math.round(fit.fit))} in 100`,
      money(fit.expectedLifetimeValue),
      money(fit.justifiedCost),
      because.join('\n'),
    ]);
  }
  const unknown = prospects.length - known.length;
  return [
    ...(known.length === 0
      ? []
      : [
          'Companies that are no customers yet, by fit: of 100 like it that become customers, about so many become Ideal.',
          table.toString(),
        ]),
    ...(known.length > MOST_PROSPECTS ? [`And ${String(known.length - MOST_PROSPECTS)} more (--json lists all).`] : []),
    ...(unknown === 0
      ? []
      : [
          `${countText(unknown, 'company', 'companies')} that ${unknown === 1 ? 'is no customer' : 'are no customers'} yet: fit not known, since fewer than ${String(FEWEST_KNOWN_TRAITS)} of the measured traits are known.`,
        ]),
  ].join('\n');
}

/** What is known of nobody is named apart from what is missing here and there. */
function notKnownText({ notKnown, ideal: { of } }: IdealProfile): readonly string[] {
  const nobody = notKnown.filter(({ customers }) => customers === of).map(({ kind }) => KIND_WORDS[kind]);
  const some = notKnown
    .filter(({ customers }) => customers < of)
    .map(({ kind, customers }) => `${KIND_WORDS[kind]} (${String(customers)} of ${String(of)})`);
  return [
    ...(nobody.length === 0 ? [] : [`Not known of anybody: ${nobody.join('; ')}.`]),
    ...(some.length === 0 ? [] : [`Not known of all: ${some.join('; ')} without it.`]),
  ];
}
