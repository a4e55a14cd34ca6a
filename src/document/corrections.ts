import { changedFigures } from "../compare/compare-figures.ts";
import type { ComparisonRow } from "../compare/comparison.ts";
import { compareForReaders } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatDay, formatPeriodInFull } from "../language/dates.ts";
import { listOf, NOT_APPLICABLE, NOT_AVAILABLE } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { Block, BlockOf } from "../model/blocks.ts";
import type { ReportModel, Section } from "../model/report-model.ts";
import {
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { type Day, isoDay } from "../period/period.ts";
import type { EarlierCorrection, ListEntries, Mistake } from "./block-entry.ts";
import { Facts } from "./facts.ts";
import { shareWithNumbers } from "./earlier-figures.ts";
import { spokenLabel } from "./ranking.ts";

/** The correction that a report makes of an earlier version of itself. */
export interface OwnCorrection {
  /** The day of the correction. */
  readonly day: Day;
  /** The days on which earlier versions were published, in order of time. */
  readonly earlierDays: readonly Day[];
  /** The mistakes in the version that the report replaces. */
  readonly mistakes: readonly Mistake[];
  /** True if there is a snapshot of that version. */
  readonly isKept: boolean;
  /**
   * The figures of that version. Null if there is no snapshot, and for a document without figures.
   */
  readonly published: PublishedFigures | null;
  /** True if both versions certainly come from the same export. */
  readonly isSameExport: boolean;
}

const ORIGIN = "settings.corrections";
/** The section that says what was wrong. */
const SECTION = { id: "gecorrigeerd", title: "Wat is er gecorrigeerd?" };
/** The maximum number of revised figures that a sentence names. */
const MOST_NAMED = 6;

/** The names of the numbers of a figure, except its main number. */
const FIELDS: Readonly<Record<string, string>> = {
  total: "totaal",
  missing: "niet ingevuld",
  n: "aantal",
  median: "de helft binnen, in dagen",
  p90: "negen van de tien binnen, in dagen",
};

/**
 * The texts about a correction for the cover, for every page and for the top of the screen page.
 */
export function correctionOfModel({
  day,
  earlierDays,
  mistakes,
}: OwnCorrection): NonNullable<ReportModel["correction"]> {
  return {
    day: isoDay(day),
    mark: `Gecorrigeerde versie van ${formatDay(day)}`,
    ...(earlierDays.length === 0
      ? {}
      : {
          earlier: `Eerder gepubliceerd op ${listOf(earlierDays.map(formatDay))}`,
          published: isoDay(earlierDays[0] ?? day),
        }),
    reasons: mistakes.map(reasonText),
  };
}

/** The section about a correction: what was wrong, the old numbers and the new ones. */
export function correctionSection(
  own: OwnCorrection,
  figures: PublishedFigures,
  called: string,
): Section {
  const facts = new Facts(figures);
  const { published, mistakes } = own;
  const wrong = mistakes.flatMap((one) => one.figures);
  const { table, hidden } =
    published === null ? NOTHING_COMPARED : correctionTable(own, published, figures);
  const others = published === null ? [] : othersOf(published, figures, wrong);
  const blocks: (Block | null)[] = [
    paragraph(
      joinTexts([
        introduction(own, called),
        ...mistakes.map(reasonText),
        tableText(wrong, table, own.isKept),
      ]),
    ),
    table,
    hidden.length === 0 ? null : paragraph(hiddenText(hidden, facts)),
    others.length === 0 ? null : paragraph(othersText(others, facts)),
  ];
  return { ...SECTION, blocks: blocks.filter((block) => block !== null) };
}

function introduction({ day, earlierDays }: OwnCorrection, called: string): Text {
  const version = say`de gecorrigeerde versie van ${dayRun(day, ORIGIN)}`;
  const days = listTexts(earlierDays.map((one) => [dayRun(one, "kept.publishedOn")]));
  return earlierDays.length === 0
    ? say`Dit is ${version}. In wat we eerder publiceerden, maakten we een fout.`
    : say`Dit is ${version}. We publiceerden ${called} eerder op ${days}, en maakten daarin een fout.`;
}

function reasonText({ reason }: Mistake): Text {
  return [{ text: reason, origin: ORIGIN }];
}

function tableText(
  wrong: readonly string[],
  table: BlockOf<"table"> | null,
  isKept: boolean,
): Text | null {
  if (table !== null) return plain("In de tabel staat wat er stond, en wat het nu is.");
  if (wrong.length === 0)
    return plain("De fout zat in onze tekst, niet in de cijfers uit de monitor.");
  return isKept ? null : plain("Wat er toen stond, hebben we niet bewaard.");
}

/** An ordinary paragraph, not the opening (lead) of the report. */
export function paragraph(text: Text): Block {
  return { type: "paragraph", text, isLead: false };
}

/** The comparison of two versions of a report. */
interface Compared {
  /** The wrong numbers beside the right ones. Null if the two must not be shown together. */
  readonly table: BlockOf<"table"> | null;
  /** The ids of figures with a difference that would reveal a small number. */
  readonly hidden: readonly string[];
}

const NOTHING_COMPARED: Compared = { table: null, hidden: [] };

function correctionTable(
  { mistakes, isSameExport }: OwnCorrection,
  published: PublishedFigures,
  figures: PublishedFigures,
): Compared {
  const wrong = new Set(mistakes.flatMap((one) => one.figures));
  const isWrong = (figure: string): boolean => wrong.has(figure);
  const { rows } = compareForReaders(published, figures, isWrong, isSameExport);
  const sides = {
    before: new Facts(published, ORIGIN_OF.edition({ period: published.period.id, isKept: true })),
    now: new Facts(figures),
  };
  const changed = rows.filter((row) => row.changed).filter(isFirstOfShare);
  const open = changed.filter(isOpen);
  const hidden = [...new Set(changed.filter((row) => !isOpen(row)).map(({ figure }) => figure))];
  if (open.length === 0) return { table: null, hidden };
  const table: BlockOf<"table"> = {
    type: "table",
    id: "corrections.figures",
    caption: plain("Wat er stond, en wat het nu is"),
    columns: [
      { label: plain("Cijfer"), numeric: false },
      { label: plain("Er stond"), numeric: true },
      { label: plain("Het is nu"), numeric: true },
    ],
    rows: open.map((row) => ({
      cells: [
        nameOf(row, sides),
        numberOf(row, row.old, sides.before),
        numberOf(row, row.new, sides.now),
      ],
      isTotal: false,
    })),
  };
  return { table, hidden };
}

function hiddenText(hidden: readonly string[], facts: Facts): Text {
  const names = listTexts(hidden.map((id) => say`“${facts.labelOf(id)}”`));
  return say`Ook aangepast, maar zonder getallen: ${names}. Aan een klein verschil zou je een gezin kunnen herkennen.`;
}

interface Sides {
  readonly before: Facts;
  readonly now: Facts;
}

/** True for the first row of a share. That row shows the percentage and its two numbers. */
function isFirstOfShare(
  row: ComparisonRow,
  index: number,
  rows: readonly ComparisonRow[],
): boolean {
  return row.kind !== "share" || rows[index - 1]?.figure !== row.figure;
}

/** True for a row that may show both its numbers. */
function isOpen({ old, new: now, withheld }: ComparisonRow): boolean {
  const isHidden = ({ status }: ComparisonRow["old"]): boolean =>
    status === "withheld" || status === "held";
  return withheld !== true && !isHidden(old) && !isHidden(now);
}

/** The name of a row: a figure, or a figure and one of its parts. */
function nameOf(
  { figure, category, categoryLabel, field, new: now }: ComparisonRow,
  sides: Sides,
): Text {
  const label = sides.now.labelOf(figure);
  if (category === null) {
    const part = FIELDS[field];
    return part === undefined ? [label] : say`${label}: ${part}`;
  }
  const side = now.status === "absent" ? sides.before : sides.now;
  const origin = side.originOf(`${figure}.${category}.label`);
  return say`${label}: ${{ text: spokenLabel(categoryLabel ?? category), origin }}`;
}

/**
 * The number on one side of a row. A region that is absent from its list has the number 0. Another
 * absent number is unknown.
 */
function numberOf(row: ComparisonRow, { status, value }: ComparisonRow["old"], facts: Facts): Text {
  const { figure, kind, category, field } = row;
  const isUnknown = status === "absent" && row.class === "unavailable";
  if (status === "unavailable" || isUnknown) return plain(NOT_AVAILABLE);
  if (kind === "share") return shareWithNumbers(figure, facts).text;
  // There is no median of zero cases.
  if (value === null && status !== "absent") return plain(NOT_APPLICABLE);
  return [numberRun(value ?? 0, facts.originOf(`${figure}.${category ?? field}`))];
}

/** The figures that differ from the earlier version although they were not wrong. */
function othersOf(
  published: PublishedFigures,
  figures: PublishedFigures,
  wrong: readonly string[],
): readonly string[] {
  return changedFigures(published, figures).revised.filter((id) => !wrong.includes(id));
}

function othersText(others: readonly string[], facts: Facts): Text {
  const names = others.slice(0, MOST_NAMED).map((id): Text => say`“${facts.labelOf(id)}”`);
  const all = others.length > MOST_NAMED ? [...names, plain("andere")] : names;
  return say`Aangepast, omdat gegevens later binnenkwamen of zijn verbeterd: ${listTexts(all)}. Daarin zat geen fout van ons.`;
}

export const CORRECTION_LISTS: ListEntries = {
  "accountability.corrections": ({ facts, corrections, revisions }) =>
    corrections.length === 0
      ? null
      : {
          type: "list",
          intro: plain("Gecorrigeerd, omdat wij een fout maakten:"),
          items: corrections.map((one) => earlierText(one, facts)),
          ...(revisions === null || revisions.figures.length === 0
            ? {}
            : {
                remark: plain(
                  "Andere cijfers van eerdere rapportages pasten we aan omdat gegevens later binnenkwamen of zijn verbeterd.",
                ),
              }),
        },
};

function earlierText({ day, period, reason, figures }: EarlierCorrection, facts: Facts): Text {
  const name: Run = {
    text: formatPeriodInFull(period),
    origin: `${ORIGIN_OF.edition({ period: period.id, isKept: true })}period.label`,
  };
  const labels = listTexts(figures.map((id): Text => say`“${facts.labelOf(id)}”`));
  const about = figures.length === 0 ? "" : say` Het gaat om ${labels}.`;
  return say`Onze rapportage over ${name}, op ${dayRun(day, ORIGIN)}. ${{ text: reason, origin: ORIGIN }}${about}`;
}
