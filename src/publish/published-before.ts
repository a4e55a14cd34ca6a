import { z } from "zod";

import { ReportError } from "../errors.ts";
import { formatDay } from "../language/dates.ts";
import { publicationMessages as texts } from "../messages/publication.ts";
import { parseMoment, type Moment } from "../period/moment.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import { sha256 } from "../file-system/sha256.ts";
import { manifestIn } from "./output-contents.ts";

const publicationSchema = z.object({
  notice: z.string().optional(),
  settings: z.object({ publishedOn: z.string() }),
  inputs: z.object({ narrative: z.array(z.object({ file: z.string(), sha256: z.string() })) }),
  outputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
});

/** A report with a day of publication, in an output folder. */
export interface PublishedBefore {
  readonly publishedOn: Moment;
  /** The hash of its PDF; null without a PDF. */
  readonly pdfSha256: string | null;
  /** The files of its texts. */
  readonly texts: readonly TextFile[];
}

/** A text, or an image in a text. The path is relative to the content folder. */
interface TextFile {
  readonly file: string;
  readonly sha256: string;
}

type Publishing = Pick<Settings, "publishedOn" | "threshold" | "overwrite">;

/** The published report in an output folder; null without one. */
export async function publishedIn(folder: string): Promise<PublishedBefore | null> {
  try {
    const text = await manifestIn(folder);
    const { notice, settings, inputs, outputs } = publicationSchema.parse(JSON.parse(text));
    const publishedOn = parseMoment(settings.publishedOn);
    // A report for internal use is never published, even with a day.
    if (publishedOn === undefined || notice !== undefined) return null;
    const pdf = outputs.find(({ file }) => file.endsWith(".pdf"));
    return { publishedOn, pdfSha256: pdf?.sha256 ?? null, texts: inputs.narrative };
  } catch {
    return null;
  }
}

/**
 * Throws ReportError "output" if a draft or a report for internal use would replace a published report.
 * With the setting `overwrite` it may.
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
 * The names of text files that were changed, added or removed since the publication, in alphabetical
 * order.
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

/** A sentence about a published report that was replaced by a different one; null if there was none. */
export function replacedText(
  before: PublishedBefore | null,
  {
    pdf,
    textFiles,
    isCorrection = false,
  }: {
    readonly pdf: Uint8Array;
    readonly textFiles: readonly TextFile[];
    /** True for a report that corrects an earlier version. */
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

/** True for a report to publish: it has a day of publication and is protected enough. */
export function isPublication(settings: Omit<Publishing, "overwrite">): boolean {
  return settings.publishedOn !== null && !isForInternalUse(settings);
}
