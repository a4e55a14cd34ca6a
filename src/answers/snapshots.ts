import type { ComparisonRow } from "../compare/comparison.ts";
import type { RevisedFigure } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatIsoDay } from "../language/dates.ts";
import { formatInteger, signed } from "../language/words.ts";
import { snapshotMessages as texts } from "../messages/publication.ts";
import type { Period } from "../period/period.ts";
import type { KeepOutcome, KeepResult } from "../snapshots/compare-snapshots.ts";
import {
  type CheckedFigures,
  type CheckedSnapshot,
  isSourceLost,
  isStyleLost,
  type LayerDifference,
  type LineChange,
  type RewrittenSnapshot,
} from "../snapshots/differences.ts";
import type { SnapshotEntry } from "../snapshots/snapshot-folders.ts";
import { isOnlyResaved } from "../snapshots/snapshot.ts";
import { reasonOf } from "./made-reports.ts";
import { type Block, list, type Part, sentences } from "./sheet.ts";
import { type Terminal, UNLIMITED } from "./terminal-lines.ts";
import { sheetText } from "./print-sheet.ts";

/** The most changed lines to show of a layer. They are enough to see the kind of change. */
const MOST_CHANGES = 12;

/**
 * The reports of snapshots that were made again, as text for a terminal: what is the same, and what
 * differs.
 */
export function checkedText(checked: readonly CheckedSnapshot[], terminal: Terminal): string {
  const different = checked.filter(({ differences }) => differences.length > 0).length;
  const laidOut = checked.filter(({ otherVersion }) => otherVersion?.isLaidOutOtherwise).length;
  const summary = texts.summary(checked.length, different, laidOut);
  const parts = [
    ...checked.map(reportPart),
    { blocks: [sentences([summary, ...(different === 0 ? [] : adviceOn(checked))])] },
  ];
  return sheetText({ title: { text: texts.checkTitle, level: 2 }, parts }, terminal);
}

/** What to do about differences. Damage to the snapshots themselves comes first. */
function adviceOn(checked: readonly CheckedSnapshot[]): readonly string[] {
  const differences = checked.flatMap((one) => one.differences);
  if (differences.some(isOnlyResaved)) return [texts.restoreFirst];
  if (differences.some(isStyleLost)) return [texts.styleLost];
  if (differences.some(isSourceLost)) return [texts.restoreOrKeepAnew];
  // If a report cannot be made again, there is no new report to keep.
  const isMade = differences.some(({ reason }) =>
    ["differs", "presented", "changed"].includes(reason),
  );
  return isMade ? [texts.keepAfterwards] : [];
}

function reportPart(one: CheckedSnapshot): Part {
  const { report, differences, figures } = one;
  const isSame = differences.length === 0;
  return {
    blocks: [
      sentences(
        [
          [
            { text: report.period.id, mark: "bold" },
            { text: ` ${nameOf(report)}: ` },
            isSame ? { text: texts.same } : { text: texts.different, mark: "alert" },
          ],
        ],
        { isWhole: true },
      ),
      ...differences.flatMap(differenceBlocks),
      sentences(otherwiseMade(one), { indent: 2 }),
      ...(figures === null ? [] : figuresBlocks(figures)),
    ],
  };
}

/** The name of a document, with the day of publication for a version that was corrected later. */
function nameOf({ document, version }: SnapshotEntry): string {
  if (version === undefined) return document;
  const day = formatIsoDay(version.slice(0, "jjjj-mm-dd".length));
  return `${document}, ${texts.versionOf(day)}`;
}

/**
 * A sentence about a release, browser or machine that differs from the snapshot's; empty if none
 * differs.
 */
