import { writeFile } from "node:fs/promises";
import path from "node:path";
import { unpackedName, type CarriedPackage } from "./carried-package.ts";
import type { BrowserContext } from "./context.ts";
import { hasSizes, makeFolderAtOnce, unpackArchive, writeSizes } from "./unpack.ts";

const PACKED_FONTS = "fonts.tar.br";
const CONFIGURATION = "fonts.conf";
const FONTS = "unpacked";

/**
 * Returns the path of a fontconfig file that shows the browser only the fonts in the package (Open
 * Sans). So a glyph that the report's own fonts lack looks the same on every machine. Unpacks the
 * fonts under `cache` if that has not been done before, and then may throw a file system error.
 */
export async function carriedFonts(
  context: BrowserContext,
  carried: CarriedPackage,
  cache: string,
): Promise<string> {
  const packed = path.join(carried.folder, PACKED_FONTS);
  const folder = path.join(cache, `fonts-${await unpackedName(carried, PACKED_FONTS)}`);
  const fill = async (temporary: string): Promise<void> => {
    const files = await unpackArchive(packed, path.join(temporary, FONTS));
    // The file contains the folder's final name. fontconfig also keeps its notes in that folder.
    const configuration = fontsConfiguration(path.join(folder, FONTS), folder);
    await writeFile(path.join(temporary, CONFIGURATION), configuration, { mode: 0o600 });
    await writeSizes(temporary, [CONFIGURATION, ...files.map((file) => path.join(FONTS, file))]);
  };
  if (!(await hasSizes(folder))) await makeFolderAtOnce(folder, context, fill, hasSizes);
  return path.join(folder, CONFIGURATION);
}

function fontsConfiguration(fontsFolder: string, notesFolder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    "<fontconfig>",
    `  <dir>${escapeXml(fontsFolder)}</dir>`,
    `  <cachedir>${escapeXml(notesFolder)}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
