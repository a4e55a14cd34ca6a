import * as z from "zod";

import { ReportError } from "../errors.ts";
import { formatDay } from "../language/dates.ts";
import { publicationMessages as texts } from "../messages/publication.ts";
import { parseMoment, type Moment } from "../period/moment.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import { sha256 } from "../file-system/sha256.ts";
import { manifestIn } from "./output-contents.ts";

const manifestSchema = z.object({
  notice: z.string().optional(),
  settings: z.object({ publishedOn: z.string() }),
  inputs: z.object({ narrative: z.array(z.object({ file: z.string(), sha256: z.string() })) }),
  outputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
});

/** A report with a day of publication that stands in an output folder. */
export interface PublishedBefore {
  readonly publishedOn: Moment;
  /** Of its PDF; null where it lists none. */
  readonly pdfSha256: string | null;
  /** The texts that it was made from, by the hashes of their files. */
  readonly texts: readonly TextFile[];
}

/** The file of a text, or of an image in one, relative to the content folder. */
interface TextFile {
  readonly file: string;
  readonly sha256: string;
}

type Publishing = Pick<Settings, "publishedOn" | "threshold" | "overwrite">;

/** The published report in an output folder; null where there is none. */
export async function publishedIn(folder: string): Promise<PublishedBefore | null> {
  try {
    const text = await manifestIn(folder);
    const { notice, settings, inputs, outputs } = manifestSchema.parse(JSON.parse(text));
    const publishedOn = parseMoment(settings.publishedOn);
    // A report for internal use was never published, even where it has a day.
    if (publishedOn === undefined || notice !== undefined) return null;
    const pdf = outputs.find(({ file }) => file.endsWith(".pdf"));
    return { publishedOn, pdfSha256: pdf?.sha256 ?? null, texts: inputs.narrative };
  } catch {
    return null;
  }
}

/**
 * Throws ReportError "output" where a report that is not to be published would take the place of
 * one that was, unless the user asked for it.
 */
export function assertNotUnpublished(
  folder: string,
  before: PublishedBefore | null,
  settings: Publishing,
): void {
  if (before === null || settings.overwrite || isPublication(settings)) return;
  const day = formatDay(before.publishedOn.day);
  const message =
    settings.publishedOn === null ? texts.conceptOverPublished : texts.internalOverPublished;
  throw new ReportError("output", message(folder, day));
}

/**
 * The files of texts that are no longer as they were published, that came, or that went, in the order
 * of their names.
 */
export function changedTexts(
  { texts }: Pick<PublishedBefore, "texts">,
  now: readonly TextFile[],
): readonly string[] {
  const [before, after] = [texts, now].map(
    (files) => new Map(files.map(({ file, sha256: hash }) => [file, hash])),
  );
  const files = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...files].filter((file) => before?.get(file) !== after?.get(file)).toSorted();
}

/** Says that a published report was replaced by one that differs from it; null where none was. */
export function replacedText(
  before: PublishedBefore | null,
  {
    pdf,
    textFiles,
    isCorrection = false,
  }: {
    readonly pdf: Uint8Array;
    readonly textFiles: readonly TextFile[];
    /** It corrects an earlier version. */
    readonly isCorrection?: boolean;
  },
  settings: Publishing,
): string | null {
  if (before === null || before.pdfSha256 === sha256(pdf)) return null;
  const changed = changedTexts(before, textFiles);
  return [
    replacedWords(before, isCorrection, settings),
    ...(changed.length === 0 ? [] : [texts.changedTexts(changed)]),
  ].join(" ");
}

function replacedWords(
  before: PublishedBefore,
  isCorrection: boolean,
  settings: Publishing,
): string {
  const day = formatDay(before.publishedOn.day);
  if (settings.publishedOn === null || !isPublication(settings)) return texts.replacedByDraft(day);
  const now = formatDay(settings.publishedOn.day);
  if (isCorrection && day !== now) return texts.replacedByCorrection(day, now);
  return day === now ? texts.replacedByOther(day) : texts.replacedByLater(day, now);
}

/** Whether a report is made to be published: it has its day, and is protected enough. */
export function isPublication(settings: Omit<Publishing, "overwrite">): boolean {
  return settings.publishedOn !== null && !isForInternalUse(settings);
}
