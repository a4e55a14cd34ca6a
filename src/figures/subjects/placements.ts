import { type FigureDefinition, PROTECTED_ROWS, type UnlistedCells } from "../definition.ts";
import { filledIn } from "../funnel-steps.ts";
import { tallyAnswers, tallyOccurring } from "../tallies.ts";

/**
 * The number of combinations of names in one row that are counted separately, so that memory use
 * stays constant.
 */
const MAX_COMBINATIONS = 10_000;

/** Counts the rows that contain categories which the codebook does not list. */
export class UnlistedTally {
  readonly #listed: ReadonlySet<string>;
  readonly #codes = new Set<string>();
  readonly #rows = new Map<string, { readonly codes: readonly string[]; rows: number }>();

  constructor(listed: ReadonlySet<string>) {
    this.#listed = listed;
  }

  /** Takes the categories of the next row, each once. */
  add(codes: readonly string[]): void {
    if (codes.every((code) => this.#listed.has(code))) return;
    const unlisted = codes.filter((code) => !this.#listed.has(code));
    for (const code of unlisted) this.#codes.add(code);
    const key = unlisted.join("|");
    const known = this.#rows.get(key);
    if (known !== undefined) known.rows += 1;
    // A row that is not counted makes protection withhold more, never less.
    else if (this.#rows.size < MAX_COMBINATIONS) this.#rows.set(key, { codes: unlisted, rows: 1 });
  }

  result(): UnlistedCells {
    return {
      codes: this.#codes,
      rowsNaming: (names) =>
        [...this.#rows.values()].reduce(
          (sum, { codes, rows }) => sum + (codes.some((code) => names.has(code)) ? rows : 0),
          0,
        ),
    };
  }
}

/**
 * The figures about the reasons for placement out of home, and about the youth-care regions
 * involved.
 */
export const PLACEMENT_FIGURES: readonly FigureDefinition[] = [
  {
    id: "placements.byReason",
    ...PROTECTED_ROWS,
    label: "Redenen van de uithuisplaatsing",
    definition:
      "Waarom kinderen uit huis geplaatst zijn, volgens procesbegeleiders en ouders. Bij een gezin kunnen meer redenen horen. Het totaal telt de gezinnen van wie we een reden weten.",
    columns: ["redenen_uithuisplaatsing"],
    relations: [{ kind: "severalAnswers" }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "redenen_uithuisplaatsing"),
  },
  {
    id: "regions.involved",
    kind: "count",
    measure: "stock",
    sensitive: false,
    unit: "jeugdzorgregio's",
    label: "Betrokken jeugdzorgregio's",
    definition:
      "Uit hoeveel regio's gecertificeerde instellingen met de aangemelde gezinnen werken.",
    columns: ["jeugdzorgregios"],
    relations: [{ kind: "shownWhole" }],
    steps: () => [
      filledIn("met ten minste een jeugdzorgregio", (row) => row.jeugdzorgregios.length > 0),
    ],
    start: () => {
      const seen = new Set<string>();
      return {
        add(row) {
          for (const region of row.jeugdzorgregios) seen.add(region);
        },
        result: () => ({ kind: "count", value: seen.size, contributors: seen.size }),
      };
    },
  },
  {
    id: "regions.byRegion",
    ...PROTECTED_ROWS,
    label: "Aanmeldingen per jeugdzorgregio",
    definition:
      "Met hoeveel gezinnen gecertificeerde instellingen uit elke regio werken. Bij een gezin kunnen meer regio's horen. Het totaal telt de gezinnen van wie we een regio weten.",
    columns: ["jeugdzorgregios"],
    relations: [{ kind: "severalAnswers" }, { kind: "neverFalls" }],
    start: ({ codebook }) => {
      const named = tallyOccurring((row, tick) => {
        for (const region of row.jeugdzorgregios) tick(region);
      });
      const unlisted = new UnlistedTally(new Set(codebook.regions.map(({ name }) => name)));
      return {
        add(row) {
          named.add(row);
          unlisted.add(row.jeugdzorgregios);
        },
        result: () => ({ ...named.result(), unlisted: unlisted.result() }),
      };
    },
  },
];
