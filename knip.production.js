import settings from "./knip.json" with { type: "json" };

/** Scripts that make the pages of `docs` and the release: what they use is in use. */
const SCRIPTS = ["packaging/pages/make-pages.ts!", "packaging/release.ts!"];

/**
 * Finds code that only tests use. Tests may import what its own module uses too: so an export is not
 * reported if its own file uses it. `check:unused` stays strict about those.
 */
export default {
  ...settings,
  entry: [...settings.entry, ...SCRIPTS],
  ignoreExportsUsedInFile: true,
};
