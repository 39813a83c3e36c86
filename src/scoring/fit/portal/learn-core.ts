import type { NamedParameters } from '../../models/repeat-models.ts';
import { historiesOn, type OccasionDays } from '../../models/history-columns.ts';
import { SEED_MODEL, type BetaPrior, type GroupPrior, type Model } from '../../model.ts';
import type { Policy } from '../../policy.ts';
import type { Day } from '../../types.ts';
import { isPilotOnly } from '../../loyalty/pilot-loyalty.ts';
import { chooseRepeatModel } from '../choose-repeat-model.ts';
import { fitLossPrior } from '../fit-loss-prior.ts';
import { fitRepeatModel } from '../fit-repeat-model.ts';
import { isUnderContract, type CustomerEvidence } from './customer-evidence.ts';
import { fitContractGrowth } from './fit-contract-growth.ts';
import { fitPilots } from './fit-pilots.ts';
import { fitSpend } from './fit-spend.ts';
import { fitGroups } from './fit-groups.ts';
import { lossRecord } from './loss-records.ts';
import { fitWinBack } from './win-back-spells.ts';

/** A model learnt from the purchases alone, without a name yet, and how each part came about, in plain sentences. */
export interface LearntCore {
  readonly model: Omit<Model, 'id'>;
  readonly notes: readonly string[];
}

/** Without a contract: below this many customers, or repeat purchases, the rule of years speaks for them. */
const FEWEST_FOR_RHYTHM = { customers: 50, repeats: 50 } as const;
/** More customers than this tell the parameters no better; models are compared on fewer. */
const MOST_FITTED = 5_000;
const MOST_COMPARED = 2_000;

/** Learns the core from what the evidence holds, which was read on `asOf`: nothing later is seen. */
export function learnCore(customers: readonly CustomerEvidence[], policy: Policy, asOf: Day): LearntCore {
  const pilots = fitPilots(customers, asOf);
  const rhythm = learnRhythm(customers, asOf, pilots !== null);
  const loss = learnLoss(customers, policy, asOf, rhythm.repeat !== null);
  const winBack = fitWinBack(customers, policy, asOf);
  return {
    model: {
      kind: 'portal',
      fittedOn: asOf,
      customers: customers.length,
      renewal: loss.renewal,
      groups: loss.groups,
      repeat: rhythm.repeat,
      winBack: winBack?.prior ?? SEED_MODEL.winBack,
      spend: fitSpend(customers),
      contractGrowth: fitContractGrowth(customers, asOf),
      pilots,
      growth: 1,
      wallets: {},
      engagement: null,
    },
    notes: [
      loss.note,
      rhythm.note,
      winBack === null
        ? 'Win-back: too few lapsed customers seen for a year; the starting assumption stays.'
        : `Win-back: ${String(winBack.returns)} returns in ${String(winBack.spells)} times that a customer was lost; ${inHundred(winBack.prior)} in 100 come back in the first year.`,
    ],
  };
}

function learnLoss(
  customers: readonly CustomerEvidence[],
  policy: Policy,
  asOf: Day,
  rhythmSpeaks: boolean,
): { readonly renewal: BetaPrior; readonly groups: Readonly<Record<string, GroupPrior>>; readonly note: string } {
  // Where a rhythm was learnt, years without a contract are no longer tests: they would tell about other customers.
  const members = customers
    .filter((customer) => !rhythmSpeaks || isUnderContract(customer))
    .map((customer) => ({ group: customer.group, record: lossRecord(customer, policy, asOf) }));
  const renewal = fitLossPrior(
    members.map((member) => member.record),
    SEED_MODEL.renewal,
  ).parameters;
  const groups = fitGroups(members, renewal);
  const kept = members.reduce((sum, { record }) => sum + record.kept, 0);
  const lost = members.reduce((sum, { record }) => sum + record.lost, 0);
  const tests = rhythmSpeaks ? 'renewals' : 'renewals and years without a contract';
  return {
    renewal,
    groups,
    note: `${inHundred(renewal)} in 100 pass their first test, from ${String(kept)} ${tests} kept and ${String(lost)} lost; ${String(Object.keys(groups).length)} groups of similar customers are large enough to speak.`,
  };
}

function learnRhythm(
  customers: readonly CustomerEvidence[],
  asOf: Day,
  pilotsSpeak: boolean,
): { readonly repeat: NamedParameters | null; readonly note: string } {
  const occasions = customers
    .filter((customer) => !isUnderContract(customer) && !(pilotsSpeak && isPilotOnly(customer.read.deals.purchases)))
    .map((customer) => customer.read.occasions.map((occasion) => occasion.day));
  const repeats = occasions.reduce((sum, days) => sum + days.length - 1, 0);
  if (occasions.length < FEWEST_FOR_RHYTHM.customers || repeats < FEWEST_FOR_RHYTHM.repeats) {
    return {
      repeat: null,
      note: `Purchases without a contract: ${String(occasions.length)} customers with ${String(repeats)} repeat purchases are too few for a rhythm; the rule of years with and without a purchase stays.`,
    };
  }
  const choice = chooseRepeatModel(sample(occasions, MOST_COMPARED), asOf);
  const { columns } = historiesOn(sample(occasions, MOST_FITTED), asOf, 1);
  const fit = fitRepeatModel(choice.model, 'map', columns);
  return {
    repeat: toNamed(fit),
    note: `Purchases without a contract: ${choice.model}, from ${String(occasions.length)} customers with ${String(repeats)} repeat purchases; ${choice.because}.`,
  };
}

/** The parameters alone: what a model file holds. */
function toNamed(fit: NamedParameters): NamedParameters {
  return fit.model === 'pareto-nbd'
    ? { model: fit.model, parameters: fit.parameters }
    : { model: fit.model, parameters: fit.parameters };
}

/** Every n-th, so that the sample is the same each time. */
function sample(occasions: readonly OccasionDays[], most: number): readonly OccasionDays[] {
  if (occasions.length <= most) return occasions;
  const step = occasions.length / most;
  return Array.from({ length: most }, (_, index) => occasions[Math.floor(index * step)] ?? []);
}

function inHundred({ alpha, beta }: BetaPrior): string {
  return String(Math.round((100 * beta) / (alpha + beta)));
}
