import {
  ANALYSIS_STEPS,
  ANALYSIS_WORDS,
  type Choice,
  type Column,
  COMPOSITIONS,
  CUSTODY,
  CUSTODY_WORDS,
  DESIRED_SITUATIONS,
  NOT_YET_SEEN,
  NOT_YET_STARTED,
  ORIGINS,
  PLACEMENT_REASONS,
  type Redefinition,
  REQUESTS,
  RESULTS,
  ROUTE_WORDS,
  ROUTES,
  STANDARD_THEMES,
  STATUS_STEPS,
  STATUS_WORDS,
  SUPPORT,
  SUPPORTED,
  SUPPORTED_WORDS,
  UNKNOWN,
  YES_NO,
  YES_NO_WORDS,
} from "./column.ts";
import { type Region, STANDARD_REGIONS } from "./regions.ts";

/** The columns of the monitor export, in the contract's order. */
export const STANDARD_COLUMNS = [
  {
    name: "traject_id",
    type: "id",
    label: "Pseudoniem van het traject",
    required: true,
    filled: true,
  },
  { name: "aanmelddatum", type: "date", label: "Dag van aanmelding", required: true, filled: true },
  {
    name: "aanmeldroute",
    type: "choice",
    label: "Route van aanmelding",
    required: true,
    choices: ROUTES,
    otherWords: ROUTE_WORDS,
    takesMoreAnswers: true,
    unknown: UNKNOWN,
  },
  {
    name: "statusverloop",
    type: "datedChoices",
    label: "Verloop van de status",
    required: true,
    choices: STATUS_STEPS,
    unknown: NOT_YET_STARTED,
    otherWords: STATUS_WORDS,
  },
  {
    name: "via_ondersteuningsbrief",
    type: "choice",
    label: "Aangemeld via de ondersteuningsbrief",
    choices: YES_NO,
    otherWords: YES_NO_WORDS,
  },
  { name: "herkomst", type: "choice", label: "Herkomst", choices: ORIGINS, unknown: UNKNOWN },
  { name: "eerste_contact_op", type: "date", label: "Dag van het eerste telefonische contact" },
  {
    name: "welkomstgesprek_ingepland_op",
    type: "date",
    label: "Dag waarop het welkomstgesprek is ingepland",
  },
  {
    name: "ondersteunde",
    type: "choice",
    label: "Wie wordt ondersteund",
    choices: SUPPORTED,
    otherWords: SUPPORTED_WORDS,
    takesMoreAnswers: true,
    unknown: NOT_YET_SEEN,
  },
  {
    name: "gezinssamenstelling",
    type: "choice",
    label: "Samenstelling van het gezin",
    choices: COMPOSITIONS,
    takesMoreAnswers: true,
    unknown: NOT_YET_SEEN,
  },
  {
    name: "gezag",
    type: "choices",
    label: "Gezag",
    choices: CUSTODY,
    otherWords: CUSTODY_WORDS,
    takesMoreAnswers: true,
    unknown: NOT_YET_SEEN,
  },
  { name: "kinderen", type: "count", label: "Kinderen in het gezin" },
  {
    name: "kinderen_nu_uithuisgeplaatst",
    type: "count",
    label: "Kinderen die nu uit huis geplaatst zijn",
  },
  {
    name: "kinderen_eerder_uithuisgeplaatst",
    type: "count",
    label: "Kinderen die eerder uit huis geplaatst waren",
  },
  {
    name: "kinderen_met_maatregel",
    type: "count",
    label: "Kinderen met een jeugdbeschermingsmaatregel",
  },
  {
    name: "kinderen_zonder_maatregel",
    type: "count",
    label: "Kinderen zonder jeugdbeschermingsmaatregel",
  },
  {
    name: "kinderen_met_en_zonder_maatregel",
    type: "count",
    label: "Kinderen met en zonder jeugdbeschermingsmaatregel",
  },
  { name: "kinderen_in_pleeggezin", type: "count", label: "Kinderen in een pleeggezin" },
  { name: "kinderen_bij_andere_ouder", type: "count", label: "Kinderen bij de andere ouder" },
  { name: "kinderen_in_netwerk", type: "count", label: "Kinderen bij familie of vrienden" },
  { name: "kinderen_in_instelling", type: "count", label: "Kinderen in een instelling" },
  { name: "kinderen_teruggeplaatst", type: "count", label: "Kinderen die teruggeplaatst zijn" },
  { name: "jeugdzorgregios", type: "freeChoices", label: "Betrokken jeugdzorgregio's" },
  {
    name: "redenen_uithuisplaatsing",
    type: "choices",
    label: "Redenen van de uithuisplaatsing",
    choices: PLACEMENT_REASONS,
    takesMoreAnswers: true,
  },
  {
    name: "gewenste_situatie",
    type: "choices",
    label: "Gewenste situatie",
    choices: DESIRED_SITUATIONS,
    takesMoreAnswers: true,
  },
  {
    name: "ondersteuningsvragen",
    type: "choices",
    label: "Ondersteuningsvragen",
    choices: REQUESTS,
    takesMoreAnswers: true,
  },
  {
    name: "geboden_ondersteuning",
    type: "choices",
    label: "Geboden ondersteuning",
    choices: SUPPORT,
    takesMoreAnswers: true,
  },
  {
    name: "verklarende_analyse",
    type: "datedChoices",
    label: "Verklarende analyse",
    choices: ANALYSIS_STEPS,
    otherWords: ANALYSIS_WORDS,
  },
  {
    name: "resultaten",
    type: "datedChoices",
    label: "Resultaten",
    choices: RESULTS,
    takesMoreAnswers: true,
  },
] as const satisfies readonly Column[];

