import {
  documentTypeNames,
  narrativePlaces,
  type DocumentType,
  type NarrativePlace,
} from "../document/document-type.ts";
import type { Finding } from "../messages/finding.ts";
import { surveyContent } from "../narrative/content-folder.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { readNarratives, type NarrativeReading } from "../narrative/read-narratives.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";

/** Which sections of a period's report have a text, and which have none. */
interface TextsOfPeriod {
  readonly period: string;
  readonly used: readonly NarrativePlace[];
  readonly missing: readonly NarrativePlace[];
}

/** The texts that were read, with all that was found in the content folder. */
export interface Texts {
  readonly narratives: readonly Narrative[];
  /** The images of these texts, which are still to be made anew. */
  readonly images: NarrativeReading["images"];
  readonly inputs: NarrativeReading["inputs"];
  readonly findings: readonly Finding[];
  /** In the order of the periods. */
  readonly told: readonly TextsOfPeriod[];
}

/** Reads the texts of a period, or of all where `period` is null, and looks for what is not used. */
export async function readTexts(
  period: Period | null,
  documentType: DocumentType,
  settings: Pick<Settings, "content" | "publishedOn" | "contact" | "accessibility">,
): Promise<Texts> {
  const { content, publishedOn, accessibility } = settings;
  const contact = [settings.contact ?? "", accessibility.contact?.text ?? ""].join("\n");
  const { name: document, takesImages } = documentType;
  const places = narrativePlaces(documentType);
  const names = places.map(({ name }) => name);
  const survey = await surveyContent(
    content,
    period?.id ?? null,
    document,
    await documentTypeNames(),
  );
  const readings = await Promise.all(
    (period === null ? survey.periods : [period.id]).map(async (id) => {
      const report = { isPublished: publishedOn !== null, contact, takesImages };
      return { id, reading: await readNarratives(content, id, document, names, report) };
    }),
  );
  return {
    narratives: readings.flatMap(({ reading }) => reading.narratives),
    images: readings.flatMap(({ reading }) => reading.images),
    inputs: readings.flatMap(({ reading }) => reading.inputs),
    findings: [...survey.findings, ...readings.flatMap(({ reading }) => reading.findings)],
    told: readings.map(({ id, reading: { present } }) => ({
      period: id,
      used: places.filter(({ name }) => present.includes(name)),
      missing: places.filter(({ name }) => !present.includes(name)),
    })),
  };
}
