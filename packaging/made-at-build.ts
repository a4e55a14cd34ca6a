import path from "node:path";

import type { Plugin } from "rolldown";

import { SPECS } from "../src/charts/specs.ts";
import { specCode } from "./chart-specs.ts";
import { standardWidths } from "./font-widths.ts";
import { precompiledTemplates } from "./templates.ts";

/** Modules that compute the same values in each run, and the code that replaces each. */
const MADE: Readonly<Record<string, () => string>> = {
  "src/charts/standard-widths.ts": () => {
    const json = JSON.stringify(JSON.stringify(standardWidths()));
    return `let widths;\nexport const standardWidths = () => (widths ??= JSON.parse(${json}));\n`;
  },
  "src/charts/prepared-specs.ts": () => {
    const parts = Object.entries(SPECS).map(([kind, spec]) => `${kind}: ${specCode(spec)}`);
    return `export const PREPARED_SPECS = {${parts.join(",")}};\n`;
  },
  "src/templating/precompiled.ts": precompiledTemplates,
};

/** Replaces modules by their computed values, so that `dist` needs no library to compute them. */
export function madeAtBuild(root: string): Plugin {
  return {
    name: "made-at-build",
    load: {
      filter: { id: Object.keys(MADE).map((id) => new RegExp(`/${id.replaceAll(".", "\\.")}$`)) },
      handler: (id) => {
        const made = MADE[path.relative(root, id).split(path.sep).join("/")];
        return made === undefined ? null : { code: made(), moduleType: "js", map: null };
      },
    },
  };
}
