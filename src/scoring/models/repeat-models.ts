import type { BetaGeometricParameters } from './beta-geometric.ts';
import { bgNbd } from './bg-nbd.ts';
import { mbgNbd } from './mbg-nbd.ts';
import { paretoNbd, type ParetoParameters } from './pareto-nbd.ts';
import type { RepeatPurchaseModel } from './repeat-purchase-model.ts';

/** The name of a model of repeat purchases with its parameters: plain data, as it is fitted, stored and read. */
export type NamedParameters =
  | { readonly model: 'bg-nbd'; readonly parameters: BetaGeometricParameters }
  | { readonly model: 'mbg-nbd'; readonly parameters: BetaGeometricParameters }
  | { readonly model: 'pareto-nbd'; readonly parameters: ParetoParameters };

/** The functions of the named model. */
export function repeatModel(named: NamedParameters): RepeatPurchaseModel {
  switch (named.model) {
    case 'bg-nbd':
      return bgNbd(named.parameters);
    case 'mbg-nbd':
      return mbgNbd(named.parameters);
    case 'pareto-nbd':
      return paretoNbd(named.parameters);
  }
}
