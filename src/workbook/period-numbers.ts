import { holdsOn } from "../codebook/column.ts";
import { isKnownByReportsOnly, isSensitive } from "../compare/protect-comparison.ts";
import { isHeld, type PublishedFigure } from "../disclosure/published-figures.ts";
import type { Material } from "../document/block-entry.ts";
import type { Facts } from "../document/facts.ts";
import { spokenLabel } from "../document/ranking.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { formatAsOf, formatIsoDay, formatPeriodInFull } from "../language/dates.ts";
import { listOf } from "../language/words.ts";
import { workbookMessages } from "../messages/figures.ts";
import type { IsFromTodaysExport } from "../model/origins/read-origins.ts";
import { isoDay, parseIsoDay, parsePeriod, type Period } from "../period/period.ts";

/**
 * The source of a figure of an earlier period: today's export, possibly with a revised outcome, or
 * the snapshot of that period. `Main`: only the number that the report itself shows.
 * `publishedAsLittleCame`: the snapshot, because the revision is so small that it could reveal
 * families.
 */
type Provenance =
  "export" | "exportMain" | "revised" | "revisedMain" | "published" | "publishedAsLittleCame";

/** The numbers of a period: a column of a table. */
export interface PeriodNumbers {
  readonly period: Period;
  /** By the figures' ids. */
  readonly figures: ReadonlyMap<string, PublishedFigure>;
  /** By the figures' ids. Empty for the report's own period. */
  readonly provenance: ReadonlyMap<string, Provenance>;
}

/** The numbers of a report's own period and of earlier periods. */
export interface Numbers {
  readonly own: PeriodNumbers;
  /** The period with which the report compares itself; null if there is none. */
  readonly previous: PeriodNumbers | null;
  /** The earlier periods with a known number, oldest first. The previous period is one of them. */
  readonly earlier: readonly PeriodNumbers[];
}

/** Readers learn every revision of the number of registrations. */
const TOTAL = "registrations.total";

/**
 * Returns the numbers of earlier periods that may be shown with the report's own. Sensitive
 * figures, and figures that today's export does not date, have the numbers of the snapshots. The
 * others have the newest known numbers. But if few registrations were added or removed since a
 * publication, only the numbers that the report shows are newer. Other new numbers, compared with
 * the published ones, would describe the families that registered late.
 *
 * @param isShown returns true if the report shows a figure of an earlier period from today's export
 */
export function numbersOf(material: Material, isShown: IsFromTodaysExport): Numbers {
  const { facts, previous, series, kept } = material;
  const own = { period: facts.period, figures: figuresOf(facts), provenance: new Map() };
  const before = previous === null ? null : previousNumbers(previous, material, isShown);
  if (before === null) return { own, previous: null, earlier: [] };
  const older = new Map<string, PeriodNumbers>();
  const others = [...series, ...kept].filter(
    ({ period: { id } }) => id !== own.period.id && id !== before.period.id,
  );
  for (const { period } of others) {
    const computed = series.find((one) => one.period.id === period.id);
    const published = kept.find((one) => one.period.id === period.id);
    const isNewer = (id: string): boolean =>
      isDatedAndPlain(id) && isFromToday(isShown, period, id);
    // From a snapshot, takes only the dated figures that the report itself computed for the period.
    const selected = figuresOf(computed);
    const all = [
      ...from(computed, "exportMain", isNewer),
      ...from(
        published,
        "published",
        (id) => !isNewer(id) && (!isDatedAndPlain(id) || selected.has(id)),
      ),
    ];
    older.set(period.id, periodNumbers(period, all));
  }
  const earlier = [...older.values(), before].toSorted((a, b) => a.period.from - b.period.from);
  return { own, previous: before, earlier };
}

type Sourced = readonly [id: string, figure: PublishedFigure, provenance: Provenance];

function previousNumbers(
  previous: Facts,
  { kept, revisions, isPublishedElsewhere }: Material,
  isShown: IsFromTodaysExport,
): PeriodNumbers {
  const { period } = previous;
  const published = kept.find((one) => one.period.id === period.id);
  const isKnown =
    revisions === null ? !isPublishedElsewhere : revisions.published.period.id === period.id;
  const revised = new Map(revisions?.figures.map((one) => [one.figure, one] as const));
  const provenanceOf = (id: string): Provenance => {
    if (!isDatedAndPlain(id)) return "published";
    // The revisions of that period itself are unknown.
    if (!isKnown) return isFromToday(isShown, period, id) ? "exportMain" : "published";
    const revision = revised.get(id);
    if (revision === undefined) return "export";
    if (!revision.hidesNumbers) return "revised";
    return isFromToday(isShown, period, id) ? "revisedMain" : "publishedAsLittleCame";
  };
  const all = new Map(CATALOGUE.map(({ id }) => [id, provenanceOf(id)] as const));
  const isOf = (provenance: Provenance) => (id: string) => all.get(id) === provenance;
  return periodNumbers(period, [
    ...from(previous, "export", isOf("export")),
    ...from(previous, "revised", isOf("revised")),
    ...from(previous, "exportMain", isOf("exportMain")),
    ...from(previous, "revisedMain", isOf("revisedMain")),
    ...from(published, "published", isOf("published")),
    ...from(published, "publishedAsLittleCame", isOf("publishedAsLittleCame")),
  ]);
}

function periodNumbers(period: Period, all: readonly Sourced[]): PeriodNumbers {
  return {
    period,
    figures: new Map(all.map(([id, figure]) => [id, figure])),
    provenance: new Map(all.map(([id, , provenance]) => [id, provenance])),
  };
}

/** Returns the figures of a period that pass `counts`, with their source. */
function from(
  facts: Facts | undefined,
  provenance: Provenance,
  counts: (id: string) => boolean,
): readonly Sourced[] {
  const entries = [...figuresOf(facts)];
  return entries.flatMap(([id, figure]): Sourced[] =>
    counts(id) ? [[id, figure, provenance]] : [],
  );
}

/** Returns the figures in the catalogue's order, without those that only another release knows. */
function figuresOf(facts: Facts | undefined): ReadonlyMap<string, PublishedFigure> {
  const all = new Map(facts?.entries());
  return new Map(
    CATALOGUE.flatMap(({ id }) => {
      const figure = all.get(id);
      return figure === undefined ? [] : [[id, figure] as const];
    }),
  );
}

/**
 * Returns true if readers get the number from today's export, even if few registrations were added.
 */
function isFromToday(isShown: IsFromTodaysExport, { id: period }: Period, id: string): boolean {
  return id === TOTAL || isShown(period, id);
}

/**
 * Returns true for a figure that today's export gives for an earlier day, and that is not
 * sensitive.
 */
function isDatedAndPlain(id: string): boolean {
  return !isSensitive(id) && !isKnownByReportsOnly(id);
}

// The notes of a workbook.

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

/** Returns a note for each day whose numbers are held. */
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
