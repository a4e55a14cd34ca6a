import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { removeLeftovers } from "../file-system/own-folder.ts";
import { carriedBrowser } from "./carried-browser.ts";
import { carriedPackage, type CarriedPackage } from "./carried-package.ts";
import { carriedFonts } from "./fonts.ts";
import { installedBrowser, isForbiddenProgram, isProgram } from "./installed-browser.ts";
import type { BrowserContext, BrowserProgram } from "./context.ts";
import { inPrivateCache } from "./private-folder.ts";
import { TEMPORARY_PREFIX } from "./unpack.ts";

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
