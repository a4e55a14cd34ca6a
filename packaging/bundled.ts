/**
 * The packages that `src` imports and that the build puts into `dist`. They are development
 * packages: a user's npm does not install them, so the copy in `dist` is the only one. Everything
 * else that `src` imports is found at run time, and is a dependency.
 */
export const BUNDLED: readonly string[] = [
  "@bomb.sh/tab",
  "@cantoo/pdf-lib",
  "commander",
  "csv-parse",
  "culori",
  "date-fns",
  "diff",
  "fflate",
  "fontkit",
  "handlebars",
  "hyphen",
  "json-stringify-pretty-compact",
  "leven",
  "markdown-it",
  "markdown-it-footnote",
  "pdfjs-dist",
  "puppeteer-core",
  "saxes",
  "vega-dataflow",
  "vega-encode",
  "vega-runtime",
  "vega-scenegraph",
  "vega-transforms",
  "vega-util",
  "vega-view-transforms",
  "yalps",
  "yaml",
  "zod",
];
