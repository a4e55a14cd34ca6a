import path from "node:path";

import { headerOf } from "../codebook/codebook.ts";
import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { pdfMessages } from "../messages/figures.ts";
import type { Finding, Findings } from "../findings/finding.ts";
import {
  definitionAddresses,
  fileNames,
  INTERNAL_MARK,
  type ReportModel,
} from "../model/report-model.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { dataPackageJson, dataPackageName, dcatJson, dcatName } from "../open-data/portal-files.ts";
import { isoDay, isoMoment } from "../period/period.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { sha256 } from "../file-system/read-files.ts";
import { figuresCsv, figuresJson } from "./figure-files.ts";

/** A file with the figures of the report. The PDF contains it as an attachment. */
export interface FigureFile {
  readonly name: string;
  readonly mediaType: string;
  /** A Dutch description, for readers who find the file in the PDF. */
  readonly description: string;
  readonly content: Uint8Array;
}

/** The input of all files of one report. */
export interface ReportMaterial extends ManifestMaterial {
  /** Empty for a document without figures. */
  readonly data: readonly FigureFile[];
  /** The workbook. Null for a document without figures. */
  readonly workbook: { readonly name: string; readonly content: Uint8Array } | null;
  readonly html: string;
  readonly pdf: Uint8Array;
}

/** The protected figures as JSON and CSV files; none for a document without figures. */
export function figureFiles(model: ReportModel, figures: PublishedFigures): readonly FigureFile[] {
  const names = fileNames(model).figures;
  if (names === null) return [];
  const { csv, json } = names;
  return [
    {
      name: json,
      mediaType: "application/json",
      description: pdfMessages.figuresJson,
      content: Buffer.from(figuresJson(figures), "utf8"),
    },
    {
      name: csv,
      mediaType: "text/csv",
      description: pdfMessages.figuresCsv,
      content: Buffer.from(figuresCsv(figures, definitionAddresses(model)), "utf8"),
    },
  ];
}

/** The files of one report by name: PDF, HTML, workbook, figures, descriptions and manifest. */
export function reportFiles(material: ReportMaterial): ReadonlyMap<string, string | Uint8Array> {
  const { model, data, workbook, html, pdf } = material;
  const names = fileNames(model);
  const outputs = new Map<string, string | Uint8Array>([
    [names.pdf, pdf],
    [names.html, html],
    ...(workbook === null ? [] : [[workbook.name, workbook.content] as const]),
    ...data.map(({ name, content }) => [name, content] as const),
  ]);
  for (const [name, content] of descriptions(material, outputs)) outputs.set(name, content);
  return new Map([...outputs, ["manifest.json", manifestJson(material, outputs)]]);
}

/** The descriptions of the figures for programs and data portals. None for a report without figures. */
function descriptions(
  { model, figures }: ReportMaterial,
  outputs: ReadonlyMap<string, string | Uint8Array>,
): readonly (readonly [name: string, content: string])[] {
  const files = filesWithHashes(outputs).map(({ file, ...of }) => ({ name: file, ...of }));
  const described = [
    [dataPackageName(model), dataPackageJson(model, figures, files)],
    [dcatName(model), dcatJson(model, files)],
  ] as const;
  return described.flatMap(([name, content]) => (content === null ? [] : [[name, content]]));
}

/** The files with their size in bytes and their hash. */
function filesWithHashes(outputs: ReadonlyMap<string, string | Uint8Array>) {
  return [...outputs].map(([file, content]) => ({
    file,
    bytes: Buffer.byteLength(content),
    sha256: sha256(content),
  }));
}

/** An input file: its name and the SHA-256 of its bytes. */
interface InputFile {
  readonly file: string;
  readonly sha256: string;
}

/** The input of the manifest. Nothing in the manifest depends on the machine, the day or a path. */
interface ManifestMaterial {
  readonly model: ReportModel;
  readonly figures: PublishedFigures;
  readonly settings: Settings;
  /** Null for a document without figures. */
  readonly source: {
    readonly summary: ExportSummary;
    readonly file: string;
    readonly codebook: CodebookReading;
  } | null;
  readonly narrativeInputs: readonly InputFile[];
  /** The texts of earlier periods, which were read to find repeated text. */
  readonly earlierTexts: readonly InputFile[];
  /** The files of a document type that is not the tool's own. */
  readonly typeInputs: readonly InputFile[];
  /** The manifest of the document that this document accompanies. */
  readonly accompanied: readonly InputFile[];
  readonly houseStyle: HouseStyle;
  /** The snapshots of earlier reports. */
  readonly earlier: { readonly inputs: readonly InputFile[] };
  readonly found: Findings;
  readonly toolVersion: string;
  readonly browserVersion: string;
}

