import { readFile } from "node:fs/promises";
import path from "node:path";

import {
  ALL_DOCUMENTS,
  type DocumentType,
  narrativePlaces,
} from "../document-type/document-type.ts";
import { defaultTypeName } from "../document-type/find-types.ts";
import { ReportError } from "../errors.ts";
import { type Finding, NOTHING_OMITTED } from "../findings/finding.ts";
import { initMessages as messages } from "../messages/document-type.ts";
import { listFolder } from "../narrative/content-folder.ts";
import { readSource } from "../narrative/read-narratives.ts";
import { linesWithoutComments } from "../narrative/source-text.ts";
import { linesOf, splitFrontMatter } from "../narrative/text-file.ts";
import { PACKAGE_ROOT } from "../package-root.ts";
import { byTime, type Period, periodNamed } from "../period/period.ts";
import { settingsPlace } from "../settings/setting-sources.ts";
import type { Settings } from "../settings/settings.ts";
import {
  baseFiles,
  following,
  SAMPLE_FILE,
  SAMPLE_PERIOD,
  type StartTemplates,
} from "../start/base-files.ts";
import { type EarlierText, type NewFile, skeletonsOf } from "../start/skeletons.ts";
import { refuseOnError } from "./check-report.ts";
import {
  checkDocumentTypes,
  documentTypeNames,
  isAbout,
  loadDocumentType,
} from "./document-types.ts";
import { codebookInForce } from "./read-export.ts";
import { namesWithTexts } from "./texts.ts";

/** The options for a working folder. */
export interface StartRequest {
  /** The folder as the user named it. */
  readonly folder: string;
  /** Null if the user named none. */
  readonly period: Period | null;
  /** The name of a document type or `all`; null if the user named none. */
  readonly document: string | null;
}

/** The plan for a working folder. */
export interface StartPlan {
  readonly files: readonly NewFile[];
  /** The period whose texts are made; null for none. */
  readonly period: Period | null;
  /** The next period, for the advice to add it. */
  readonly following: Period;
  /** True if the folder has texts already. */
  readonly isBegun: boolean;
  /** The export that commands must name, because the settings name none; else null. */
  readonly input: string | null;
  /** The document types of the texts. */
  readonly documents: readonly string[];
  /** The document that commands make without `--document`. */
  readonly mainDocument: string;
  /** The requested document types that do not cover this kind of period. */
  readonly misfits: readonly string[];
  /** Warnings about unreadable earlier texts. */
  readonly findings: readonly Finding[];
}

/**
 * Plans the files of a working folder, including those that exist. A folder without texts gets
 * every file. A folder with texts gets the texts of the given period, or without a period the other
 * files. Throws ReportError for a mistake in the settings, the codebook or a document type.
 *
 * @param settings its paths are relative to the folder where the command runs
 */
export async function planStart(
  { folder, period, document }: StartRequest,
  settings: Settings,
): Promise<StartPlan> {
  const content = within(folder, settings.content, "content");
  const place = await settingsPlace(folder);
  const begun = await begunPeriods(settings);
  const isBegun = begun.length > 0;
  const hasExport =
    settings.input !== null && path.resolve(settings.input) !== path.resolve(folder, SAMPLE_FILE);
  const isOfSample = !isBegun && !hasExport;
  const made = period ?? (isOfSample ? SAMPLE_PERIOD : null);
  const previous = begun.findLast(({ to }) => made !== null && to < made.to) ?? null;
  const asked = await askedTypes(document, previous, settings);
  const types = made === null ? asked : asked.filter((type) => isAbout(type, made));
  if (made !== null && types.length === 0) {
    throw new ReportError("usage", messages.nothingFits(made.id));
  }
  const findings: Finding[] = [];
  const files: NewFile[] = [];
  const last = made ?? begun.at(-1) ?? SAMPLE_PERIOD;
  if (!isBegun || period === null) {
    const reading = await codebookInForce(settings);
    refuseOnError({ findings: reading.findings, omitted: NOTHING_OMITTED });
    files.push(
      ...baseFiles({
        templates: await startTemplates(),
        codebook: reading.codebook,
        period: last,
        document: types.length === 1 ? (types[0]?.name ?? "") : settings.mainDocument,
        content: content.split(path.sep).join("/"),
        out: isWithin(folder, settings.out) ? within(folder, settings.out, "out") : "out",
        hasSettings: place === "package.json",
        isOfSample: !hasExport,
      }),
    );
  }
  if (made !== null) {
    const at = [...content.split(path.sep), made.id].filter((name) => name !== "");
    for (const type of types) {
      const earlier = await earlierTexts(type, made, begun, settings);
      findings.push(...earlier.findings);
      const skeletons = skeletonsOf({
        documentType: type,
        period: made,
        accompanied: await accompaniedBy(type, settings),
        isOfSample: !hasExport && (settings.input !== null || !isBegun),
        earlier: earlier.texts,
      });
      files.push(
        ...skeletons.map((one) => ({ ...one, file: [...at, type.name, one.file].join("/") })),
      );
    }
  }
  return {
    files,
    period: made,
    following: following(last),
    isBegun,
    input: settings.input === null && place !== null ? SAMPLE_FILE : null,
    mainDocument: types.length === 1 && place === null ? (types[0]?.name ?? "") : settings.document,
    documents: types.map(({ name }) => name),
    misfits: asked.filter((type) => !types.includes(type)).map(({ name }) => name),
    findings,
  };
}

