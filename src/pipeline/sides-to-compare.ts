import path from "node:path";

import { compareTexts, type DocumentToCompare } from "../compare-texts/compare-texts.ts";
import type { ComparedPeriod, TextComparison } from "../compare-texts/text-comparison.ts";
import { type WrittenText, writtenText } from "../compare-texts/written-text.ts";
import { foldersWithFigures, readFiguresFile } from "../compare/figures-file.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import {
  ALL_DOCUMENTS,
  type DocumentType,
  narrativePlaces,
} from "../document-type/document-type.ts";
import { isHeldBack } from "../document/blocks.ts";
import { ReportError } from "../errors.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { nameWithEscapes } from "../language/characters.ts";
import { formatPeriod } from "../language/dates.ts";
import { diffTextsUsage } from "../messages/diff-and-explain.ts";
import { figuresFileMessages } from "../messages/publication.ts";
import type { SourceContext } from "../monitor/source.ts";
import { listFolder, surveyContent, unreadable } from "../narrative/content-folder.ts";
import { readSource } from "../narrative/read-narratives.ts";
import { isoDay, parsePeriod, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { refuseSettings } from "../settings/settle-settings.ts";
import { checkContentFolder } from "../settings/settings.ts";
import { readEarlierReport } from "../snapshots/read-snapshot.ts";
import { snapshotFolder } from "../snapshots/snapshot-folders.ts";
import { LAYER_FILES } from "../snapshots/snapshot.ts";
import { eachOnce } from "./check-report.ts";
import {
  documentTypeNames,
  editionOf,
  loadDocumentType,
  requireEdition,
  withOwnEdition,
} from "./document-types.ts";
import type { ReadingContext } from "./read-export.ts";
import { readTogether } from "./read-for-answer.ts";
import { namesWithTexts } from "./texts.ts";

// Figures.

/** The figures of both sides, or the findings that prevent a comparison. */
export interface FiguresToCompare {
  /** Null if an input is refused; `found` gives the reason. */
  readonly sides: readonly [old: PublishedFigures, now: PublishedFigures] | null;
  /** True if one export gives both sides. */
  readonly isSameExport: boolean;
  /** The snapshot of the old side, if that side is a period from the export. */
  readonly published: {
    readonly figures: PublishedFigures;
    readonly file: string;
  } | null;
  readonly found: Findings;
}

/**
 * Reads the two sides that a user compares. Each is a period of the export, a file of figures, or
 * an output folder with such a file. The export is read once. Throws ReportError "usage" for a name
 * that is none of these, and the errors of opening the export.
 */
export async function figuresToCompare(
  names: readonly [old: string, now: string],
  settings: Settings,
  context: ReadingContext & SourceContext,
): Promise<FiguresToCompare> {
  const periods = names.map(parsePeriod);
  const files = await Promise.all(
    names.map(async (name, index) =>
      periods[index] === undefined ? await readFiguresFile(name) : undefined,
    ),
  );
  const neither = names.filter((_, index) => files[index] === null);
  if (neither.length > 0) {
    const messages = await Promise.all(
      neither.map(async (name) => {
        const folders = await foldersWithFigures(name);
        return folders.length > 0
          ? figuresFileMessages.deeper(name, folders.map(nameWithEscapes))
          : figuresFileMessages.neither(name);
      }),
    );
    throw new ReportError("usage", [...new Set(messages)]);
  }
  const asked = periods.filter((period) => period !== undefined);
  const ofFiles = files.flatMap((file) => file?.figures ?? []);
  const reading = await readPeriods(asked, settings, context, ofFiles);
  const sides = names.map((_, index) => {
    const period = periods[index];
    return period === undefined ? files[index]?.figures : reading.figures.get(period.id);
  });
  const [old, now] = sides;
  const foundInFiles = files.flatMap((file) => file?.findings ?? []);
  return {
    sides: old && now ? [old, now] : null,
    isSameExport: asked.length === names.length,
    published: await publishedOf(periods[0], settings),
    found: {
      findings: [...foundInFiles, ...reading.found.findings],
      omitted: reading.found.omitted,
    },
  };
}

async function publishedOf(
  period: Period | undefined,
  { snapshots, document }: Settings,
): Promise<FiguresToCompare["published"]> {
  if (period === undefined) return null;
  const folder = snapshotFolder(snapshots, period, document);
  const { report } = await readEarlierReport({ period, document, folder });
  if (report === null) return null;
  return { figures: report.figures, file: path.join(folder, LAYER_FILES.figures) };
}

/**
 * The figures of periods by id, from one reading of the export. All sides are protected together,
 * because readers see them together.
 */
async function readPeriods(
  periods: readonly Period[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  beside: readonly PublishedFigures[],
): Promise<{ readonly figures: ReadonlyMap<string, PublishedFigures>; readonly found: Findings }> {
  if (periods.length === 0) {
    return { figures: new Map(), found: { findings: [], omitted: NOTHING_OMITTED } };
  }
  const byId = new Map(periods.map((period) => [period.id, period]));
  const { reading, found } = await readTogether([...byId.values()], settings, context, beside);
  return {
    figures: new Map((reading.figures ?? []).map((figures) => [figures.period.id, figures])),
    found,
  };
}

// Texts.

type OfTexts = Pick<
  Settings,
  "content" | "contentOrigin" | "document" | "edition" | "strict" | "templates"
>;

/** The comparison of the texts of two periods, or the findings that prevent it. */
export interface ComparedTexts {
  /** Null if a text cannot be read; `found` gives the reason. */
  readonly comparison: TextComparison | null;
  readonly found: Findings;
}

/**
 * Compares the texts of two periods in the content folder. Takes the document type of the settings,
 * or every type that a period has texts for. Reads no export, and accepts texts that a report would
 * refuse. Throws ReportError "usage" for a name of no period, and "input" for a period without
 * texts.
 */
export async function textsToCompare(
  names: readonly [old: string, now: string],
  settings: OfTexts,
): Promise<ComparedTexts> {
  const periods = requirePeriods(names);
  refuseSettings(await checkContentFolder(settings), settings);
  const types = await typesOf(periods, settings);
  requireEdition(types, settings);
  const read = await Promise.all(
    types.map(async (type) => ({
      type,
      old: await readSide(periods[0], type, settings),
      new: await readSide(periods[1], type, settings),
    })),
  );
  const findings = read.flatMap((one) => [...one.old.findings, ...one.new.findings]);
  const found = { findings, omitted: NOTHING_OMITTED };
  if (findings.length > 0) return { comparison: null, found };
  const isEmpty = (side: "old" | "new"): boolean =>
    read.every((one) => one[side].texts.length === 0);
  const without = periods.filter((_, index) => isEmpty(index === 0 ? "old" : "new"));
  if (without.length > 0) await refuseEmpty(without, settings);
  const documents = read.map(({ type, ...sides }) => documentOf(type, sides, settings));
  return { comparison: compareTexts(sideOf(periods[0]), sideOf(periods[1]), documents), found };
}

function requirePeriods(names: readonly [string, string]): readonly [Period, Period] {
  const [old, now] = [parsePeriod(names[0]), parsePeriod(names[1])];
  if (old !== undefined && now !== undefined) return [old, now];
  const wrong = names.filter((name) => parsePeriod(name) === undefined);
  throw new ReportError("usage", [...new Set(wrong.map(diffTextsUsage.noPeriod))]);
}

async function typesOf(
  periods: readonly Period[],
  settings: OfTexts,
): Promise<readonly DocumentType[]> {
  const { document } = settings;
  if (document !== ALL_DOCUMENTS) return [await loadDocumentType(document, settings)];
  const listed = await Promise.all(periods.map((period) => namesWithTexts(period, settings)));
  const names = [...new Set(listed.flat())].toSorted();
  return await Promise.all(names.map((name) => loadDocumentType(name, settings)));
}

/** The texts of one document and period, with the findings that prevent reading. */
interface Side {
  readonly texts: readonly WrittenText[];
  readonly findings: readonly Finding[];
}

/** Reads every text in the folder. Texts with a place in the document come first. */
async function readSide(period: Period, type: DocumentType, { content }: OfTexts): Promise<Side> {
  const folder = path.join(content, period.id, type.name);
  const { entries, hindrance } = await listFolder(folder);
  if (hindrance !== null) return { texts: [], findings: [unreadable(folder, hindrance)] };
  const there = entries.flatMap(({ name }) => (name.endsWith(".md") ? [name.slice(0, -3)] : []));
  const places = [
    ...(type.fields === null ? [] : [{ name: type.fields.file, title: type.fields.file }]),
    ...narrativePlaces(type),
  ];
  const known = places.filter(({ name }) => there.includes(name));
  const others = there.filter((name) => !known.some((one) => one.name === name));
  const readings = await Promise.all(
    [...known, ...others.map((name) => ({ name, title: name }))].map(async ({ name, title }) => {
      const { source, finding } = await readSource(content, period.id, type.name, name);
      return { text: source === null ? null : writtenText(name, title, source), finding };
    }),
  );
  return {
    texts: readings.flatMap(({ text }) => text ?? []),
    findings: readings.flatMap(({ finding }) => finding ?? []),
  };
}

/** Throws ReportError "input" that names the folders without texts, and the folders beside them. */
async function refuseEmpty(periods: readonly Period[], settings: OfTexts): Promise<never> {
  const { content, document } = settings;
  const documents = await documentTypeNames(settings);
  const surveys = await Promise.all(
    periods.map(({ id }) => surveyContent(content, id, document, documents)),
  );
  const findings = surveys.flatMap((survey) => survey.findings);
  const folders = periods.map(({ id }) =>
    document === ALL_DOCUMENTS ? path.join(content, id) : path.join(content, id, document),
  );
  throw new ReportError("input", [...new Set(folders.map(diffTextsUsage.noTexts))], {
    found: { findings: eachOnce(findings), omitted: NOTHING_OMITTED },
  });
}

/** A document to compare, with only the texts that the edition shows. */
function documentOf(
  type: DocumentType,
  sides: Readonly<Record<"old" | "new", Side>>,
  settings: OfTexts,
): DocumentToCompare {
  const edition = editionOf(type, withOwnEdition(settings, type));
  const heldBack = type.sections.filter((section) => isHeldBack(section, edition));
  const names = narrativePlaces({ sections: heldBack }).map(({ name }) => name);
  const isShown = ({ name }: WrittenText): boolean => !names.includes(name);
  const all = [...sides.old.texts, ...sides.new.texts];
  return {
    document: type.name,
    notice: edition?.mark ?? null,
    withheld: names.filter((name) => all.some((text) => text.name === name)),
    old: sides.old.texts.filter(isShown),
    new: sides.new.texts.filter(isShown),
  };
}

function sideOf(period: Period): ComparedPeriod {
  const { id, from, to } = period;
  return { id, from: isoDay(from), to: isoDay(to), label: formatPeriod(period) };
}
