import type { Terminal } from "../terminal.ts";
import { wrapped } from "../wrapped.ts";
import { alignedText } from "../aligned.ts";
import { reasonOf } from "../made-reports.ts";
import type { ComparisonRow } from "../../compare/comparison.ts";
import type { RevisedFigure } from "../../compare/revisions.ts";
import type { PublishedFigures } from "../../disclosure/published-figures.ts";
import { formatIsoDay } from "../../language/dates.ts";
import { formatInteger, signed } from "../../language/numbers.ts";
import { snapshotMessages as texts } from "../../messages/snapshots.ts";
import type { Period } from "../../period/period.ts";
import type {
  CheckedFigures,
  CheckedReport,
  KeptOrNot,
  KeptOutcome,
  RewrittenReport,
} from "../../snapshots/checked-report.ts";
import {
  isSourceLost,
  isStyleLost,
  type LayerDifference,
  type LineChange,
} from "../../snapshots/differences.ts";
import type { KeptReport } from "../../snapshots/kept-periods.ts";
import { isWrittenAnew } from "../../snapshots/written-anew.ts";

/** So many lines of a layer show what kind of change it is. */
const MOST_CHANGES = 12;

/** Kept reports that were made again, as text for a terminal: what is the same, and what is not. */
export function checkedText(checked: readonly CheckedReport[], terminal: Terminal): string {
  const different = checked.filter(({ differences }) => differences.length > 0).length;
  const laidOut = checked.filter(({ otherVersion }) => otherVersion?.isLaidOutOtherwise).length;
  return [
    terminal.bold(texts.checkTitle),
    ...checked.flatMap((one) => reportLines(one, terminal)),
    "",
    ...wrapped(texts.summary(checked.length, different, laidOut), terminal.width),
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
  const isMade = differences.some(({ reason }) =>
    ["differs", "presented", "changed"].includes(reason),
  );
  return isMade ? wrapped(texts.keepAfterwards, width) : [];
}

function reportLines(one: CheckedReport, terminal: Terminal): readonly string[] {
  const { report, differences, figures } = one;
  const { width, bold, alert } = terminal;
  const outcome = differences.length === 0 ? texts.same : alert(texts.different);
  const note = otherwiseMade(one);
  return [
    "",
    `${bold(report.period.id)} ${nameOf(report)}: ${outcome}`,
    ...differenceLines(differences, terminal),
    ...(note === null ? [] : wrapped(note, width, "  ")),
    ...(figures === null ? [] : figuresLines(figures, terminal)),
  ];
}

/** The name of a document, with the day of publication of a version that was corrected since. */
function nameOf({ document, version }: KeptReport): string {
  if (version === undefined) return document;
  const day = formatIsoDay(version.slice(0, "jjjj-mm-dd".length));
  return `${document}, ${texts.versionOf(day)}`;
}

/** What another release, browser or machine makes otherwise; null where all of them are the same. */
function otherwiseMade({
  otherMachine,
  otherVersion,
  differences,
}: Pick<CheckedReport, "otherMachine" | "otherVersion" | "differences">): string | null {
  // What another machine made too is laid out anew anyway.
  if (otherVersion?.isLaidOutOtherwise === true) {
    return texts.laidOutOtherwise(ageOf(otherVersion), otherVersion);
  }
  if (otherVersion !== null && differences.length > 0) return texts.otherVersion(otherVersion);
  return otherMachine === null ? null : texts.otherMachine(otherMachine);
}

/** Whether the version that runs is newer than the one that kept, by their numbers. */
function ageOf({ kept, now }: { readonly kept: string; readonly now: string }) {
  const numbersOf = (version: string) => (version.match(/\d+/g) ?? []).map(Number);
  const [old, own] = [numbersOf(kept), numbersOf(now)];
  const index = own.findIndex((number, place) => number !== old[place]);
  if (index < 0) return "andere";
  return (own[index] ?? 0) > (old[index] ?? 0) ? "nieuwere" : "oudere";
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
        `${report.period.id} ${nameOf(report)}: ${texts.updateOutcomes[outcome]}`,
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

/** The outcomes of keeping several reports, as a table. */
export function keptTable(outcomes: readonly KeptOrNot[]): string {
  const rows = outcomes.map((one) => {
    const about = [one.period.id, one.document ?? texts.tableNone];
    if ("kept" in one) return [...about, texts.keepOutcomes[one.kept.outcome](one.kept.folder)];
    return [...about, texts.tableNotKept(reasonOf(one.error))];
  });
  const heads = [texts.tablePeriod, texts.tableDocument, texts.tableOutcome];
  return alignedText(
    heads.map((head) => ({ head })),
    rows,
  );
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

/** A revised figure in words: its name, and a line for each of its numbers. */
interface RevisionLines {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The revised figures of a report that was published, for whoever reads them as text. */
function revisionLines(
  revisions: readonly RevisedFigure[],
  { figures }: PublishedFigures,
): readonly RevisionLines[] {
  return revisions.map(({ figure, numbers, hidesNumbers }) => ({
    label: figures[figure]?.label ?? figure,
    lines: [...numbers.map(lineOf), ...(hidesNumbers ? [texts.hidden] : [])],
  }));
}

/** "december 2023: 103 → 105 (+2)". */
function lineOf({ categoryLabel, field, unit, old, new: now, difference }: ComparisonRow): string {
  const name = categoryLabel ?? texts.fields[field] ?? field;
  const number = (value: number | null): string =>
    value === null ? "–" : `${formatInteger(value)}${unit === "procent" ? "%" : ""}`;
  const change = difference === null ? "" : ` (${signed(formatInteger(difference), difference)})`;
  return `${name === "" ? "" : `${name}: `}${number(old.value)} → ${number(now.value)}${change}`;
}
