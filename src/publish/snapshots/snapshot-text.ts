import { snapshotMessages as texts } from "../../messages/snapshots.ts";
import type { Period } from "../../period/period.ts";
import type {
  CheckedFigures,
  CheckedReport,
  KeptOutcome,
  RewrittenReport,
} from "../../snapshots/checked-report.ts";
import type { LayerDifference, LineChange } from "../../snapshots/differences.ts";
import { isSourceLost, isStyleLost } from "../../snapshots/differences.ts";
import { isWrittenAnew } from "../../snapshots/written-anew.ts";
import type { Terminal } from "../terminal.ts";
import { wrapped } from "../wrapped.ts";
import { revisionLines } from "./revision-lines.ts";

/** So many lines of a layer show what kind of change it is. */
const MOST_CHANGES = 12;

/** Kept reports that were made again, as text for a terminal: what is the same, and what is not. */
export function checkedText(checked: readonly CheckedReport[], terminal: Terminal): string {
  const different = checked.filter(({ differences }) => differences.length > 0).length;
  return [
    terminal.bold(texts.checkTitle),
    ...checked.flatMap((one) => reportLines(one, terminal)),
    "",
    ...wrapped(texts.summary(checked.length, different), terminal.width),
    ...(different === 0 ? [] : adviceOn(checked, terminal)),
    "",
  ].join("\n");
}

/** What to do about differences: first those that are no differences in what was kept. */
function adviceOn(checked: readonly CheckedReport[], { width }: Terminal): readonly string[] {
  const differences = checked.flatMap((one) => one.differences);
  if (differences.some(isWrittenAnew)) return wrapped(texts.restoreFirst, width);
  if (differences.some(isStyleLost)) return wrapped(texts.styleLost, width);
  if (differences.some(isSourceLost)) return wrapped(texts.restoreOrKeepAnew, width);
  // What cannot be made again is no new report that could be kept.
  const isMade = differences.some(({ reason }) => reason === "differs" || reason === "changed");
  return isMade ? wrapped(texts.keepAfterwards, width) : [];
}

function reportLines(
  { report, differences, otherMachine, figures }: CheckedReport,
  terminal: Terminal,
): readonly string[] {
  const { width, bold, alert } = terminal;
  const outcome = differences.length === 0 ? texts.same : alert(texts.different);
  const note = (text: string): readonly string[] => wrapped(text, width, "  ");
  return [
    "",
    `${bold(report.period.id)} ${report.document}: ${outcome}`,
    ...differenceLines(differences, terminal),
    ...(otherMachine === null ? [] : note(texts.otherMachine(otherMachine))),
    ...(figures === null ? [] : figuresLines(figures, terminal)),
  ];
}

function figuresLines(figures: CheckedFigures, { width }: Terminal): readonly string[] {
  if (figures.kind === "same") return wrapped(texts.figuresSame, width, "  ");
  const { kind, revisions, published } = figures;
  const head = kind === "otherExport" ? texts.otherExport : texts.otherCodebook;
  return [
    ...wrapped(head(revisions.length), width, "  "),
    ...revisionLines(revisions, published).flatMap(({ label, lines }) => [
      ...wrapped(label, width, "    "),
      ...lines.flatMap((line) => wrapped(line, width, "      ", "        ")),
    ]),
  ];
}

/** Kept reports that were rewritten, as text for a terminal, with what changed of each. */
export function rewrittenText(rewritten: readonly RewrittenReport[], terminal: Terminal): string {
  return [
    terminal.bold(texts.updateTitle),
    ...rewritten.flatMap(({ report, outcome, differences }) => [
      "",
      ...wrapped(
        `${report.period.id} ${report.document}: ${texts.updateOutcomes[outcome]}`,
        terminal.width,
        "",
        "  ",
      ),
      ...differenceLines(differences, terminal),
    ]),
    ...(rewritten.some(({ outcome }) => outcome === "styleLost")
      ? ["", ...wrapped(texts.styleLost, terminal.width)]
      : []),
    "",
  ].join("\n");
}

/** What became of a report that was to be kept, as text for a terminal. */
export function keptText(
  { id }: Period,
  { folder, outcome, differences }: KeptOutcome,
  terminal: Terminal,
): string {
  return [
    ...wrapped(`${id}: ${texts.keepOutcomes[outcome](folder)}`, terminal.width, "", "  "),
    ...differenceLines(differences, terminal),
    "",
  ].join("\n");
}

/** The layers that differ, each with the lines that do. */
function differenceLines(
  differences: readonly LayerDifference[],
  terminal: Terminal,
): readonly string[] {
  const { width, alert } = terminal;
  return differences.flatMap(({ layer, reason, detail, changes }) => [
    ...wrapped(`${texts.layers[layer]} ${texts.reasons[reason]}`, width, "  ", "    ").map(alert),
    // Whole, so that a path or a hash can be copied.
    ...(detail === undefined ? [] : [`    ${detail}`]),
    ...(layer === "html"
      ? partLines(changes, width)
      : changeLines(changes.slice(0, MOST_CHANGES), width)),
    ...(layer === "html" || changes.length <= MOST_CHANGES
      ? []
      : wrapped(texts.more(changes.length - MOST_CHANGES), width, "    ")),
  ]);
}

function partLines(changes: readonly LineChange[], width: number): readonly string[] {
  const names = changes.map(({ kept, now }) => now ?? kept ?? "");
  const named = names.map((name) => texts.partNames[name] ?? name);
  return named.length === 0 ? [] : wrapped(`${texts.parts}: ${named.join(", ")}`, width, "    ");
}

function changeLines(changes: readonly LineChange[], width: number): readonly string[] {
  let above: string | null = null;
  return changes.flatMap(({ where, kept, now }) => {
    const heading = where === null || where === above ? [] : [`    ${where}`];
    above = where;
    const side = (word: string, line: string | null): readonly string[] => {
      const start = `      ${`${word}:`.padEnd(5)}`;
      return wrapped(line ?? texts.nothing, width, start, " ".repeat(start.length));
    };
    return [...heading, ...side(texts.was, kept), ...side(texts.now, now)];
  });
}
