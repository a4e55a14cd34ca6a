import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../errors.ts";
import { removeLeftovers } from "../file-system/own-folder.ts";
import { browserMessages } from "../messages/browser.ts";
import { carriedPackage, type CarriedPackage, unpackedName } from "./carried-package.ts";
import type { BrowserContext, BrowserProgram } from "./context.ts";
import { carriedFonts } from "./fonts.ts";
import { inPrivateCache } from "./private-folder.ts";
import {
  hasSizes,
  makeFolderAtOnce,
  peekUnpacked,
  TEMPORARY_PREFIX,
  unpackArchive,
  unpackFailure,
  unpackProgram,
  writeSizes,
} from "./unpack.ts";

/**
 * The browser to print with: the one that the user points at, else the one that our package
 * carries, else one that is installed. Throws a ReportError("browser") where there is none or ours
 * cannot be unpacked, and the signal's reason where the run is ended.
 */
export async function findBrowser(
  context: BrowserContext,
  carried?: CarriedPackage,
): Promise<BrowserProgram> {
  const asked = context.browserPath;
  if (asked !== undefined && !(await isProgram(asked))) {
    const { mayNotStart, pathUnusable } = browserMessages;
    const message = (await isForbiddenProgram(asked)) ? mayNotStart(asked) : pathUnusable(asked);
    throw new ReportError("browser", message);
  }
  const ours = await fromPackage(context, carried ?? (await carriedPackage()));
  if (ours.program !== undefined) return ours.program;
  const program = asked ?? (await installedBrowser(context));
  if (program === undefined) throw new ReportError("browser", browserMessages.missing());
  return {
    path: program,
    origin: "installed",
    fontsConfiguration: ours.fontsConfiguration,
    libraries: undefined,
    addLibraries: undefined,
  };
}

/** What the package gives on this system: the browser, unless another is asked for, and fonts. */
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

const FOR_EVERYONE = 0o111;

/** The first browser that is installed at one of its usual places; undefined where none is. */
async function installedBrowser(context: BrowserContext): Promise<string | undefined> {
  for (const candidate of usualPlaces(context)) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** True for a file that we may start. */
async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** True for a program that everyone may start by its own rights, and that may not be started here. */
async function isForbiddenProgram(file: string): Promise<boolean> {
  try {
    const found = await stat(file);
    const isMeant = found.isFile() && (found.mode & FOR_EVERYONE) === FOR_EVERYONE;
    return isMeant && !(await isProgram(file));
  } catch {
    return false;
  }
}

/** Where Chrome, Edge and Chromium are put by their installers, the likeliest first. */
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

const PACKED_PROGRAM = "chromium.br";
const PACKED_LIBRARIES = "al2023.tar.br";
const PROGRAM = "chromium";
const ELF_MACHINES: Readonly<Record<number, string>> = { 0x3e: "x64", 0xb7: "arm64" };

/**
 * The Chromium in the package, unpacked under `cache` where that has not been done before.
 * Undefined where it is made for another processor than this machine's. Throws an error of the
 * file system where it cannot be unpacked, and the signal's reason where the run is ended.
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
    // That they have been unpacked is how we remember that this system lacks them.
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

/** The processor, as Node names it, for which the program that begins with `head` was made. */
function programArchitecture(head: Uint8Array): string {
  const machine = (head[18] ?? 0) + ((head[19] ?? 0) << 8);
  return ELF_MACHINES[machine] ?? `machine ${machine}`;
}
