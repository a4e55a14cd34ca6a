import { type Findings, NOTHING_OMITTED } from "./findings/finding.ts";
import { nameWithEscapes } from "./language/characters.ts";

/**
 * The reasons that end a run, and their exit codes. These are part of the command line's contract.
 */
export const EXIT_CODES = {
  differences: 1,
  usage: 2,
  input: 3,
  browser: 4,
  output: 5,
  bug: 70,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ErrorKind = keyof typeof EXIT_CODES;

/**
 * An expected end of a run. Its message is for the user, in Dutch, and says what to do. Each
 * sentence stays on one line, whatever name a user or a file put into it.
 */
export class ReportError extends Error {
  override readonly name = "ReportError";
  readonly kind: ErrorKind;
  readonly sentences: readonly string[];
  /** The problems in the input, if these ended the run. */
  readonly found: Findings;

  constructor(
    kind: ErrorKind,
    message: string | readonly string[],
    options: { readonly cause?: unknown; readonly found?: Findings } = {},
  ) {
    const sentences = [message].flat().map(nameWithEscapes);
    super(sentences.join("\n"), { cause: options.cause });
    this.kind = kind;
    this.sentences = sentences;
    this.found = options.found ?? { findings: [], omitted: NOTHING_OMITTED };
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}
