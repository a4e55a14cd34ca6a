import path from "node:path";

import { closestTerm } from "../language/closest.ts";
import { likelyPeriods } from "../language/written-periods.ts";
import type { Finding } from "../messages/finding.ts";
import { placeWords } from "../messages/narrative.ts";
import { parsePeriod } from "../period/period.ts";
import { findingAt, listFolder, shownPath, unreadable, type Entry } from "./folder.ts";

/** The contents of a content folder, apart from its texts. */
export interface ContentSurvey {
  /** The ids of the periods that have a folder. */
  readonly periods: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Looks for folders with unknown names and for misplaced texts, which no report uses. It reads the
 * content folder and the folder of `period`, or of all periods if `period` is null.
 */
export async function surveyContent(
  content: string,
  period: string | null,
  document: string,
  documents: readonly string[],
): Promise<ContentSurvey> {
  const { entries, hindrance } = await listFolder(content);
  if (hindrance !== null) {
    return { periods: [], findings: [unreadable(content, hindrance)] };
  }
  const home = path.join(content, period ?? placeWords.anyPeriod, document);
  const ofPeriods = entries.filter(({ name }) => isPeriod(name));
  const surveyed = ofPeriods.filter(({ name }) => period === null || name === period);
  const inPeriods = await Promise.all(
    surveyed.map((entry) => surveyPeriod(content, entry, document, documents)),
  );
  const others = entries.filter(({ name }) => !isPeriod(name));
  const ofOthers = others.map(({ name, kind }) => {
    const place = shownPath(content, name);
    return kind === "folder"
      ? findingAt("period-folder-unknown", place, meantPeriod(name, period))
      : findingAt("narrative-misplaced", place, placeWords.belongs(home));
  });
  return {
    periods: ofPeriods.map(({ name }) => name),
    findings: [...ofOthers, ...inPeriods.flat()],
  };
}

async function surveyPeriod(
  content: string,
  { name: period, kind }: Entry,
  document: string,
  documents: readonly string[],
): Promise<readonly Finding[]> {
  const folder = path.join(content, period);
  if (kind !== "folder") return [unreadable(folder, kind === "file" ? "no-folder" : kind)];
  const { entries, hindrance } = await listFolder(folder);
  if (hindrance !== null) return [unreadable(folder, hindrance)];
  const home = path.join(folder, document);
  return entries.flatMap(({ name, kind }) => {
    const place = shownPath(folder, name);
    if (kind !== "folder") {
      return documents.includes(name)
        ? [unreadable(place, kind === "file" ? "no-folder" : kind)]
        : [findingAt("narrative-misplaced", place, placeWords.belongs(home))];
    }
    if (documents.includes(name)) return [];
    const meant = placeWords.meant(closestTerm(name, documents));
    return [findingAt("document-folder-unknown", place, meant, placeWords.documents(documents))];
  });
}

function isPeriod(name: string): boolean {
  return parsePeriod(name)?.id === name;
}

function meantPeriod(name: string, period: string | null): string {
  const ids = [name, ...likelyPeriods(name)].flatMap((text) => parsePeriod(text)?.id ?? []);
  const near = period === null ? undefined : closestTerm(name, [period]);
  return placeWords.meant(ids.find((id) => id === period) ?? ids[0] ?? near);
}
