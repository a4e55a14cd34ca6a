import { ReportError } from "../errors.ts";
import type { Severity } from "../findings/codes.ts";
import { countErrors, type Finding, type Findings } from "../findings/finding.ts";
import { nameWithEscapes } from "../language/characters.ts";
import { checkMessages } from "../messages/check.ts";
import { commandMessages } from "../messages/commands.ts";
import { previewMessages as texts } from "../messages/output.ts";

// What the page shows. Its script takes its types from here, so no module of Node may be imported.

/** A finding as the page shows it. */
interface ShownFinding {
  readonly severity: Severity;
  /** The severity in Dutch. */
  readonly kind: string;
  readonly folder: string;
  readonly file: string;
  /** The line, the character and the column, in words; empty if the whole file is meant. */
  readonly place: string;
  readonly message: string;
  /** The id of the section with this file as its text. */
  readonly section: string | null;
}

/** The reason why a page cannot be made. */
export interface ShownFault {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly findings: readonly ShownFinding[];
}

/** Findings as the page shows them, with a sentence about all of them. */
export interface ShownFindings {
  readonly items: readonly ShownFinding[];
  readonly summary: string;
  readonly more: string | null;
}

/**
 * The whole state of a page. Each event sends all of it, so that a page that slept is up to date at
 * once.
 */
export interface PreviewState {
  readonly document: string;
  readonly documents: readonly string[];
  readonly title: string | null;
  /** Identifies the page to show; null before the first good one. */
  readonly page: string | null;
  /** The number of changes of texts so far, and the section of the last one. */
  readonly edited: { readonly count: number; readonly section: string | null };
  readonly fault: ShownFault | null;
  readonly findings: ShownFindings;
  readonly isBusy: boolean;
}

/** Gives the id of the section with this file as its text; null for none. */
export type SectionOf = (file: string) => string | null;

/** Nobody reads more findings beside a page. */
const MOST_SHOWN = 200;

/** The findings, the most severe first. */
export function shownFindings(
  found: Findings,
  sectionOf: SectionOf,
  isWhole: boolean,
): ShownFindings {
  const { findings, omitted } = found;
  const inOrder = (["error", "warning", "hint"] as const).flatMap((severity) =>
    findings.filter((one) => one.severity === severity),
  );
  const hidden = Math.max(0, inOrder.length - MOST_SHOWN) + omitted.errors + omitted.warnings;
  const count = (severity: Severity): number =>
    findings.filter((one) => one.severity === severity).length;
  const errors = countErrors(found);
  const warnings = count("warning") + omitted.warnings;
  const hints = count("hint");
  const isNone = errors + warnings + hints === 0;
  return {
    items: inOrder.slice(0, MOST_SHOWN).map((one) => shownFinding(one, sectionOf)),
    summary: isNone
      ? isWhole
        ? texts.findings.none
        : texts.findings.checking
      : checkMessages.checkSummary(errors, warnings, hints),
    more: hidden > 0 ? checkMessages.moreFindings(hidden) : null,
  };
}

/** An error as the page shows it. */
export function shownFault(error: unknown, hasPage: boolean, sectionOf: SectionOf): ShownFault {
  const found = error instanceof ReportError ? error.found.findings : [];
  const errors = found.filter(({ severity }) => severity === "error");
  // With `--strict` warnings refuse settings too.
  const shown = errors.length > 0 ? errors : found;
  const words = hasPage ? texts.wrongWithPage : texts.wrongWithoutPage;
  const title =
    shown.length === 0 ? words.none : shown.length === 1 ? words.one : words.more(shown.length);
  return {
    title,
    sentences: shown.length > 0 ? [] : sentencesOf(error),
    findings: shown.slice(0, MOST_SHOWN).map((one) => shownFinding(one, sectionOf)),
  };
}

/** The sentences of an error. */
export function sentencesOf(error: unknown): readonly string[] {
  return error instanceof ReportError ? error.sentences : [commandMessages.bug];
}

function shownFinding(
  { severity, file, line, position, column, message }: Finding,
  sectionOf: SectionOf,
): ShownFinding {
  const cut = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1;
  return {
    severity,
    kind: checkMessages.severity[severity],
    folder: nameWithEscapes(file.slice(0, cut)),
    file: nameWithEscapes(file.slice(cut)),
    place: nameWithEscapes(
      [
        ...(line === null ? [] : [checkMessages.line(line)]),
        ...(position === undefined ? [] : [checkMessages.position(position)]),
        ...(column === null ? [] : [checkMessages.column(column)]),
      ].join(", "),
    ),
    message: nameWithEscapes(message),
    section: sectionOf(file),
  };
}
