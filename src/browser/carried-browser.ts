import path from "node:path";
import { browserMessages } from "../messages/browser.ts";
import { unpackedName, type CarriedPackage } from "./carried-package.ts";
import type { BrowserContext, BrowserProgram } from "./context.ts";
import {
  hasSizes,
  makeFolderAtOnce,
  peekUnpacked,
  unpackArchive,
  unpackFailure,
  unpackProgram,
  writeSizes,
} from "./unpack.ts";

const PACKED_PROGRAM = "chromium.br";
const PACKED_LIBRARIES = "al2023.tar.br";
const PROGRAM = "chromium";
const ELF_MACHINES: Readonly<Record<number, string>> = { 0x3e: "x64", 0xb7: "arm64" };

/**
 * The Chromium in the package, unpacked under `cache` where that has not been done before.
 * Undefined where it is made for another processor than this machine's. Throws an error of the
 * file system where it cannot be unpacked, and the signal's reason where the run is ended.
 */
export async function carriedBrowser(
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
