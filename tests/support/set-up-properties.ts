import fc from 'fast-check';

/**
 * The same examples in every run, so that a change is judged by what it changed; `npm run -s bench:laws` looks for new ones, with
 * the seeds that it sets here. A property that fails looks for a smaller example, which of large ones has no end: the first
 * that was found is told after a minute.
 */
fc.configureGlobal({ seed: Number(process.env.LOYALTY_EXAMPLES_SEED ?? 1), interruptAfterTimeLimit: 60_000 });
