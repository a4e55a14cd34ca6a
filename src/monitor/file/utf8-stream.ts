import { createHash } from "node:crypto";
import { ReportError } from "../../errors.ts";
import { sourceMessages } from "../../messages/source.ts";
import type { MonitorSource } from "../source.ts";
import { decoderOf } from "./encodings.ts";
import type { Survey } from "./survey.ts";

export interface StreamOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told after each chunk how many bytes of the file have been read. */
  readonly onProgress?: ((bytesRead: number) => void) | undefined;
}

/**
 * The text of a surveyed file as UTF-8, without its byte order mark.
 * Throws a ReportError of kind `input` where the file is no longer the one that was surveyed.
 */
export async function* utf8Stream(
  source: MonitorSource,
  survey: Survey,
  { signal, onProgress }: StreamOptions,
): AsyncGenerator<Uint8Array> {
  // The survey has checked the whole file: valid UTF-8 needs no decoder.
  const decoder = survey.encoding === "utf-8" ? null : decoderOf(survey.encoding);
  const hash = createHash("sha256");
  let bytesRead = 0;
  for await (const chunk of source.open()) {
    signal?.throwIfAborted();
    hash.update(chunk);
    const bytes = chunk.subarray(Math.max(0, survey.skipped - bytesRead));
    bytesRead += chunk.length;
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes), "utf8");
    onProgress?.(bytesRead);
  }
  if (hash.digest("hex") !== survey.sha256) {
    throw new ReportError("input", sourceMessages.changed(source.name));
  }
}
