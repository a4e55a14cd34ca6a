import type { Case } from "../../monitor/case.ts";
import type { Day } from "../../period/period.ts";
import {
  type FigureDefinition,
  filledIn,
  PROTECTED_ROWS,
  type UnlistedCells,
} from "../definition.ts";
import {
  type ChildColumn,
  tallyAnswers,
  tallyChildren,
  tallyCount,
  tallyOccurring,
  tallySum,
} from "../tallies.ts";

const MEASURES = [
  { code: "met_maatregel", label: "Met maatregel", column: "kinderen_met_maatregel" },
  { code: "zonder_maatregel", label: "Zonder maatregel", column: "kinderen_zonder_maatregel" },
  {
    code: "met_en_zonder_maatregel",
    label: "Met en zonder maatregel",
    column: "kinderen_met_en_zonder_maatregel",
  },
] as const;

const RESIDENCES = [
  { code: "pleeggezin", label: "Pleeggezin", column: "kinderen_in_pleeggezin" },
  { code: "andere_ouder", label: "Andere ouder", column: "kinderen_bij_andere_ouder" },
  { code: "netwerk", label: "Netwerk", column: "kinderen_in_netwerk" },
  { code: "instelling", label: "Instelling", column: "kinderen_in_instelling" },
] as const;

/** The only result that changes the number of children who returned home. */
const RETURN = {
  flow: "results.inPeriodByResult",
  category: "terugplaatsing_kinderen",
  rows: "children.returnedFamilies",
} as const;

/**
 * Returns the children of a row who returned home. They count from the day of the result that
 * records it.
 */
function returnedChildren(row: Case, referenceDay: Day): number {
  const returned = row.resultaten.some(
    ({ code, day }) => code === RETURN.category && day <= referenceDay,
  );
  return returned ? (row.kinderen_teruggeplaatst ?? 0) : 0;
}

interface SumTexts {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

/**
 * A sum of children over all rows. `sensitive` is true if it counts children placed out of home.
 */
function sumFigure(
  columns: readonly ChildColumn[],
  { id, label, definition }: SumTexts,
  links: Pick<FigureDefinition, "sensitive" | "relations" | "steps">,
): FigureDefinition {
  return {
    id,
    kind: "count",
    measure: "stock",
    unit: "kinderen",
    label,
    definition: `${definition} Waar het aantal niet is ingevuld, telt het niet mee.`,
    columns,
    ...links,
    start: () => tallySum(columns),
  };
}

/** The figures about the children of the families, and those placed out of home. */
export const CHILDREN_FIGURES: readonly FigureDefinition[] = [
  sumFigure(
    ["kinderen"],
    {
      id: "children.total",
      label: "Kinderen in de gezinnen",
      definition: "Hoeveel kinderen de aangemelde gezinnen samen hebben.",
    },
    {
      sensitive: false,
      relations: [{ kind: "shownWhole" }],
      steps: () => [filledIn("waar het aantal is ingevuld", ({ kinderen }) => kinderen !== null)],
    },
  ),
  sumFigure(
    ["kinderen_nu_uithuisgeplaatst"],
    {
      id: "children.placedNow",
      label: "Kinderen nu uit huis geplaatst",
      definition: "Hoeveel kinderen volgens de monitor uit huis geplaatst zijn.",
    },
    { sensitive: true, relations: [{ kind: "neverFalls" }] },
  ),
  sumFigure(
    ["kinderen_eerder_uithuisgeplaatst"],
    {
      id: "children.placedBefore",
      label: "Kinderen eerder uit huis geplaatst",
      definition: "Hoeveel kinderen eerder uit huis geplaatst waren, en nu niet meer.",
    },
    { sensitive: true, relations: [{ kind: "neverFalls" }] },
  ),
  sumFigure(
    ["kinderen_nu_uithuisgeplaatst", "kinderen_eerder_uithuisgeplaatst"],
    {
      id: "children.placed",
      label: "Kinderen nu of eerder uit huis geplaatst",
      definition: "Hoeveel kinderen nu uit huis geplaatst zijn of dat eerder waren.",
    },
    {
      sensitive: true,
      relations: [
        { kind: "sumOf", figures: ["children.placedNow", "children.placedBefore"] },
        { kind: "neverFalls" },
      ],
    },
  ),
  {
    id: "children.byMeasure",
    kind: "breakdown",
    measure: "stock",
    sensitive: true,
    unit: "kinderen",
    label: "Uithuisgeplaatste kinderen naar maatregel",
    definition:
      "Of kinderen die nu of eerder uit huis geplaatst zijn, een jeugdbeschermingsmaatregel (een besluit van de kinderrechter) hadden: de hele tijd, een deel van de tijd of niet. Het totaal telt de kinderen van wie we dit weten.",
    columns: MEASURES.map(({ column }) => column),
    relations: [{ kind: "addsUp" }, { kind: "neverFalls" }],
    start: () => tallyChildren(MEASURES),
  },
  {
    id: "children.byResidence",
    kind: "breakdown",
    measure: "stock",
    sensitive: true,
    unit: "kinderen",
    label: "Verblijf van uithuisgeplaatste kinderen",
    definition:
      "Waar kinderen wonen of woonden die nu of eerder uit huis geplaatst zijn. Het totaal telt de kinderen van wie we dit weten.",
    columns: RESIDENCES.map(({ column }) => column),
    relations: [{ kind: "addsUp" }, { kind: "neverFalls" }],
    start: () => tallyChildren(RESIDENCES),
  },
  {
    id: "children.returned",
    kind: "count",
    measure: "stock",
    sensitive: true,
    unit: "kinderen",
    label: "Teruggeplaatste kinderen",
    definition:
      "Hoeveel kinderen na een uithuisplaatsing terug naar huis gingen. Dat telt als het op of voor de peildatum als resultaat is vastgelegd.",
    columns: ["kinderen_teruggeplaatst", "resultaten"],
    relations: [{ kind: "neverFalls" }, { kind: "growsBy", ...RETURN }],
    start: ({ period }) => tallyCount((row) => returnedChildren(row, period.to)),
  },
  {
    id: "children.returnedFamilies",
    kind: "count",
    measure: "stock",
    sensitive: true,
    unit: "aanmeldingen",
    label: "Gezinnen met teruggeplaatste kinderen",
    definition:
      "Uit hoeveel gezinnen een of meer kinderen op of voor de peildatum terug naar huis gingen.",
    columns: ["kinderen_teruggeplaatst", "resultaten"],
    relations: [
      { kind: "atMost", figure: "children.returned" },
      { kind: "atMost", figure: "results.byResult", category: RETURN.category },
      { kind: "neverFalls" },
      { kind: "growsBy", ...RETURN },
    ],
    start: ({ period }) => tallyCount((row) => (returnedChildren(row, period.to) > 0 ? 1 : 0)),
  },
];

// Reasons for placement, and regions.

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
