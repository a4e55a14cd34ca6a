import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext } from "./context.ts";

const FOR_EVERYONE = 0o111;

/** The first browser that is installed at one of its usual places; undefined where none is. */
export async function installedBrowser(context: BrowserContext): Promise<string | undefined> {
  for (const candidate of usualPlaces(context)) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** True for a file that we may start. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** True for a program that everyone may start by its own rights, and that may not be started here. */
export async function isForbiddenProgram(file: string): Promise<boolean> {
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
