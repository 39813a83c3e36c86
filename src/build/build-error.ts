/** The project cannot be built as it is: a mistake in the sources, said with what, where and what to do. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}
