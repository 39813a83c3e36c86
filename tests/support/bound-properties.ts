import fc from 'fast-check';

// A property that fails looks for a smaller example, which of large ones has no end: the first that was found is told then.
fc.configureGlobal({ interruptAfterTimeLimit: 60_000 });
