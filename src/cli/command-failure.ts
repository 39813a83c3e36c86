/** An expected failure of a command: its message says what was wrong, where, and what to do. Anything else is a bug. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';
}

/** The environment names no account of HubSpot, or what it names cannot be used. */
export class NoAccount extends CommandFailure {
  override readonly name = 'NoAccount';
}

/** Opens an account for a command that reads a folder as well, and says so where there is no account. */
export async function orFromFolder<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof NoAccount)) throw error;
    throw new CommandFailure(`${error.message} To score a folder of CSV files instead, name it with --data.`);
  }
}
