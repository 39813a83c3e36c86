/** An expected failure of a command: its message says what was wrong, where, and what to do. Anything else is a bug. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
