import { constants } from "node:fs";
import { access, open, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { ReportError } from "../errors.ts";
import { removeLeftovers } from "../file-system/own-folder.ts";
import { sha256 } from "../file-system/read-files.ts";
import { browserMessages } from "../messages/output.ts";
import type { BrowserContext, BrowserProgram } from "./browser-process.ts";
import {
  hasSizes,
  inPrivateCache,
  makeFolderAtOnce,
  peekUnpacked,
  TEMPORARY_PREFIX,
  unpackArchive,
  unpackFailure,
  unpackProgram,
  writeSizes,
} from "./unpack.ts";

/**
 * Finds the browser to print with: the one that the user names, else the one in our package, else
 * an installed one. Throws a ReportError("browser") if there is none or ours cannot be unpacked,
 * and the signal's reason if the run is ended.
 */
export async function findBrowser(
  context: BrowserContext,
  carried?: CarriedPackage,
): Promise<BrowserProgram> {
  const named = context.browserPath;
  if (named !== undefined && !(await isProgram(named))) {
    const { mayNotStart, pathUnusable } = browserMessages;
    const message = (await isForbiddenProgram(named)) ? mayNotStart(named) : pathUnusable(named);
    throw new ReportError("browser", message);
  }
  const packaged = await fromPackage(context, carried ?? (await carriedPackage()));
  if (packaged.program !== undefined) return packaged.program;
  const program = named ?? (await installedBrowser(context));
  if (program === undefined) throw new ReportError("browser", browserMessages.missing());
  return {
    path: program,
    origin: "installed",
    fontsConfiguration: packaged.fontsConfiguration,
    libraries: undefined,
    addLibraries: undefined,
  };
}

/**
 * What the package provides on this system: fonts, and the browser unless the user names another.
 */
async function fromPackage(
  context: BrowserContext,
  carried: CarriedPackage | undefined,
): Promise<{
  readonly program: BrowserProgram | undefined;
  readonly fontsConfiguration: string | undefined;
}> {
  const nothing = { program: undefined, fontsConfiguration: undefined };
  if (carried === undefined || context.platform !== "linux") return nothing;
  return await inPrivateCache(context, async (cache) => {
    await removeLeftovers(cache, TEMPORARY_PREFIX, context.debug);
    const fontsConfiguration = await carriedFonts(context, carried, cache);
    if (context.browserPath !== undefined) return { ...nothing, fontsConfiguration };
    const found = await carriedBrowser(context, carried, cache);
    return { program: found && { ...found, fontsConfiguration }, fontsConfiguration };
  });
}

// Installed browsers.

const FOR_EVERYONE = 0o111;

/** The first browser that is installed at a usual place. Undefined if there is none. */
async function installedBrowser(context: BrowserContext): Promise<string | undefined> {
  for (const candidate of usualPlaces(context)) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** Returns true for a file that we may start. */
async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/**
 * Returns true for a program that everyone may start according to its rights, and that still may
 * not be started here.
 */
async function isForbiddenProgram(file: string): Promise<boolean> {
  try {
    const found = await stat(file);
    const isMeant = found.isFile() && (found.mode & FOR_EVERYONE) === FOR_EVERYONE;
    return isMeant && !(await isProgram(file));
  } catch {
    return false;
  }
}

/** The places where installers put Chrome, Edge and Chromium, the likeliest first. */
export function usualPlaces(context: BrowserContext): string[] {
  if (context.platform === "win32") return placesOnWindows(context);
  if (context.platform === "darwin") return placesOnMac(context);
  return ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"].flatMap((folder) =>
    [
      "google-chrome-stable",
      "google-chrome",
      "chrome",
      "chromium",
      "chromium-browser",
      "microsoft-edge-stable",
      "microsoft-edge",
    ].map((name) => path.posix.join(folder, name)),
  );
}

function placesOnMac(context: BrowserContext): string[] {
  return ["Google Chrome", "Microsoft Edge", "Chromium"].flatMap((name) =>
    ["/Applications", path.posix.join(context.homeFolder, "Applications")].map((folder) =>
      path.posix.join(folder, `${name}.app`, "Contents", "MacOS", name),
    ),
  );
}

function placesOnWindows(context: BrowserContext): string[] {
  const { PROGRAMFILES, LOCALAPPDATA, "PROGRAMFILES(X86)": oldPrograms } = context.environment;
  const folders = [PROGRAMFILES, oldPrograms, LOCALAPPDATA].flatMap((folder) => folder ?? []);
  return ["Google\\Chrome", "Microsoft\\Edge", "Chromium"].flatMap((name) => {
    const program = name === "Microsoft\\Edge" ? "msedge.exe" : "chrome.exe";
    return folders.map((folder) => path.win32.join(folder, name, "Application", program));
  });
}

// The browser in our package.

const PACKED_PROGRAM = "chromium.br";
const PACKED_LIBRARIES = "al2023.tar.br";
const PROGRAM = "chromium";
const ELF_MACHINES: Readonly<Record<number, string>> = { 0x3e: "x64", 0xb7: "arm64" };

/**
 * Returns the Chromium of the package, and unpacks it under `cache` if that has not been done
 * before. Returns undefined if it is for another processor. Throws a file system error if it cannot
 * be unpacked, and the signal's reason if the run is ended.
 */
async function carriedBrowser(
  context: BrowserContext,
  carried: CarriedPackage,
  cache: string,
): Promise<Omit<BrowserProgram, "fontsConfiguration"> | undefined> {
  const packed = path.join(carried.folder, PACKED_PROGRAM);
  const folder = path.join(cache, `chromium-${await unpackedName(carried, PACKED_PROGRAM)}`);
  if (!(await hasSizes(folder))) {
    const architecture = programArchitecture(await peekUnpacked(packed));
    if (architecture !== context.architecture) {
      context.debug(`the carried browser is for ${architecture}, not ${context.architecture}`);
      return undefined;
    }
    context.notice(browserMessages.unpacking());
    context.debug(`unpacking the browser into ${folder}`);
    const fill = (temporary: string) => fillFolder(packed, temporary, context.signal);
    await makeFolderAtOnce(folder, context, fill, hasSizes);
  }
  const libraries = path.join(folder, "libraries");
  return {
    path: path.join(folder, PROGRAM),
    origin: "carried",
    // Unpacked libraries are the sign that this system lacks them.
    libraries: (await hasSizes(libraries)) ? path.join(libraries, "lib") : undefined,
    addLibraries: async () => {
      context.debug("unpacking the shared libraries that this system lacks");
      const archive = path.join(carried.folder, PACKED_LIBRARIES);
      const fill = async (temporary: string): Promise<void> =>
        writeSizes(temporary, await unpackArchive(archive, temporary));
      await makeFolderAtOnce(libraries, context, fill, hasSizes).catch((error: unknown) => {
        throw unpackFailure(error, folder);
      });
      return path.join(libraries, "lib");
    },
  };
}

async function fillFolder(
  packed: string,
  temporary: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await unpackProgram(packed, path.join(temporary, PROGRAM), signal);
  await writeSizes(temporary, [PROGRAM]);
}

/** The processor, as Node names it, of the program whose file begins with `head`. */
function programArchitecture(head: Uint8Array): string {
  const machine = (head[18] ?? 0) + ((head[19] ?? 0) << 8);
  return ELF_MACHINES[machine] ?? `machine ${machine}`;
}

/** The npm package that carries Chromium, and the folder of its compressed files. */
export interface CarriedPackage {
  readonly version: string;
  readonly folder: string;
}

const SAMPLE = 4096;

/** Finds the installed package. Returns undefined if it is not installed. */
export async function carriedPackage(): Promise<CarriedPackage | undefined> {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const root = path.dirname(path.dirname(entry));
    const manifest: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
      return undefined;
    }
    return { version: String(manifest.version), folder: path.join(root, "bin") };
  } catch {
    return undefined;
  }
}

