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

/**
 * Keeps out what ws loads where it finds it, whoever's it is; without these two it uses code of its
 * own.
 */
export function notLoaded(): Plugin {
  return {
    name: "not-loaded",
    resolveId: {
      filter: { id: /^(?:bufferutil|utf-8-validate)$/ },
      handler: (name) => `\0not-loaded:${name}`,
    },
    load: { filter: { id: /^\0not-loaded:/ }, handler: () => "throw new Error('Not loaded.');" },
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
