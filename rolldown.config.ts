import { rmSync } from "node:fs";
import { defineConfig } from "rolldown";

import { schemasBeside } from "./packaging/json-schemas.ts";
import { madeAtBuild } from "./packaging/made-at-build.ts";
import {
  checksWithoutCompiling,
  FOUND_AT_RUN_TIME,
  notLoaded,
  whatIsInside,
} from "./packaging/what-is-inside.ts";

const OUT = "dist";

// Half of a run was loading some 800 modules one by one: in a few files they take half of that.
export default defineConfig({
  input: { entry: "src/entry.ts", "node-version": "src/node-version.ts" },
  platform: "node",
  // A browser, fonts, and a dictionary with what reads it.
  external: FOUND_AT_RUN_TIME,
  resolve: {
    // The one for Node loads a package named canvas where it finds one, whoever's that is.
    alias: {
      "vega-canvas": `${import.meta.dirname}/node_modules/vega-canvas/build/vega-canvas.browser.js`,
      "brotli/decompress.js": `${import.meta.dirname}/packaging/brotli.ts`,
    },
  },
  treeshake: {
    // We use only the objects of pdf-lib. Its modules for drawing, forms and HTML have no side
    // effects either, but its package does not say so.
    moduleSideEffects: [
      { test: /[\\/]node_modules[\\/]@cantoo[\\/]pdf-lib[\\/]/, sideEffects: false },
    ],
  },
  output: {
    dir: OUT,
    format: "esm",
    // All in one folder, from which the package's own files are found.
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    // Comparisons and explanations use parts of what makes a report. Cut up among them, a report
    // would be read from more files, each of which takes its time.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        // What every command loads; none of it imports anything else of ours.
        {
          name: "base",
          test: /[\\/]src[\\/](?:period[\\/]|(?:errors|package-root)\.ts$|findings[\\/]|language[\\/](?:characters|words)\.ts$|messages[\\/]commands\.ts$|file-system[\\/](?:safe-folders|new-files)\.ts$)/,
        },
        // What most commands load, which imports nothing of ours but the above.
        { name: "texts", test: /[\\/]src[\\/](?:messages|language)[\\/](?!hyphenate)/ },
        // What reads texts uses it too: in one file with the report, each would wait for the other.
        { name: "handlebars", test: /[\\/]node_modules[\\/]handlebars[\\/]|:source-map$/ },
        { name: "report", test: /[\\/]src[\\/](?:document|render)[\\/]/ },
      ],
    },
  },
  plugins: [
    {
      name: "empty-folder",
      buildStart: () => rmSync(OUT, { recursive: true, force: true }),
    },
    notLoaded(),
    madeAtBuild(import.meta.dirname),
    checksWithoutCompiling(),
    schemasBeside(),
    whatIsInside(),
  ],
});