/**
 * A folder name for the unpacked content of the package's file `name`: "153.0.0-3c1a0b9d8e7f". It
 * differs for any other content that we are likely to meet. It hashes the size and a sample,
 * because reading all 67 megabytes takes too long.
 */
async function unpackedName(carried: CarriedPackage, name: string): Promise<string> {
  const file = await open(path.join(carried.folder, name));
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, size >> 1);
    const sample = Buffer.concat([Buffer.from(`${size} `), buffer.subarray(0, bytesRead)]);
    return `${carried.version}-${sha256(sample).slice(0, 12)}`;
  } finally {
    await file.close();
  }
}

// Its fonts.

const PACKED_FONTS = "fonts.tar.br";
const CONFIGURATION = "fonts.conf";
const FONTS = "unpacked";

/**
 * Returns the path of a fontconfig file that shows the browser only the fonts in the package (Open
 * Sans). So a glyph that the report's own fonts lack looks the same on every machine. Unpacks the
 * fonts under `cache` if that has not been done before, and then may throw a file system error.
 */
async function carriedFonts(
  context: BrowserContext,
  carried: CarriedPackage,
  cache: string,
): Promise<string> {
  const packed = path.join(carried.folder, PACKED_FONTS);
  const folder = path.join(cache, `fonts-${await unpackedName(carried, PACKED_FONTS)}`);
  const fill = async (temporary: string): Promise<void> => {
    const files = await unpackArchive(packed, path.join(temporary, FONTS));
    // The file contains the folder's final name. fontconfig also keeps its cache in that folder.
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
