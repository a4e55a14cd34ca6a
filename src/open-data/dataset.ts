import { uncapitalised } from "../language/words.ts";
import { openDataMessages as texts } from "../messages/figures.ts";
import {
  fileNames,
  hrefOf,
  INTERNAL_MARK,
  type ReportModel,
  webpageOf,
  WORKBOOK_MEDIA,
} from "../model/report-model.ts";
import { plainText } from "../model/text.ts";

/** A file format of figures. */
interface FileFormat {
  readonly mediaType: string;
  /** Its code in the file type list of the EU Publications Office. */
  readonly code: string;
  readonly title: string;
}

/** The formats of files with figures, by extension. */
const FORMATS: Readonly<Record<string, FileFormat>> = {
  csv: { mediaType: "text/csv", code: "CSV", title: texts.files.csv },
  json: { mediaType: "application/json", code: "JSON", title: texts.files.json },
  ods: { mediaType: WORKBOOK_MEDIA.ods, code: "ODS", title: texts.files.ods },
  xlsx: { mediaType: WORKBOOK_MEDIA.xlsx, code: "XLSX", title: texts.files.xlsx },
};

/** A file of a report, with its size and its hash. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file with figures, as data portals describe it. */
export interface DataFile extends FileFormat {
  readonly name: string;
  readonly extension: string;
  /** Its address, or its name if files have no address. */
  readonly href: string;
}

/** The settings about the figures for data portals. */
export type Metadata = NonNullable<ReportModel["dataset"]>;

/** The figures of a report as a dataset for others. */
export interface Dataset {
  readonly title: string;
  readonly description: string;
  readonly metadata: Metadata;
  /** True for a report with a day of publication and without a mark. */
  readonly isPublic: boolean;
  /** The day of first publication in ISO 8601; null for a draft. */
  readonly issued: string | null;
  /** The day of the correction in ISO 8601; null if the report corrects none. */
  readonly modified: string | null;
  /** The address of the report as a web page; null if it has none. */
  readonly webpage: string | null;
}

/**
 * Returns the figures of a report as a dataset; null if it has none, or if an older release made
 * the report.
 */
export function datasetOf(model: ReportModel): Dataset | null {
  const { title, subject, period, referenceDate, dataset, correction } = model;
  if (dataset === undefined || referenceDate === null) return null;
  const isPublic =
    model.publishedDay !== null && !model.internalUseOnly && model.edition?.mark === undefined;
  const { internalUseOnly } = model;
  const mark = correction === undefined ? "" : ` (${uncapitalised(correction.mark)})`;
  const report = `${title} ${period.label}${mark}`;
  const description = [
    texts.description(report, subject, referenceDate),
    ...(correction === undefined ? [] : [texts.corrected(correction.reasons.map(plainText))]),
  ].join(" ");
  return {
    title: `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${texts.title(report)}`,
    description: `${description} ${internalUseOnly ? texts.internal : texts.protected}`,
    metadata: dataset,
    isPublic,
    issued: correction?.published ?? model.publishedDay,
    modified: correction?.day ?? null,
    webpage: webpageOf(model),
  };
}

/**
 * Returns the identifier of the figures, which differs from the identifier of their page; null
 * without a web page.
 */
export function identifierOf({ webpage }: Dataset): string | null {
  return webpage === null ? null : `${webpage}#cijfers`;
}

/** Returns the files with figures that a report links to. */
function linkedFiles(model: ReportModel): readonly DataFile[] {
  const { figures, workbook } = fileNames(model);
  const names = [workbook, figures?.csv, figures?.json].filter((name) => typeof name === "string");
  return dataFiles(model, names);
}

/** Returns the files with figures among `names`. */
export function dataFiles(model: ReportModel, names: Iterable<string>): readonly DataFile[] {
  return Array.from(names).flatMap((name): DataFile[] => {
    const extension = name.split(".").at(-1) ?? "";
    const format = FORMATS[extension];
    return format === undefined ? [] : [{ ...format, name, extension, href: hrefOf(model, name) }];
  });
}

// The description for search engines.

/**
 * Returns the description of the figures for search engines: a schema.org `Dataset` as JSON-LD,
 * safe within a `script` of HTML. Null for a report that is not public.
 */
export function datasetJsonLd(model: ReportModel): string | null {
  const dataset = datasetOf(model);
  if (dataset?.isPublic !== true) return null;
  const { metadata, webpage } = dataset;
  const { publisher, licence, keywords, contact, measures } = metadata;
  const identifier = identifierOf(dataset);
  const json = {
    "@context": "https://schema.org",
    "@type": "Dataset",
    ...(identifier === null ? {} : { "@id": identifier, url: webpage }),
    name: dataset.title,
    description: dataset.description,
    inLanguage: model.language,
    temporalCoverage: `${model.period.from}/${model.period.to}`,
    datePublished: dataset.issued,
    ...(dataset.modified === null ? {} : { dateModified: dataset.modified }),
    spatialCoverage: { "@type": "Country", name: texts.country },
    isAccessibleForFree: true,
    ...(model.organisation === null ? {} : { creator: organisation(model.organisation) }),
    ...(publisher === undefined
      ? {}
      : { publisher: organisation(publisher.name, publisher.address, contact) }),
    ...(licence === undefined ? {} : { license: LICENCES[licence].address }),
    ...(keywords === undefined ? {} : { keywords }),
    variableMeasured: measures,
    distribution: linkedFiles(model).map((file) => {
      return {
        "@type": "DataDownload",
        name: file.title,
        encodingFormat: file.mediaType,
        contentUrl: file.href,
      };
    }),
  };
  return withinScript(JSON.stringify(json));
}

