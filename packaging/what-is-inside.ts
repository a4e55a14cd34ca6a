import { readFileSync } from "node:fs";
import path from "node:path";

import type { Plugin } from "rolldown";

import { componentList } from "./component-list.ts";
import { notices } from "./notices.ts";
import { bundledPackages, type Lock } from "./packages.ts";

const ROOT = path.dirname(import.meta.dirname);

const LOCK = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8")) as Lock;

/** What npm installs at a user's is found there; all else is built in. So nothing is in both. */
export const FOUND_AT_RUN_TIME: RegExp[] = Object.keys(LOCK.packages[""]?.dependencies ?? {}).map(
  (name) => new RegExp(`^${name}(?:/|$)`),
);

const CANVAS = 'require("@napi-rs/canvas")';
/** What pdf.js takes from a canvas when it is loaded. Drawing would use it; reading does not. */
const NO_CANVAS = "({ DOMMatrix: class {}, Path2D: class {} })";

/**
 * Keeps out packages that a library loads only where they happen to be installed. Without its two,
 * ws uses code of its own. Without `source-map`, Handlebars writes no source maps, which we do not
 * use. Without a canvas, pdf.js draws no pages, which we do not ask of it.
 *
 * @throws when pdf.js asks for a canvas in another way than was looked into.
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

/** Makes every import of zod one of `zod.ts`, which itself imports the package. */
export function checksWithoutCompiling(): Plugin {
  return {
    name: "checks-without-compiling",
    resolveId: {
      filter: { id: /^zod$/ },
      handler: (_, importer) => (importer === OWN_ZOD ? null : OWN_ZOD),
    },
  };
}

/** Puts the list of components and the licences of all that is built in beside the code. */
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
