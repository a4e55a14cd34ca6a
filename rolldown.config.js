import { cpSync, rmSync } from "node:fs";
import { defineConfig } from "rolldown";

const OUT = "dist";

// Half of a run was loading some 800 modules one by one: in a few files they take half of that.
export default defineConfig({
  input: { entry: "src/entry.ts", "node-version": "src/node-version.ts" },
  platform: "node",
  // Found on disk when they are needed: a browser, fonts, another Node, hyphenation patterns, and
  // pdf.js with its worker.
  external: [/^@sparticuz\//, /^@fontsource\//, /^hyphen\//, /^pdfjs-dist\//],
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
        {
          name: "report",
          test: /[\\/]src[\\/](?:document|render)[\\/]|[\\/]node_modules[\\/]handlebars[\\/]/,
        },
      ],
    },
  },
  plugins: [
    {
      name: "empty-folder",
      buildStart: () => rmSync(OUT, { recursive: true, force: true }),
    },
    {
      name: "schemas-beside",
      // For whoever reads our JSON with a program of their own.
      writeBundle: () => cpSync("src/publish/schemas", `${OUT}/schemas`, { recursive: true }),
    },
  ],
});
