import { describe, expect, it } from "vitest";

import { changedSources } from "../../src/pipeline/check-made-report.ts";

const MANIFEST = {
  period: { id: "2024-Q1" },
  tool: { version: "1.0.0" },
  browser: "HeadlessChrome/1",
  settings: { publishedOn: "2024-05-27", contact: "Bel ons." },
  inputs: {
    export: { sha256: "1" },
    narrative: [{ file: "inleiding.md", sha256: "2" }],
    earlierTexts: [{ file: "eerder.md", sha256: "3" }],
    snapshots: [{ file: "2023-Q4/voortgangsrapportage/figures.json", sha256: "6" }],
  },
  outputs: [
    { file: "a.html", sha256: "4" },
    { file: "a.pdf", sha256: "5" },
  ],
};
type Manifest = typeof MANIFEST;

/** The changed sources of a report in a folder, compared with the same report made again. */
function changes(
  now: Partial<Record<keyof Manifest, object>>,
  lying: { readonly changed?: readonly string[] } = {},
) {
  const made = new Map([["manifest.json", JSON.stringify({ ...MANIFEST, ...now })]]);
  return changedSources({ manifest: MANIFEST, changed: [], missing: [], ...lying }, made);
}

const OTHER_PAGE = [{ file: "a.html", sha256: "x" }, ...MANIFEST.outputs.slice(1)];

describe("the changed sources of a report", () => {
  it("are none if all files and settings are the same", () => {
    const earlierTexts = [{ file: "eerder.md", sha256: "y" }];
    expect(changes({})).toBeNull();
    expect(changes({ inputs: { ...MANIFEST.inputs, earlierTexts } })).toBeNull();
  });

  it("are named if a file differs", () => {
    const inputs = { ...MANIFEST.inputs, export: { sha256: "y" }, logo: { sha256: "z" } };
    expect(changes({ outputs: OTHER_PAGE, inputs })).toEqual(["export", "logo"]);
    const kept = { file: "2024-Q1/voortgangsrapportage/figures.json", sha256: "7" };
    const snapshots = [...MANIFEST.inputs.snapshots, kept];
    // The report itself was kept since.
    expect(changes({ outputs: OTHER_PAGE, inputs: { ...inputs, snapshots } })).toEqual([
      "export",
      "logo",
    ]);
    expect(changes({ outputs: OTHER_PAGE, inputs: { ...inputs, snapshots: [kept] } })).toEqual([
      "export",
      "logo",
      "snapshots",
    ]);
    expect(changes({ outputs: OTHER_PAGE })).toEqual([]);
  });

  it("include settings that only the PDF may show", () => {
    expect(changes({ settings: { ...MANIFEST.settings, contact: "Mail ons." } })).toEqual([
      "settings",
    ]);
    // A release with more settings gives them as null.
    expect(changes({ settings: { ...MANIFEST.settings, websiteFiles: null } })).toBeNull();
  });

  it("do not follow from a damaged file", () => {
    expect(changes({ outputs: OTHER_PAGE }, { changed: ["a.html"] })).toBeNull();
  });
});
