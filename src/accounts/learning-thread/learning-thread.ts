/** The thread in which a portal's model is learnt: takes the customers page by page, learns once, and ends. */
import { parentPort } from 'node:worker_threads';
import { fitPortal } from '../../operations/models/fit-portal.ts';
import type { CompanyHistory } from '../../scoring/types.ts';
import type { FromLearningThread, ToLearningThread } from './learning-messages.ts';

const port = parentPort;
if (port === null) throw new Error('the learning thread is started by another thread');

const readings: { readonly history: CompanyHistory }[] = [];

function answer(message: ToLearningThread): FromLearningThread {
  if (message.kind === 'page') {
    for (const history of message.histories) readings.push({ history });
    return { kind: 'next' };
  }
  const { context, report } = fitPortal(readings, message.start);
  return { kind: 'learnt', learnt: { model: context.model, reason: report.reason, backtest: report.backtest } };
}

port.on('message', (message: ToLearningThread) => {
  port.postMessage(answer(message));
});