function organisation(name: string | undefined, address?: string, contact?: string) {
  return {
    "@type": "Organization",
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { "@id": address, sameAs: address }),
    ...(contact === undefined
      ? {}
      : {
          contactPoint: {
            "@type": "ContactPoint",
            ...(contact.startsWith("mailto:")
              ? { email: contact.slice("mailto:".length) }
              : { url: contact }),
          },
        }),
  };
}

/**
 * Returns the JSON with its angle brackets escaped: no text in it can end the script or begin a
 * comment.
 */
function withinScript(json: string): string {
  return json.replaceAll("<", String.raw`\u003c`).replaceAll(">", String.raw`\u003e`);
}

// The controlled vocabularies of data portals, with Dutch words for their codes. The codes come from
// the EU Publications Office, as DCAT-AP-NL 3.0 prescribes.

const AUTHORITY = "http://publications.europa.eu/resource/authority/";

/** Returns the address of a code of a vocabulary. */
export function authority(
  list:
    "access-right" | "country" | "data-theme" | "file-type" | "frequency" | "language" | "licence",
  code: string,
): string {
  return `${AUTHORITY}${list}/${code}`;
}

/** Codes with Dutch words for them. */
type Vocabulary = Readonly<Record<string, string>>;

export const THEMES: Vocabulary = {
  SOCI: "samenleving",
  GOVE: "overheid",
  JUST: "justitie",
  HEAL: "gezondheid",
  EDUC: "onderwijs",
  ECON: "economie",
  REGI: "regio",
  AGRI: "landbouw",
  ENER: "energie",
  ENVI: "milieu",
  INTR: "internationaal",
  TECH: "wetenschap",
  TRAN: "vervoer",
};

export const FREQUENCIES: Vocabulary = {
  MONTHLY: "maand",
  BIMONTHLY: "twee maanden",
  QUARTERLY: "kwartaal",
  ANNUAL_2: "halfjaar",
  ANNUAL: "jaar",
  IRREG: "onregelmatig",
};

/**
 * Returns the code for a text: its Dutch word, the code itself, or its address; undefined if there
 * is none.
 */
export function codeOf(text: string, vocabulary: Vocabulary): string | undefined {
  const wanted = text.trim().toLowerCase();
  return Object.entries(vocabulary).find(
    ([code, word]) =>
      wanted === word || wanted === code.toLowerCase() || wanted.endsWith(`/${code.toLowerCase()}`),
  )?.[0];
}

/** An open licence. */
interface Licence {
  readonly title: string;
  readonly address: string;
  /** Its code in the vocabulary of the EU. */
  readonly code: string;
  /** The ways to write it, in lower case. */
  readonly written: RegExp;
}

/** The licences by their names in the Open Definition. */
export const LICENCES = {
  "CC0-1.0": {
    title: "Creative Commons Zero 1.0",
    address: "https://creativecommons.org/publicdomain/zero/1.0/",
    code: "CC0",
    written: /^(?:cc[ -]?(?:0|zero)(?:[ -]1\.0)?|.*\/publicdomain\/zero\/1\.0\/?.*|.*\/cc0)$/,
  },
  "CC-BY-4.0": {
    title: "Creative Commons Naamsvermelding 4.0",
    address: "https://creativecommons.org/licenses/by/4.0/",
    code: "CC_BY_4_0",
    written: /^(?:cc[ -]by(?:[ -]4\.0)?|.*\/licenses\/by\/4\.0\/?.*|.*\/cc_by_4_0)$/,
  },
  "CC-BY-SA-4.0": {
    title: "Creative Commons Naamsvermelding-GelijkDelen 4.0",
    address: "https://creativecommons.org/licenses/by-sa/4.0/",
    code: "CC_BYSA_4_0",
    written: /^(?:cc[ -]by[ -]sa(?:[ -]4\.0)?|.*\/licenses\/by-sa\/4\.0\/?.*|.*\/cc_bysa_4_0)$/,
  },
} as const satisfies Readonly<Record<string, Licence>>;

export type LicenceName = keyof typeof LICENCES;

/** The names of the licences in the settings. */
export const LICENCE_WORDS = ["CC0", "CC-BY", "CC-BY-SA"] as const;

/** Returns the licence for a text: one of its names, or its address; undefined if there is none. */
export function licenceOf(text: string): LicenceName | undefined {
  const wanted = text.trim().toLowerCase();
  const names = Object.keys(LICENCES) as LicenceName[];
  return names.find((name) => LICENCES[name].written.test(wanted));
}