/** The content of manifest.json: the input, the output, and the versions that made it. */
export function manifestJson(
  material: ManifestMaterial,
  outputs: ReadonlyMap<string, string | Uint8Array>,
): string {
  const { model, figures, settings, source } = material;
  const { logo, fonts } = material.houseStyle;
  const columns = source === null ? [] : columnsOf(source);
  const manifest = {
    schemaVersion: 1,
    ...(model.internalUseOnly ? { notice: INTERNAL_MARK } : {}),
    document: model.document,
    ...(model.edition === undefined ? {} : { edition: model.edition.id }),
    title: model.title,
    period: model.period,
    ...(model.correction === undefined ? {} : { correctedOn: model.correction.day }),
    tool: { name: "peildatum", version: material.toolVersion },
    browser: material.browserVersion,
    settings: {
      publishedOn: settings.publishedOn === null ? null : isoMoment(settings.publishedOn),
      threshold: settings.threshold,
      protectChanges: settings.protectChanges,
      organisation: settings.organisation,
      contact: settings.contact,
      website: settings.website,
      websiteFiles: settings.websiteFiles,
      webpage: settings.webpage,
      accessibility: {
        statement: settings.accessibility.statement,
        contact: settings.accessibility.contact?.text ?? null,
      },
      ...(settings.dataset === null ? {} : { dataset: settings.dataset }),
      colors: settings.colors,
      pdfStandard: settings.pdfStandard,
      workbook: settings.workbook,
      events: settings.events.map(({ day, label }) => ({ date: isoDay(day), label })),
    },
    ...(figures.disclosure === undefined ? {} : { disclosure: figures.disclosure }),
    inputs: {
      ...(source === null ? {} : inputsOf(source, settings)),
      narrative: material.narrativeInputs,
      ...(material.earlierTexts.length === 0 ? {} : { earlierTexts: material.earlierTexts }),
      ...(material.typeInputs.length === 0 ? {} : { documentType: material.typeInputs }),
      ...(material.accompanied.length === 0 ? {} : { accompanied: material.accompanied }),
      ...(logo === null ? {} : { logo: { file: logo.file, sha256: logo.sha256 } }),
      ...(fonts.length === 0 ? {} : { fonts: byFace(fonts) }),
      ...(material.earlier.inputs.length === 0 ? {} : { snapshots: material.earlier.inputs }),
    },
    warnings: countedWarnings(material.found.findings, new Set(columns.map(headerOf))),
    warningsNotListed: material.found.omitted.warnings,
    outputs: filesWithHashes(outputs),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

type Source = NonNullable<ManifestMaterial["source"]>;

function columnsOf({ summary, codebook }: Source) {
  return codebook.codebook.columns.filter(({ name }) => summary.columns.has(name));
}

/** The export and the codebook, as the manifest lists them. */
function inputsOf(source: Source, { skipInvalid }: Settings) {
  const { summary, file, codebook } = source;
  return {
    export: {
      file: path.basename(file),
      sha256: summary.sha256,
      rows: summary.rows,
      latestDate: summary.latestDate === null ? null : isoDay(summary.latestDate),
      columns: columnsOf(source).map(headerOf),
      ...summary.dialect,
      ...(skipInvalid ? { skipped: summary.skipped } : {}),
    },
    ...(codebook.input === null ? {} : { codebook: codebook.input }),
  };
}

function byFace(fonts: HouseStyle["fonts"]) {
  return Object.fromEntries(fonts.map(({ face, file, sha256 }) => [face, { file, sha256 }]));
}

/** Warnings without a count: the count would reveal how many rows name a region that is not shown. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  "region-unknown",
  "region-garbled",
  "control-character",
]);

/** The count of each warning by column. The count is null for an uncounted warning. */
function countedWarnings(findings: readonly Finding[], columns: ReadonlySet<string>) {
  const counted = new Map<string, { code: string; column: string | null; count: number }>();
  for (const { severity, code, column } of findings) {
    if (severity === "hint") continue;
    // Only names in the codebook are listed, because the name of an unknown column must not reach
    // any output.
    const known = column !== null && columns.has(column) ? column : null;
    const key = `${code} ${known ?? ""}`;
    const entry = counted.get(key) ?? { code, column: known, count: 0 };
    counted.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...counted.values()].map((entry) =>
    UNCOUNTED.has(entry.code) ? { ...entry, count: null } : entry,
  );
}
