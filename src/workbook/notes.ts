import { holdsOn } from "../codebook/redefinitions.ts";
import { isKnownByReportsOnly } from "../compare/newest-known.ts";
import { isHeld, type PublishedFigure } from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import { spokenLabel } from "../document/spoken-labels.ts";
import { formatAsOf, formatIsoDay, formatPeriodInFull } from "../language/dates.ts";
import { listOf } from "../language/words.ts";
import { workbookMessages } from "../messages/workbook.ts";
import { isoDay, parseIsoDay } from "../period/day.ts";
import { parsePeriod } from "../period/period.ts";
import type { PeriodNumbers, Provenance } from "./earlier-numbers.ts";

const texts = workbookMessages.notes;

/** If more than 1 in 20 rows has no number, a sum is a lower bound ("ten minste"). */
const LOWER_BOUND_ONE_IN = 20;

const OF_PROVENANCE: Readonly<Record<Provenance, ((period: string) => string) | null>> = {
  export: null,
  published: null,
  revised: texts.revised,
  exportMain: null,
  revisedMain: texts.revisedLittle,
  publishedAsLittleCame: texts.asPublished,
};

/** The notes of a workbook: each text once, numbered in the order of their first calls. */
export class Notes {
  readonly #numbers = new Map<string, number>();

  /** Returns a text followed by the calls of its notes: "Gezag [noot 1] [noot 3]". */
  called(text: string, notes: readonly string[]): string {
    const numbers = notes.map((note) => {
      const number = this.#numbers.get(note) ?? this.#numbers.size + 1;
      this.#numbers.set(note, number);
      return number;
    });
    const calls = [...new Set(numbers)].toSorted((a, b) => a - b).map(workbookMessages.noteCall);
    return [text, ...calls].join(" ");
  }

  /** All notes, each with its call. */
  get all(): readonly (readonly [call: string, text: string])[] {
    return [...this.#numbers].map(([text, number]) => [workbookMessages.noteCall(number), text]);
  }
}

/** Returns the notes about the numbers of a figure in the columns of a table. */
export function notesOn(
  id: string,
  columns: readonly PeriodNumbers[],
  { redefinitions }: Pick<Material, "redefinitions">,
): readonly string[] {
  const shown = columns.filter(({ figures }) => figures.has(id));
  const latest = shown.at(-1);
  if (latest === undefined) return [];
  const redefined = redefinitions
    .filter(({ figure, from }) => figure === id && holdsOn(isoDay(latest.period.to), from))
    .map(({ from, change }) => workbookMessages.redefined(formatIsoDay(from), change));
  const published = shown.some(({ provenance }) => provenance.get(id) === "published");
  return [
    ...redefined,
    ...(published ? [isKnownByReportsOnly(id) ? texts.undated : texts.publishedThen] : []),
    ...shown.flatMap((column) => notesOnColumn(id, column)),
  ];
}

function notesOnColumn(id: string, { period, figures, provenance }: PeriodNumbers): string[] {
  const figure = figures.get(id);
  if (figure === undefined) return [];
  const name = formatPeriodInFull(period);
  const from = provenance.get(id);
  return [
    from === undefined ? undefined : OF_PROVENANCE[from]?.(name),
    ...heldNotes(figure, name),
    isLowerBound(figure, figures) ? texts.lowerBound(name) : undefined,
    overlapNote(figure, name),
  ].filter((note) => note !== undefined);
}

/** Returns a note for each day from which numbers are held. */
function heldNotes(figure: PublishedFigure, period: string): readonly string[] {
  if (isHeld(figure)) return [texts.held(period, dayOf(figure.asOf), null)];
  if (!("categories" in figure)) return [];
  const byDay = Map.groupBy(
    figure.categories.flatMap((one) => (isHeld(one) ? [one] : [])),
    ({ asOf }) => asOf,
  );
  return [...byDay].map(([asOf, categories]) => {
    const labels = categories.map(({ label }) => spokenLabel(label));
    return texts.held(period, dayOf(asOf), listOf(labels));
  });
}

function dayOf(iso: string): string {
  const day = parseIsoDay(iso);
  return day === undefined ? iso : formatAsOf(day);
}

function isLowerBound(
  figure: PublishedFigure,
  figures: ReadonlyMap<string, PublishedFigure>,
): boolean {
  const all = figures.get("registrations.total");
  const rows = all !== undefined && "value" in all ? (all.value ?? 0) : 0;
  return "missing" in figure && (figure.missing ?? 0) * LOWER_BOUND_ONE_IN > rows;
}

function overlapNote(figure: PublishedFigure, period: string): string | undefined {
  if (!("overlaps" in figure) || figure.overlaps === undefined) return undefined;
  const others = figure.overlaps.map((id) => {
    const other = parsePeriod(id);
    return other === undefined ? id : formatPeriodInFull(other);
  });
  return texts.overlaps(period, listOf(others));
}
