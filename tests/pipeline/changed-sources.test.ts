import { describe, expect, it } from "vitest";

import { changedSources } from "../../src/pipeline/changed-sources.ts";

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

/** What is told to have changed, of a report in a folder and the same made again. */
function changes(
  now: Partial<Record<keyof Manifest, object>>,
  lying: { readonly changed?: readonly string[] } = {},
) {
  const made = new Map([["manifest.json", JSON.stringify({ ...MANIFEST, ...now })]]);
  return changedSources({ manifest: MANIFEST, changed: [], missing: [], ...lying }, made);
}

const OTHER_PAGE = [{ file: "a.html", sha256: "x" }, ...MANIFEST.outputs.slice(1)];

describe("what a report was made of", () => {
  it("is the same where all files and settings are, whatever else was read", () => {
    const earlierTexts = [{ file: "eerder.md", sha256: "y" }];
    expect(changes({})).toBeNull();
    expect(changes({ inputs: { ...MANIFEST.inputs, earlierTexts } })).toBeNull();
  });

  it("is named where a file came out another one", () => {
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

  it("is another one with other settings, of which the PDF alone may tell", () => {
    expect(changes({ settings: { ...MANIFEST.settings, contact: "Mail ons." } })).toEqual([
      "settings",
    ]);
    // A release that knows more settings gives them as null.
    expect(changes({ settings: { ...MANIFEST.settings, websiteFiles: null } })).toBeNull();
  });

  it("is not told by a file that is not what the manifest says", () => {
    expect(changes({ outputs: OTHER_PAGE }, { changed: ["a.html"] })).toBeNull();
  });
});
