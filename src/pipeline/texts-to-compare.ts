import path from "node:path";

import { compareTexts, type DocumentToCompare } from "../compare-texts/compare-texts.ts";
import type { ComparedPeriod, TextComparison } from "../compare-texts/text-comparison.ts";
import { type WrittenText, writtenText } from "../compare-texts/written-text.ts";
import {
  ALL_DOCUMENTS,
  type DocumentType,
  narrativePlaces,
} from "../document-type/document-type.ts";
import { isHeldBack } from "../document/held-back.ts";
import { ReportError } from "../errors.ts";
import { formatPeriod } from "../language/dates.ts";
import { diffTextsUsage } from "../messages/diff-texts.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../messages/finding.ts";
import { surveyContent } from "../narrative/content-folder.ts";
import { listFolder, unreadable } from "../narrative/folder.ts";
import { readSource } from "../narrative/read-narratives.ts";
import { isoDay } from "../period/day.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { checkContentFolder } from "../settings/content-folder.ts";
import type { Settings } from "../settings/settings.ts";
import { refuseSettings } from "../settings/settle-settings.ts";
import {
  documentTypeNames,
  editionOf,
  loadDocumentType,
  requireEdition,
  withOwnEdition,
} from "./document-types.ts";
import { namesWithTexts } from "./texts.ts";

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
  const once = new Map(findings.map((one) => [JSON.stringify(one), one] as const));
  const folders = periods.map(({ id }) =>
    document === ALL_DOCUMENTS ? path.join(content, id) : path.join(content, id, document),
  );
  throw new ReportError("input", [...new Set(folders.map(diffTextsUsage.noTexts))], {
    found: { findings: [...once.values()], omitted: NOTHING_OMITTED },
  });
}

/** The texts that the edition shows. */
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
