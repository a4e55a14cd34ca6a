import { cpSync, rmSync } from "node:fs";
import { defineConfig } from "rolldown";

const OUT = "dist";

// Half of a run was loading some 800 modules one by one: in a few files they take half of that.
export default defineConfig({
  input: { entry: "src/entry.ts", "node-version": "src/node-version.ts" },
  platform: "node",
  // Found on disk when they are needed: a browser, fonts, another Node, hyphenation patterns.
  external: [/^@sparticuz\//, /^@fontsource\//, /^hyphen\//],
  output: {
    dir: OUT,
    format: "esm",
    // All in one folder, from which the package's own files are found.
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
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
