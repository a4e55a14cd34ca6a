import settings from "./knip.json" with { type: "json" };

/**
 * Finds code that only tests use. Tests may import what its own module uses too: so an export is not
 * reported if its own file uses it. `check:unused` stays strict about those.
 */
export default { ...settings, ignoreExportsUsedInFile: true };
