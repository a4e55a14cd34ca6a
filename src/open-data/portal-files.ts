import { observationsOf, type PublishedFigures } from "../disclosure/published-figures.ts";
import { openDataMessages as texts } from "../messages/figures.ts";
import { INTERNAL_MARK, type ReportModel } from "../model/report-model.ts";
import {
  authority,
  type DataFile,
  dataFiles,
  datasetOf,
  identifierOf,
  LICENCES,
  type MadeFile,
  type Metadata,
} from "./dataset.ts";

// The Data Package.

/**
 * Returns the name of the file of a Data Package, as the standard sets it, with a mark if the report
 * is for internal use.
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
    // Unpublished figures get no licence, because nobody may use them yet.
    ...(licence === undefined || !isPublic ? {} : { licenses: [licenceProperty(licence)] }),
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

function licenceProperty(name: keyof typeof LICENCES) {
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
 * The extensions of files for programs. The workbook is for people: validators would treat each of
 * its sheets as a table of data.
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

// The description for Dutch data portals (DCAT-AP-NL).

/** A property that DCAT-AP-NL makes mandatory and that only the settings can give. */
type Mandatory = "publisher" | "publisherUri" | "licence" | "themes" | "contact" | "webpage";

/** Returns the mandatory properties of DCAT-AP-NL 3.0 that are missing. */
export function missingForDcat(
  { publisher, licence, themes, contact }: Omit<Metadata, "measures">,
  webpage: string | null,
): readonly Mandatory[] {
  const has: Readonly<Record<Mandatory, boolean>> = {
    publisher: publisher?.name !== undefined,
    publisherUri: publisher?.address !== undefined,
    licence: licence !== undefined,
    themes: themes !== undefined,
    contact: contact !== undefined,
    webpage: webpage !== null,
  };
  return (Object.keys(has) as Mandatory[]).filter((one) => !has[one]);
}

/** Returns the name of the file for data portals: "dcat-2024-Q1.jsonld". */
export function dcatName({ files, period }: Pick<ReportModel, "files" | "period">): string {
  return `dcat-${files?.data ?? period.id}.jsonld`;
}

/** The namespaces, written in the file so that a reader needs no network. */
const CONTEXT = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const DUTCH = "nl";

/**
 * Returns the description of the figures for Dutch data portals, by DCAT-AP-NL 3.0, as JSON-LD.
 * Null for a report that is not public, and if a mandatory property is missing.
 *
 * @param files all files of the report; those with figures become distributions
 */
export function dcatJson(model: ReportModel, files: readonly MadeFile[]): string | null {
  const dataset = datasetOf(model);
  if (dataset?.isPublic !== true) return null;
  const { metadata, webpage } = dataset;
  const { publisher, licence, themes = [], contact, keywords, frequency } = metadata;
  const identifier = identifierOf(dataset);
  if (missingForDcat(metadata, webpage).length > 0) return null;
  if (!publisher?.address || !licence || !contact || !webpage || !identifier) return null;

  const agent = {
    "@id": publisher.address,
    "@type": "foaf:Agent",
    "foaf:name": inDutch(publisher.name ?? ""),
  };
  const made = new Map(files.map((one) => [one.name, one]));
  const json = {
    "@context": CONTEXT,
    "@id": identifier,
    "@type": "dcat:Dataset",
    "dct:title": inDutch(dataset.title),
    "dct:description": inDutch(dataset.description),
    "dct:identifier": identifier,
    "dct:issued": day(dataset.issued),
    ...(dataset.modified === null ? {} : { "dct:modified": day(dataset.modified) }),
    "dct:language": { "@id": authority("language", "NLD") },
    "dct:publisher": agent,
    "dct:creator": { "@id": publisher.address },
    "dct:accessRights": {
      "@id": authority("access-right", "PUBLIC"),
      "@type": "dct:RightsStatement",
    },
    "dct:spatial": { "@id": authority("country", "NLD"), "@type": "dct:Location" },
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": day(model.period.from),
      "dcat:endDate": day(model.period.to),
    },
    ...(frequency === undefined
      ? {}
      : { "dct:accrualPeriodicity": { "@id": authority("frequency", frequency) } }),
    "dcat:contactPoint": contactPoint(publisher.name ?? "", contact),
    "dcat:theme": themes.map((code) => ({ "@id": authority("data-theme", code) })),
    ...(keywords === undefined ? {} : { "dcat:keyword": keywords.map(inDutch) }),
    "dcat:landingPage": { "@id": webpage, "@type": "foaf:Document" },
    "foaf:page": { "@id": webpage },
    "dcat:distribution": dataFiles(model, made.keys()).map((file) =>
      distribution(file, made.get(file.name), { identifier, webpage, licence }),
    ),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function inDutch(text: string) {
  return { "@value": text, "@language": DUTCH };
}

function day(iso: string | null) {
  return { "@value": iso, "@type": "xsd:date" };
}

function contactPoint(name: string, contact: string) {
  const key = contact.startsWith("mailto:") ? "vcard:hasEmail" : "vcard:hasURL";
  return { "@type": "vcard:Organization", "vcard:fn": inDutch(name), [key]: { "@id": contact } };
}

/** Describes a file by its address, or by the page that links to it if it has none. */
function distribution(
  { name, extension, title, mediaType, code, href }: DataFile,
  made: MadeFile | undefined,
  about: {
    readonly identifier: string;
    readonly webpage: string;
    readonly licence: keyof typeof LICENCES;
  },
) {
  const { address, code: licenceCode, title: licenceTitle } = LICENCES[about.licence];
  const hasAddress = href !== name;
  return {
    "@id": `${about.identifier}-${extension}`,
    "@type": "dcat:Distribution",
    "dct:title": inDutch(title),
    "dcat:accessURL": { "@id": hasAddress ? href : about.webpage },
    ...(hasAddress ? { "dcat:downloadURL": { "@id": href } } : {}),
    "dct:license": {
      "@id": address,
      "@type": "dct:LicenseDocument",
      "dct:title": inDutch(licenceTitle),
      "skos:exactMatch": { "@id": authority("licence", licenceCode) },
    },
    "dct:format": { "@id": authority("file-type", code) },
    "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${mediaType}` },
    "dct:language": { "@id": authority("language", "NLD") },
    ...(made === undefined
      ? {}
      : {
          "dcat:byteSize": { "@value": String(made.bytes), "@type": "xsd:nonNegativeInteger" },
          "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@value": made.sha256, "@type": "xsd:hexBinary" },
          },
        }),
  };
}
