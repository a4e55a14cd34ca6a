import type { Case } from "../../monitor/case.ts";
import type { Day } from "../../period/day.ts";
import type { FigureDefinition } from "../definition.ts";
import { NOT_FILLED_IN } from "../funnel-steps.ts";
import { tallyChildren, tallyCount, tallySum, type ChildColumn } from "../tallies.ts";

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

/** Children returned home count only from the day of the result that says so. */
function returnedChildren(row: Case, referenceDay: Day): number {
  const returned = row.resultaten.some(
    ({ code, day }) => code === "terugplaatsing_kinderen" && day <= referenceDay,
  );
  return returned ? (row.kinderen_teruggeplaatst ?? 0) : 0;
}

/** Of two numbers that are added up, the one that is known counts. */
const PARTLY_FILLED_IN = "waar een aantal niet is ingevuld; wat er staat, telt mee";

function sumFigure(
  id: string,
  columns: readonly ChildColumn[],
  label: string,
  definition: string,
): FigureDefinition {
  return {
    id,
    kind: "count",
    measure: "stock",
    sensitive: false,
    unit: "kinderen",
    label,
    definition: `${definition} Waar het aantal niet is ingevuld, telt het niet mee.`,
    columns,
    steps: () => [
      {
        text: columns.length === 1 ? "waar het aantal is ingevuld" : "waar elk aantal is ingevuld",
        reasons: [columns.length === 1 ? NOT_FILLED_IN : PARTLY_FILLED_IN],
        leaves: (row) => {
          if (columns.every((column) => row[column] !== null)) return null;
          return columns.length === 1 ? NOT_FILLED_IN : PARTLY_FILLED_IN;
        },
      },
    ],
    start: () => tallySum(columns),
  };
}

/** The children of the families, and those placed out of home. */
export const CHILDREN_FIGURES: readonly FigureDefinition[] = [
  sumFigure(
    "children.total",
    ["kinderen"],
    "Kinderen in de gezinnen",
    "Het aantal kinderen in alle aangemelde gezinnen samen.",
  ),
  sumFigure(
    "children.placedNow",
    ["kinderen_nu_uithuisgeplaatst"],
    "Kinderen nu uit huis geplaatst",
    "Het aantal kinderen dat uit huis geplaatst is.",
  ),
  sumFigure(
    "children.placedBefore",
    ["kinderen_eerder_uithuisgeplaatst"],
    "Kinderen eerder uit huis geplaatst",
    "Het aantal kinderen dat eerder uit huis geplaatst was, en nu niet meer.",
  ),
  sumFigure(
    "children.placed",
    ["kinderen_nu_uithuisgeplaatst", "kinderen_eerder_uithuisgeplaatst"],
    "Kinderen nu of eerder uit huis geplaatst",
    "Het aantal kinderen dat nu uit huis geplaatst is of dat eerder was.",
  ),
  {
    id: "children.byMeasure",
    kind: "breakdown",
    measure: "stock",
    sensitive: true,
    unit: "kinderen",
    label: "Uithuisgeplaatste kinderen naar maatregel",
    definition:
      "Het aantal kinderen dat nu of eerder uit huis geplaatst is, met een kinderbeschermingsmaatregel, zonder zo'n maatregel, of met en zonder op verschillende momenten. Het totaal telt de kinderen van wie dit bekend is.",
    columns: MEASURES.map(({ column }) => column),
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
      "Het aantal kinderen dat uit huis geplaatst is of eerder was, naar waar zij verblijven of verbleven. Het totaal telt de kinderen van wie dit bekend is.",
    columns: RESIDENCES.map(({ column }) => column),
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
      "Het aantal kinderen dat na een uithuisplaatsing weer thuis woont, in gezinnen waarin die terugplaatsing op of voor de peildatum als resultaat is vastgelegd.",
    columns: ["kinderen_teruggeplaatst", "resultaten"],
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
      "Het aantal gezinnen waarin op de peildatum een of meer kinderen zijn teruggeplaatst.",
    columns: ["kinderen_teruggeplaatst", "resultaten"],
    start: ({ period }) => tallyCount((row) => (returnedChildren(row, period.to) > 0 ? 1 : 0)),
  },
];