async function startTemplates(): Promise<StartTemplates> {
  const [settings, readme, sample] = await Promise.all(
    ["report.config.yaml", "LEESMIJ.md", "monitor-voorbeeld.csv"].map((name) =>
      readFile(new URL(`templates/start/${name}`, PACKAGE_ROOT), "utf8"),
    ),
  );
  return { settings: settings ?? "", readme: readme ?? "", sample: sample ?? "" };
}

// The folder and its periods.

/** The path of a place, relative to the folder. Throws ReportError "usage" for a place outside. */
function within(folder: string, place: string, name: string): string {
  if (!isWithin(folder, place)) {
    throw new ReportError("usage", messages.outside(name, folder));
  }
  return path.relative(path.resolve(folder), path.resolve(place));
}

function isWithin(folder: string, place: string): boolean {
  const relative = path.relative(path.resolve(folder), path.resolve(place));
  return !path.isAbsolute(relative) && relative.split(path.sep)[0] !== "..";
}

/** The periods with texts, in order of their last days. */
async function begunPeriods(settings: Settings): Promise<readonly Period[]> {
  const { entries } = await listFolder(settings.content);
  const periods = entries.flatMap(({ name }) => periodNamed(name) ?? []);
  const named = await Promise.all(periods.map((period) => namesWithTexts(period, settings)));
  return periods.filter((_, index) => (named[index]?.length ?? 0) > 0).toSorted(byTime);
}

/**
 * The types to make texts for: the requested ones, those of the previous period, or the main
 * document.
 */
async function askedTypes(
  document: string | null,
  previous: Period | null,
  settings: Settings,
): Promise<readonly DocumentType[]> {
  const names =
    document === ALL_DOCUMENTS
      ? await documentTypeNames(settings)
      : document !== null
        ? [document]
        : previous === null
          ? [settings.mainDocument]
          : await namesWithTexts(previous, settings);
  return await checkDocumentTypes(names, settings);
}

/** The document that a new text accompanies: the main document, if it shows figures. */
async function accompaniedBy(type: DocumentType, settings: Settings): Promise<DocumentType> {
  if (type.fields === null) return type;
  const usual = await loadDocumentType(settings.mainDocument, settings);
  return usual.figures ? usual : await loadDocumentType(await defaultTypeName(), settings);
}

// Earlier texts.

/** For each file of a type, the latest earlier text that somebody wrote. */
async function earlierTexts(
  type: DocumentType,
  period: Period,
  begun: readonly Period[],
  settings: Settings,
): Promise<{
  readonly texts: ReadonlyMap<string, EarlierText>;
  readonly findings: readonly Finding[];
}> {
  const texts = new Map<string, EarlierText>();
  const findings: Finding[] = [];
  const fields = type.fields === null ? [] : [type.fields.file];
  const names = [...fields, ...narrativePlaces(type).map(({ name }) => name)];
  const earlier = begun.filter(({ to }) => to < period.to).toReversed();
  for (const name of names) {
    for (const { id } of earlier) {
      const read = await readSource(settings.content, id, type.name, name);
      if (read.finding !== null) findings.push({ ...read.finding, severity: "warning" });
      if (read.source === null) continue;
      const lines = fields.includes(name) ? fieldLines(read.source) : writtenLines(read.source);
      if (lines.length === 0) continue;
      texts.set(name, { place: [id, type.name, `${name}.md`].join("/"), lines });
      break;
    }
  }
  return { texts, findings };
}

/** The lines that somebody wrote in a text; none for an unchanged skeleton or a sample. */
function writtenLines(source: string): readonly string[] {
  const { body, isSample } = splitFrontMatter(linesOf(source));
  const lines = isSample === true ? [] : linesWithoutComments(body);
  return lines.some((line) => line.trim() !== "") ? lines : [];
}

/** The fields that somebody filled in. */
function fieldLines(source: string): readonly string[] {
  const lines = linesOf(source).filter((line) => /^[a-z][a-z\d-]*:/.test(line));
  return lines.some((line) => /^voorbeeldtekst:\s*true/.test(line)) ? [] : lines;
}