function otherwiseMade({
  otherMachine,
  otherVersion,
  differences,
}: Pick<CheckedSnapshot, "otherMachine" | "otherVersion" | "differences">): readonly string[] {
  // Another machine changes the layout as well.
  if (otherVersion?.isLaidOutOtherwise === true) {
    return [texts.laidOutOtherwise(ageOf(otherVersion), otherVersion)];
  }
  if (otherVersion !== null && differences.length > 0) return [texts.otherVersion(otherVersion)];
  return otherMachine === null ? [] : [texts.otherMachine(otherMachine)];
}

/** Says in Dutch if the running version is newer or older than the version that made the snapshot. */
function ageOf({ kept, now }: { readonly kept: string; readonly now: string }) {
  const numbersOf = (version: string) => (version.match(/\d+/g) ?? []).map(Number);
  const [old, running] = [numbersOf(kept), numbersOf(now)];
  const index = running.findIndex((number, place) => number !== old[place]);
  if (index < 0) return "andere";
  return (running[index] ?? 0) > (old[index] ?? 0) ? "nieuwere" : "oudere";
}

function figuresBlocks(figures: CheckedFigures): readonly Block[] {
  if (figures.kind === "same") return [sentences([texts.figuresSame], { indent: 2 })];
  const { kind, revisions, published } = figures;
  const head = kind === "otherExport" ? texts.otherExport : texts.otherCodebook;
  return [
    sentences([head(revisions.length)], { indent: 2 }),
    ...revisionLines(revisions, published).flatMap(({ label, lines }) => [
      sentences([label], { indent: 4 }),
      list(lines, { indent: 6, hang: 2 }),
    ]),
  ];
}

/** Snapshots that were rewritten, as text for a terminal, with the changes in each. */
export function rewrittenText(rewritten: readonly RewrittenSnapshot[], terminal: Terminal): string {
  const parts = rewritten.map(({ report, outcome, differences }) => {
    const line = `${report.period.id} ${nameOf(report)}: ${texts.updateOutcomes[outcome]}`;
    return { blocks: [list([line], { hang: 2 }), ...differences.flatMap(differenceBlocks)] };
  });
  const isStyleGone = rewritten.some(({ outcome }) => outcome === "styleLost");
  const advice = { blocks: [sentences(isStyleGone ? [texts.styleLost] : [])] };
  const title = { text: texts.updateTitle, level: 2 } as const;
  return sheetText({ title, parts: [...parts, advice] }, terminal);
}

/** The outcome of keeping a report, as text for a terminal. */
export function keptReportText(
  { id }: Period,
  { folder, outcome, differences }: KeepOutcome,
  terminal: Terminal,
): string {
  const line = `${id}: ${texts.keepOutcomes[outcome](folder)}`;
  const blocks = [list([line], { hang: 2 }), ...differences.flatMap(differenceBlocks)];
  return sheetText({ parts: [{ blocks }] }, terminal);
}

/** The outcomes of keeping several reports, as a table. */
export function keptReportsText(outcomes: readonly KeepResult[]): string {
  const rows = outcomes.map((one) => {
    const outcome =
      "kept" in one
        ? texts.keepOutcomes[one.kept.outcome](one.kept.folder)
        : texts.tableNotKept(reasonOf(one.error));
    return { name: one.period.id, cells: [one.document ?? texts.tableNone, outcome] };
  });
  const heads = [texts.tablePeriod, texts.tableDocument, texts.tableOutcome];
  const columns = heads.map((head) => ({ head }));
  const table = { kind: "table", columns, groups: [{ rows }] } as const;
  return sheetText({ parts: [{ blocks: [table] }] }, UNLIMITED);
}

/** A layer of a snapshot that differs (such as its HTML), with the lines that differ. */
function differenceBlocks(difference: LayerDifference): readonly Block[] {
  const { layer, reason, detail, changes } = difference;
  const hidden = layer === "html" ? 0 : changes.length - MOST_CHANGES;
  return [
    list([`${texts.layers[layer]} ${texts.reasons[reason]}`], {
      indent: 2,
      hang: 2,
      tone: "alert",
    }),
    // These lines do not break, so that readers can copy a path or a hash.
    sentences(detail === undefined ? [] : [detail], { indent: 4, isWhole: true }),
    ...(layer === "html"
      ? [sentences(partNames(changes), { indent: 4 })]
      : changeBlocks(changes.slice(0, MOST_CHANGES))),
    sentences(hidden > 0 ? [texts.more(hidden)] : [], { indent: 4 }),
  ];
}

