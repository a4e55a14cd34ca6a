import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";

import { PACKAGE_ROOT } from "../package-root.ts";
import { rendered } from "../templating/engine.ts";

/** The page around a report: it shows the report in a frame, with the findings beside it. */
export interface Shell {
  readonly page: string;
  /** The files that the page loads, by their names. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly content: string }>;
}

const TEMPLATE = new URL("templates/preview/", PACKAGE_ROOT);
const STYLE = "preview.css";
const SCRIPT = "preview.js";
/** The script and the modules that it imports. */
const SCRIPTS = [SCRIPT, "elements.js", "report-frame.js", "what-is-wrong.js"];

/**
 * Loads the page around the reports of a period.
 *
 * @param period its label, in Dutch
 * @param root the path at the beginning of all addresses of the preview
 */
export async function loadShell(period: string, root: string): Promise<Shell> {
  const read = (name: string) => readFile(new URL(name, TEMPLATE), "utf8");
  const [page, style, ...scripts] = await Promise.all([
    read("preview.hbs"),
    read(STYLE),
    ...SCRIPTS.map(read),
  ]);
  return {
    page: await rendered(page, { period, root, style: STYLE, script: SCRIPT }),
    files: new Map([
      [STYLE, { type: "text/css", content: style }],
      ...SCRIPTS.map((name, at) => {
        return [name, { type: "text/javascript", content: scripts[at] ?? "" }] as const;
      }),
    ]),
  };
}

/** The program of each system that opens an address, without a shell in between. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the user's browser. Resolves to true if the program started. */
export async function openAddress(address: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...words] = OPENERS[platform] ?? ["xdg-open"];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.once("error", () => resolve(false));
  child.once("spawn", () => resolve(true));
  child.unref();
  return await promise;
}
