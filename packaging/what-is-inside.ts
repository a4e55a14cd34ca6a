import { readFileSync } from "node:fs";
import path from "node:path";

import type { Plugin } from "rolldown";

import { componentList } from "./component-list.ts";
import { notices } from "./notices.ts";
import { bundledPackages, type Lock } from "./packages.ts";

const ROOT = path.dirname(import.meta.dirname);

const LOCK = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8")) as Lock;

/**
 * Packages that npm installs for a user. All other packages are bundled, so no package is delivered
 * twice.
 */
export const FOUND_AT_RUN_TIME: RegExp[] = Object.keys(LOCK.packages[""]?.dependencies ?? {}).map(
  (name) => new RegExp(`^${name}(?:/|$)`),
);

const CANVAS = 'require("@napi-rs/canvas")';
/**
 * Replaces the canvas: pdf.js needs these two classes when it loads, and uses them only to draw.
 */
const NO_CANVAS = "({ DOMMatrix: class {}, Path2D: class {} })";

/**
 * Excludes packages that a library loads only if they happen to be installed. Without `bufferutil`
 * and `utf-8-validate`, ws uses its own code. Without `source-map`, Handlebars writes no source
 * maps, which we do not use. Without a canvas, pdf.js cannot draw pages, which we do not need.
 *
 * @throws if pdf.js loads a canvas in another way than the known one
 */
export function notLoaded(): Plugin {
  return {
    name: "not-loaded",
    resolveId: {
      filter: { id: /^(?:bufferutil|utf-8-validate|source-map)$/ },
      handler: (name) => `\0not-loaded:${name}`,
    },
    load: { filter: { id: /^\0not-loaded:/ }, handler: () => "throw new Error('Not loaded.');" },
    transform: {
      filter: { id: /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/ },
      handler: (code) => {
        if (code.split(CANVAS).length !== 3) {
          throw new Error(
            "See how pdf.js now loads a canvas; packaging/what-is-inside.ts undoes it.",
          );
        }
        return { code: code.replaceAll(CANVAS, NO_CANVAS), map: null };
      },
    },
  };
}

const OWN_ZOD = path.join(import.meta.dirname, "zod.ts");

/** Redirects every import of zod to `zod.ts`, which imports the package itself. */
export function checksWithoutCompiling(): Plugin {
  return {
    name: "checks-without-compiling",
    resolveId: {
      filter: { id: /^zod$/ },
      handler: (_, importer) => (importer === OWN_ZOD ? null : OWN_ZOD),
    },
  };
}

/** Writes the list of components and the licences of everything bundled beside the code. */
export function whatIsInside(): Plugin {
  return {
    name: "what-is-inside",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === "chunk" ? Object.keys(file.modules) : [],
      );
      const packages = bundledPackages(modules, LOCK, ROOT);
      for (const [fileName, source] of [
        ["components.cdx.json", componentList(packages, LOCK)],
        ["THIRD-PARTY-NOTICES.txt", notices(packages, modules, LOCK, ROOT)],
      ] as const) {
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}
