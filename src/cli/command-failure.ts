/** An expected failure of a command: its message says what was wrong, where, and what to do. Anything else is a bug. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';
}

/** The environment names no account of HubSpot, or what it names cannot be used. */
export class NoAccount extends CommandFailure {
  override readonly name = 'NoAccount';
}
