import type { Day } from '../types.ts';
import { historiesOn, type OccasionDays } from '../models/history-columns.ts';
import { repeatModel } from '../models/repeat-models.ts';
import type { RepeatModelName } from '../models/repeat-purchase-model.ts';
import { fitRepeatModel } from './fit-repeat-model.ts';

/** Which model of repeat purchases a data set is fitted with, and how that was decided. */
export interface RepeatModelChoice {
  readonly model: RepeatModelName;
  readonly because: string;
  /** Mean log-loss of each candidate on what came after the inner cut; null where there was too little to compare on. */
  readonly forwardLogLoss: { readonly mbgNbd: number; readonly paretoNbd: number } | null;
}

/** Part of the calibration that the candidates are fitted on; they are compared on the rest. */
const FITTED_SHARE = 0.75;
const FEWEST_CUSTOMERS = 50;
/** Differences below this are a tie. */
const TIE = 0.001;

/**
 * Chooses between MBG/NBD and Pareto/NBD by forward log-loss: both are fitted (`map`) on the first three quarters of the
 * time, and say for each customer how likely at least one purchase in the last quarter is; the lower mean log-loss wins,
 * ties go to MBG/NBD, which is faster. BG/NBD is no candidate, since it holds a customer with one purchase for alive
 * whatever the silence. With fewer than 50 customers at the inner cut, or an outcome that nobody or everybody had, it is
 * MBG/NBD.
 *
 * @param until last day of the calibration: nothing after it is looked at
 */
export function chooseRepeatModel(occasions: readonly OccasionDays[], until: Day): RepeatModelChoice {
  const start = occasions.reduce((first, days) => Math.min(first, days[0] ?? Infinity), Infinity);
  const cut = Math.floor(start + FITTED_SHARE * (until - start));
  const { columns, customers } = historiesOn(occasions, cut, 1);
  const cameBack = customers.map((index) => (occasions[index] ?? []).some((day) => day > cut && day <= until));
  const returns = cameBack.filter(Boolean).length;
  if (customers.length < FEWEST_CUSTOMERS || returns === 0 || returns === customers.length) {
    const because = `too few customers to compare models on (${customers.length} in the first three quarters of the time, ${returns} of them came back after)`;
    return { model: 'mbg-nbd', because, forwardLogLoss: null };
  }
  const logLossOf = (model: RepeatModelName): number => {
    const scores = {
      probabilityActive: new Float64Array(customers.length),
      expectedPurchases: new Float64Array(customers.length),
    };
    repeatModel(fitRepeatModel(model, 'map', columns)).scoreColumns(columns, until - cut, scores);
    return meanLogLoss(scores.probabilityActive, cameBack);
  };
  const forwardLogLoss = { mbgNbd: logLossOf('mbg-nbd'), paretoNbd: logLossOf('pareto-nbd') };
  const gain = forwardLogLoss.mbgNbd - forwardLogLoss.paretoNbd;
  const figures = `forward log-loss ${forwardLogLoss.mbgNbd.toFixed(4)} (mbg-nbd) against ${forwardLogLoss.paretoNbd.toFixed(4)} (pareto-nbd)`;
  return gain > TIE
    ? { model: 'pareto-nbd', because: figures, forwardLogLoss }
    : { model: 'mbg-nbd', because: gain > -TIE ? `${figures}: a tie` : figures, forwardLogLoss };
}

/** Mean of −ln of the probability given to what happened; probabilities are kept 1e-9 away from 0 and 1. */
function meanLogLoss(probabilities: Float64Array, happened: readonly boolean[]): number {
  const sum = probabilities.reduce((total, probability, row) => {
    const given = happened[row] === true ? probability : 1 - probability;
    return total - Math.log(Math.min(1, Math.max(1e-9, given)));
  }, 0);
  return sum / happened.length;
}
