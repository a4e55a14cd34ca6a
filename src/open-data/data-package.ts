import { observationsOf } from "../disclosure/observations.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { openDataMessages as texts } from "../messages/open-data.ts";
import { INTERNAL_MARK } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import { type DataFile, dataFiles, datasetOf, identifierOf, type MadeFile } from "./dataset.ts";
import { LICENCES } from "./vocabularies.ts";

/**
 * Returns the name of the file, as the standard sets it, with a mark if the report is for internal
 * use.
 */
export function dataPackageName({ internalUseOnly }: Pick<ReportModel, "internalUseOnly">): string {
  return `datapackage${internalUseOnly ? `-${INTERNAL_MARK}` : ""}.json`;
}

const PROFILES = "https://datapackage.org/profiles/2.0";

/**
 * Returns the content of datapackage.json by Data Package 2.0 (datapackage.org): the files with
 * figures, and the columns of the CSV file. Null for a document without figures.
 *
 * @param files all files of the report; those with figures for programs become resources
 */
export function dataPackageJson(
  model: ReportModel,
  figures: PublishedFigures,
  files: readonly MadeFile[],
): string | null {
  const dataset = datasetOf(model);
  if (dataset === null) return null;
  const { metadata, isPublic, webpage } = dataset;
  const { licence, publisher, keywords } = metadata;
  const identifier = identifierOf(dataset);
  const made = new Map(files.map((one) => [one.name, one]));
  const json = {
    $schema: `${PROFILES}/datapackage.json`,
    name: `cijfers-${model.files?.data ?? model.period.id}`.toLowerCase(),
    ...(identifier === null ? {} : { id: identifier }),
    title: dataset.title,
    description: dataset.description,
    ...(webpage === null ? {} : { homepage: webpage }),
    ...(model.publishedDay === null ? {} : { created: `${model.publishedDay}T00:00:00Z` }),
    // Nobody may use unpublished figures.
    ...(licence === undefined || !isPublic ? {} : { licenses: [licenceOf(licence)] }),
    ...(publisher?.name === undefined
      ? {}
      : {
          contributors: [
            {
              title: publisher.name,
              ...(publisher.address === undefined ? {} : { path: publisher.address }),
              roles: ["publisher"],
            },
          ],
        }),
    ...(keywords === undefined ? {} : { keywords }),
    temporal: { start: model.period.from, end: model.period.to },
    resources: dataFiles(model, made.keys())
      .filter(({ extension }) => FOR_PROGRAMS.has(extension))
      .map((file) => ({
        ...resource(file, made.get(file.name)),
        ...(file.extension === "csv" ? { ...CSV, schema: tableSchema(figures) } : {}),
      })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function licenceOf(name: keyof typeof LICENCES) {
  const { address, title } = LICENCES[name];
  return { name, path: address, title };
}

function resource({ name, extension, title, mediaType }: DataFile, made: MadeFile | undefined) {
  return {
    name: `cijfers-${extension}`,
    title,
    path: name,
    format: extension,
    mediatype: mediaType,
    ...(made === undefined ? {} : { bytes: made.bytes, hash: `sha256:${made.sha256}` }),
  };
}

/**
 * The extensions of files for programs. The workbook is for people: validators would take each of
 * its sheets for a table of data.
 */
const FOR_PROGRAMS: ReadonlySet<string> = new Set(["csv", "json"]);

/** The format of figures.csv (CSV Dialect). */
const CSV = {
  type: "table",
  encoding: "utf-8",
  dialect: {
    delimiter: ";",
    lineTerminator: "\r\n",
    quoteChar: '"',
    doubleQuote: true,
    header: true,
  },
} as const;

/**
 * Returns the columns of figures.csv in their order, with the values that each allows (Table Schema
 * 2.0).
 */
function tableSchema(figures: PublishedFigures) {
  const rows = observationsOf(figures);
  const oneOf = (values: readonly string[]) => ({ required: true, enum: [...new Set(values)] });
  const { period } = figures;
  const constraints: Readonly<Partial<Record<keyof typeof texts.columns, object>>> = {
    period_id: oneOf([period.id]),
    from: oneOf([period.from]),
    to: oneOf([period.to]),
    figure: oneOf(rows.map(({ figure }) => figure)),
    kind: oneOf(rows.map(({ kind }) => kind)),
    measure: oneOf(rows.map(({ measure }) => measure)),
    field: oneOf(rows.map(({ field }) => field)),
    value: { minimum: 0 },
    unit: oneOf(rows.map(({ unit }) => unit)),
    status: {
      required: true,
      pattern: String.raw`(shown|withheld|unavailable|held \d{4}-\d{2}-\d{2})`,
    },
    cijfer: { required: true },
    soort_getal: { required: true },
  };
  const types: Readonly<Partial<Record<keyof typeof texts.columns, object>>> = {
    from: { type: "date" },
    to: { type: "date" },
    // An empty category means the figure as a whole, so it is not a missing value.
    category: { type: "string", missingValues: [] },
    value: { type: "number", decimalChar: "," },
  };
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: (Object.keys(texts.columns) as (keyof typeof texts.columns)[]).map((name) => ({
      name,
      ...(types[name] ?? { type: "string" }),
      description: texts.columns[name],
      ...(constraints[name] === undefined ? {} : { constraints: constraints[name] }),
    })),
    missingValues: [""],
    primaryKey: ["period_id", "figure", "category", "field"],
  };
}
