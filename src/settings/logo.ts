import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { sha256 } from "../file-system/sha256.ts";
import type { Finding } from "../messages/finding.ts";
import { houseStyleMessages } from "../messages/house-style.ts";
import { recognise, type MediaType } from "./logo/recognise.ts";
import { wrongSetting, type Place } from "./settings-file.ts";

/** The logo that the settings name, before it is read. */
export interface LogoSetting {
  readonly path: string;
  /** The alternative text of the logo. */
  readonly alt: string;
  readonly place: Place;
}

/** A logo that was read and checked. */
export interface Logo {
  /** The file's name without its folder. */
  readonly file: string;
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly alt: string;
}

const MOST_MEGABYTES = 1;

/**
 * Reads the logo that the settings name. The logo is null without one, or with a finding about it.
 */
export async function readLogo(
  setting: LogoSetting | null,
): Promise<{ readonly logo: Logo | null; readonly findings: readonly Finding[] }> {
  if (setting === null) return { logo: null, findings: [] };
  const read = await readImage(setting.path);
  if ("problem" in read) {
    return { logo: null, findings: [wrongSetting(setting.place, read.problem)] };
  }
  const about = { file: path.basename(setting.path), sha256: sha256(read.bytes), alt: setting.alt };
  return { logo: { ...read, ...about }, findings: [] };
}

type Image = Pick<Logo, "mediaType" | "bytes"> | { readonly problem: string };

async function readImage(file: string): Promise<Image> {
  try {
    const entry = await stat(file);
    // A folder, or a pipe that would never end.
    if (!entry.isFile()) return { problem: houseStyleMessages.logoUnreadable(file) };
    if (entry.size > MOST_MEGABYTES * 1_000_000) {
      return { problem: houseStyleMessages.logoTooLarge(MOST_MEGABYTES) };
    }
    // A file that the system makes while it is read (/proc) has no size, and may never end.
    const bytes = entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
    const image = await recognise(bytes);
    return "problem" in image ? image : { mediaType: image.mediaType, bytes };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return {
      problem: isErrorCode(error, "ENOENT", "ENOTDIR")
        ? houseStyleMessages.logoMissing(file)
        : houseStyleMessages.logoUnreadable(file),
    };
  }
}
