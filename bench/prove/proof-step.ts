/** One of the long commands, and what its output proves. */
export interface ProofStep {
  readonly name: string;
  readonly claim: string;
  /** The file and its arguments, as Node runs it. */
  readonly command: readonly string[];
  readonly seed: number | null;
  /** The figures of its output, in one line. @throws where the output is not what the command prints */
  readonly figures: (output: string) => string;
  /** Whether its figures are as claimed; without it, the exit code says so. */
  readonly holds?: (output: string) => boolean;
  /** Its figures are of time, which another program on the machine can spoil: what does not hold is tried once more. */
  readonly measuresTime?: true;
}

/** Where and when a step was run. */
export interface Circumstances {
  readonly machine: string;
  readonly node: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** What came of a step. */
export interface Proof extends Circumstances {
  readonly name: string;
  readonly claim: string;
  readonly command: string;
  readonly seed: number | null;
  readonly figures: string;
  readonly holds: boolean;
  readonly seconds: number;
  /** The figures of a first try that did not hold; null: there was none. */
  readonly firstTry: string | null;
}
