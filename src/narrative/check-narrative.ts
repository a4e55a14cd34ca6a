import { firstControl, withoutControls } from "../language/control-characters.ts";
import type { Finding } from "../messages/finding.ts";
import { narrativeMessages, type NarrativeCode } from "../messages/narrative.ts";
import { checkBlocks, checkHeadings } from "./check-blocks.ts";
import { checkLinks, checkNotes } from "./check-links.ts";
import { checkSigns } from "./check-signs.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { checkParts, checkSize } from "./limits.ts";
import { MARKDOWN, showNothing } from "./markdown.ts";
import type { Narrative } from "./narrative.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";
import type { Remark } from "./remark.ts";

/** The end of a line, also as an old Macintosh writes it, or where it was written twice. */
const LINE_END = /(?<!\r)\r+\n|\n|\r/;
const EMPTY_LINES = /^(?:[ \t]*\n)+/;

/** What a text is checked by, of the report that it is for. */
export interface ReportOfTexts {
  /** The report has a publication date, so it takes no samples. */
  readonly isPublished?: boolean;
  /** How to reach the organisation: a text may say so too. */
  readonly contact?: string | null;
}

/**
 * Reads one narrative file: its front matter and its Markdown, checked. `file` is the name that
 * findings bear. The narrative is null where it has no text or an error, as a sample is where the
 * report is to be published.
 */
export function checkNarrative(
  name: string,
  file: string,
  source: string,
  { isPublished = false, contact = null }: ReportOfTexts = {},
): { readonly narrative: Narrative | null; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report = (code: NarrativeCode, line: number, position: number, more = ""): void => {
    const { severity, message: words } = narrativeMessages[code];
    const message = more === "" ? words : `${words} ${more}`;
    findings.push({ severity, code, file, line, column: null, position, message });
  };

  const written = source.replace(/^\uFEFF/, "").split(LINE_END);
  for (const [line, text] of written.entries()) {
    const control = firstControl(text);
    if (control >= 0) report("narrative-control", line + 1, control + 1);
  }
  const allLines = written.map((text) => withoutControls(text));
  const { body, bodyLine, isSample } = splitFrontMatter(allLines);
  if (isSample === null) report("narrative-front-matter", 1, 1);
  if (isSample === true && isPublished) {
    const line = allLines.findIndex((one) => one.includes("voorbeeldtekst"));
    report("narrative-sample-published", line + 1, 1);
  }
  for (const { kind, line, at } of personalDataIn(allLines, contact, characterOf)) {
    report(`narrative-${kind}`, line + 1, at + 1);
  }

  const beyond = checkSize(body);
  const { remarks, isEmpty } =
    beyond.length > 0 ? { remarks: beyond, isEmpty: false } : remarksOf(body);
  for (const { code, line, at = 0, more } of remarks) report(code, line + bodyLine, at + 1, more);

  const hasError = findings.some(({ severity }) => severity === "error");
  // What is wrong with a text may be the reason that it shows nothing.
  if (body.trim() === "" || (isEmpty && !hasError)) report("narrative-empty", 1, 1);
  if (isEmpty || hasError) return { narrative: null, findings: inOrder(findings) };
  const markdown = body.replace(EMPTY_LINES, "").trimEnd().normalize("NFC");
  return {
    narrative: { name, markdown, isSample: isSample === true },
    findings: inOrder(findings),
  };
}

/** What a code such as `&nbsp;` prints as; one that is not known prints as it stands. */
function characterOf(entity: string): string {
  return MARKDOWN.utils.unescapeAll(entity);
}

function remarksOf(body: string): {
  readonly remarks: readonly Remark[];
  /** True for a text that shows nothing in print. */
  readonly isEmpty: boolean;
} {
  const environment = {};
  const tokens = MARKDOWN.parse(body, environment);
  const lines = body.split("\n");
  const remarks = [
    ...checkHeadings(tokens),
    ...checkLinks(tokens, lines, environment),
    ...checkNotes(tokens, lines, environment),
    ...checkBlocks(tokens, lines, environment),
    ...checkParts(tokens, lines),
    ...checkSigns(lines),
  ];
  return { remarks, isEmpty: showNothing(tokens) };
}

/** In the order of the text; of one rule a line has one finding at the same place. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map(
    findings.map((one) => [`${one.code} ${one.line} ${one.position}`, one] as const),
  );
  return [...byPlace.values()].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0),
  );
}
