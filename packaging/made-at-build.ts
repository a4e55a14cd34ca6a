import path from "node:path";

import type { Plugin } from "rolldown";

import { SPECS } from "../src/charts/specs.ts";
import { specCode } from "./chart-specs.ts";
import { standardWidths } from "./font-widths.ts";

/** Modules that work out the same each time, and what the build puts in their place. */
const MADE: Readonly<Record<string, () => string>> = {
  "src/charts/standard-widths.ts": () =>
    `let widths;
export const standardWidths = () => (widths ??= JSON.parse(${JSON.stringify(JSON.stringify(standardWidths()))}));
`,
  "src/charts/prepared-specs.ts": () => {
    const parts = Object.entries(SPECS).map(([kind, spec]) => `${kind}: ${specCode(spec)}`);
    return `export const PREPARED_SPECS = {${parts.join(",")}};\n`;
  },
};

/** Puts what the source works out at each run into the code: what it takes for that stays out. */
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
