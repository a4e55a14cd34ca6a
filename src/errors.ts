import { nameWithEscapes } from "./language/control-characters.ts";
import { NOTHING_OMITTED, type Findings } from "./messages/finding.ts";

/** What can end a run, and the exit code that says so. Part of the command line's contract. */
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
 * An end of the run that we foresaw: its message is for the user, in Dutch, and says what to do. Each
 * sentence of it stays one line, whatever name a user or a file put into it.
 */
export class ReportError extends Error {
  override readonly name = "ReportError";
  readonly kind: ErrorKind;
  readonly sentences: readonly string[];
  /** The problems in the input, where that is what ended the run. */
  readonly found: Findings;

  constructor(
    kind: ErrorKind,
    told: string | readonly string[],
    options: { readonly cause?: unknown; readonly found?: Findings } = {},
  ) {
    const sentences = [told].flat().map(nameWithEscapes);
    super(sentences.join("\n"), { cause: options.cause });
    this.kind = kind;
    this.sentences = sentences;
    this.found = options.found ?? { findings: [], omitted: NOTHING_OMITTED };
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}
