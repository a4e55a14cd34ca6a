import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import Handlebars from "handlebars";

const ROOT = path.dirname(import.meta.dirname);

/** The code of `src/templating/precompiled.ts`, with every template of the package. */
export function precompiledTemplates(): string {
  const entries = globSync("templates/**/*.hbs", { cwd: ROOT })
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), "utf8");
      // The declared type is an object, but the result is code as text.
      const code = Handlebars.precompile(text) as unknown as string;
      return `[${JSON.stringify(text)}, ${code}]`;
    });
  return `export const PRECOMPILED = new Map([\n${entries.join(",\n")}\n]);\n`;
}