/** The names of the parts of a page that differ, as a sentence. */
function partNames(changes: readonly LineChange[]): readonly string[] {
  const names = changes.map(({ kept, now }) => now ?? kept ?? "");
  const named = names.map((name) => texts.partNames[name] ?? name);
  return named.length === 0 ? [] : [`${texts.parts}: ${named.join(", ")}`];
}

/** Both sides of each changed line, below the place where it is. */
function changeBlocks(changes: readonly LineChange[]): readonly Block[] {
  let above: string | null = null;
  return changes.flatMap(({ where, kept, now }): Block[] => {
    const place = where === null || where === above ? [] : [where];
    above = where;
    return [
      sentences(place, { indent: 4, isWhole: true }),
      {
        kind: "facts",
        indent: 6,
        wordWidth: 5,
        facts: [
          [texts.was, kept ?? texts.nothing],
          [texts.now, now ?? texts.nothing],
        ],
      },
    ];
  });
}

/** A revised figure in words: its name, and a line for each of its numbers. */
interface RevisionLines {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The revised figures of a snapshot, in words. */
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

/** Snapshots that were made again, as JSON: every difference, for programs and for CI. */
export function checkedJson(checked: readonly CheckedSnapshot[]): string {
  const reports = checked.map(({ report, differences, otherMachine, otherVersion, figures }) => ({
    ...about(report),
    isSame: differences.length === 0,
    differences,
    otherMachine,
    otherVersion,
    export: figures?.kind ?? null,
    revisions: figures === null || figures.kind === "same" ? [] : figures.revisions.map(revision),
  }));
  return `${JSON.stringify({ schemaVersion: 1, reports }, null, 2)}\n`;
}

/**
 * The names of a report. `edition` is the moment of publication of a version that was corrected later.
 */
function about({ period, document, version }: SnapshotEntry) {
  return { period: period.id, document, ...(version === undefined ? {} : { edition: version }) };
}

function revision({ figure, numbers, hidesNumbers }: RevisedFigure) {
  return {
    figure,
    hidesNumbers,
    numbers: numbers.map(({ category, field, old, new: now, difference }) => {
      return { category, field, old: old.value, new: now.value, difference };
    }),
  };
}

/** Snapshots that were rewritten, as JSON. */
export function rewrittenJson(rewritten: readonly RewrittenSnapshot[]): string {
  const reports = rewritten.map(({ report, outcome, differences }) => {
    return { ...about(report), outcome, differences };
  });
  return `${JSON.stringify({ schemaVersion: 1, reports }, null, 2)}\n`;
}

/** The outcome of keeping one report, as JSON. */
export function keptReportJson(
  period: Period,
  { folder, outcome, differences }: KeepOutcome,
): string {
  return `${JSON.stringify({ schemaVersion: 1, period: period.id, folder, outcome, differences }, null, 2)}\n`;
}

/** The outcomes of keeping several reports, as JSON. A failed one has an error, no folder or outcome. */
export function keptReportsJson(outcomes: readonly KeepResult[]): string {
  const reports = outcomes.map((one) => {
    const about = { period: one.period.id, document: one.document };
    if ("kept" in one) {
      const { folder, outcome, differences } = one.kept;
      return { ...about, folder, outcome, differences, error: null };
    }
    const error = one.error instanceof Error ? one.error.message : String(one.error);
    return { ...about, folder: null, outcome: null, differences: [], error };
  });
  return `${JSON.stringify({ schemaVersion: 1, reports }, null, 2)}\n`;
}
