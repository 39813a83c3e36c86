import type { CompanyHistory } from '../../scoring/types.ts';
import { fitPortal } from '../models/fit-portal.ts';
import type { ModelLearner } from '../ports/model-learner.ts';

/** Learns where it is called: nothing else happens meanwhile, and a signal is heard between the pages of the sample only. */
export const learnInProcess: ModelLearner = {
  async learn(sample, start, signal) {
    const histories: CompanyHistory[] = [];
    for await (const page of sample()) {
      if (signal?.aborted === true) return null;
      histories.push(...page);
    }
    if (signal?.aborted === true) return null;
    const { context, report } = fitPortal(
      histories.map((history) => ({ history })),
      start,
    );
    return { model: context.model, reason: report.reason, backtest: report.backtest };
  },
};