/** The name of a column, as the contract writes it. */
export type ColumnName = (typeof STANDARD_COLUMNS)[number]["name"];

/** A column of the contract, with its name. */
export type NamedColumn = Column & { readonly name: ColumnName };

/** The columns, codes, labels and themes of the export, and the changes in what figures count. */
export interface Codebook {
  /** In the contract's order. */
  readonly columns: readonly NamedColumn[];
  readonly themes: readonly Choice[];
  /** The known regions. A report prints any other region only if enough rows name it. */
  readonly regions: readonly Region[];
  /** In order of time. */
  readonly redefinitions: readonly Redefinition[];
}

/** The codebook of the contract. */
export const STANDARD_CODEBOOK: Codebook = {
  columns: STANDARD_COLUMNS,
  themes: STANDARD_THEMES,
  regions: STANDARD_REGIONS,
  redefinitions: [],
};

/** The header of a column in the export and in messages. */
export function headerOf({ header, name }: Column): string {
  return header ?? name;
}

/** The column with this name. Throws if the codebook lacks it: a bug, never bad input. */
export function columnOf(codebook: Codebook, name: ColumnName): NamedColumn {
  const column = codebook.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`the codebook must have the column ${name}`);
  return column;
}

/** The answers of a column in codebook order, followed by the unknown if `withUnknown`. */
export function answersOf(
  codebook: Codebook,
  name: ColumnName,
  { withUnknown = false }: { readonly withUnknown?: boolean } = {},
): readonly Choice[] {
  const { choices = [], unknown } = columnOf(codebook, name);
  return withUnknown && unknown !== undefined ? [...choices, unknown] : choices;
}

/** The theme of each answer of a column that has themes, by the code of the answer. */
export function themeOf(codebook: Codebook, name: ColumnName): ReadonlyMap<string, string> {
  const themed = answersOf(codebook, name).flatMap(({ code, theme }): [string, string][] =>
    theme === undefined ? [] : [[code, theme]],
  );
  return new Map(themed);
}

/**
 * The key of a header. Two headers with the same key name the same column: case, surrounding white
 * space (also non-breaking spaces) and the difference between `_`, `-` and space do not matter.
 */
export function headerKey(header: string): string {
  return header
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[-_\u00a0]/g, " ");
}

/** The key of an answer. Case and surrounding white space do not matter. */
export function answerKey(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

/** The columns of a codebook by the keys of their headers. */
export function columnsByHeader(codebook: Codebook): ReadonlyMap<string, ColumnName> {
  return new Map(
    codebook.columns.flatMap((column) =>
      [headerOf(column), ...(column.otherHeaders ?? [])].map((header): [string, ColumnName] => [
        headerKey(header),
        column.name,
      ]),
    ),
  );
}
