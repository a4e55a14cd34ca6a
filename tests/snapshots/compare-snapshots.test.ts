import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import {
  differencesFrom,
  machineOf,
  presentedOtherwise,
} from "../../src/snapshots/compare-snapshots.ts";
import type { RenderedContent, Snapshot, SnapshotAbout } from "../../src/snapshots/snapshot.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { snapshotOf } from "./a-snapshot.ts";

const FIGURES = figuresWith({ "registrations.total": { value: 900 } });
const OTHER_BROWSER = { tool: "0.1.0", browser: "Chrome/2 (installed)", platform: "linux-x64" };
const OTHER_VERSION = {
  tool: "0.2.0",
  browser: "HeadlessChrome/1 (carried)",
  platform: "linux-x64",
};
const OTHER_PLATFORM = {
  tool: "0.1.0",
  browser: "HeadlessChrome/1 (carried)",
  platform: "linux-arm64",
};

describe("a report made again", () => {
  let model: ReportModel;
  let kept: Snapshot;
  beforeAll(async () => {
    model = await reportOf(FIGURES);
    kept = snapshotOf(FIGURES, model);
  });

  const made = (rendered: Partial<RenderedContent>, about: Partial<SnapshotAbout> = {}): Snapshot =>
    snapshotOf(FIGURES, model, about, rendered);
  const layersOf = (one: Snapshot): readonly string[] =>
    differencesFrom({ snapshot: kept, problems: [] }, one).map(({ layer }) => layer);

  it("has no difference if everything is the same", () => {
    expect(layersOf(made({}))).toEqual([]);
    expect(machineOf(kept.manifest)).toBe("HeadlessChrome/1 (carried), linux-x64");
  });

  it.each([
    ["text", { text: "— pagina 1 —\nEen andere titel\n" }],
    ["structure", { structure: "— pagina 1 —\nDocument\n  H2 Titel\n" }],
    ["html", { html: "<style>a{}</style><main></main>" }],
    ["pdf", { pdf: Buffer.from("%PDF-2.0") }],
  ])("differs in its %s alone where just that is another", (layer, rendered) => {
    expect(layersOf(made(rendered))).toEqual([layer]);
  });

  it("says the same if only the release that it names is another", () => {
    const naming = (version: string, about: Partial<SnapshotAbout>): Snapshot => {
      const tool = `Peildatum ${version}`;
      const renamed = JSON.parse(
        JSON.stringify(model).replaceAll("Peildatum 1.0.0", tool),
      ) as ReportModel;
      return snapshotOf(FIGURES, renamed, about, { text: `— pagina 1 —\n${tool} maakt dit.\n` });
    };
    const old = naming("0.1.0", {});
    const later = naming("0.2.0", { madeWith: OTHER_VERSION });
    expect(differencesFrom({ snapshot: old, problems: [] }, later)).toEqual([]);
    const other = naming("0.2.0", { madeWith: OTHER_VERSION });
    const changed = {
      ...other,
      layers: { ...other.layers, text: other.layers.text.replace("maakt", "maakte") },
    };
    expect(
      differencesFrom({ snapshot: old, problems: [] }, changed).map(({ layer }) => layer),
    ).toEqual(["text"]);
  });

  it("differs if it was made from or for something else", () => {
    const settings = { ...kept.manifest.settings, publishedOn: "2024-05-27" };
    expect(layersOf(made({}, { settings }))).toEqual(["manifest"]);
    const disclosure = { withheld: 1, held: 0, derivable: 0, fewestValues: 4, against: [] };
    expect(layersOf(made({}, { disclosure }))).toEqual(["manifest"]);
    const earlier = [{ period: "2023-12", sha256: "0".repeat(64) }];
    expect(layersOf(made({}, { earlier }))).toEqual(["manifest"]);
  });

  it("names the section of the page that differs", () => {
    const partsOf = (style: string, section: string) =>
      new Map([
        ["style", style],
        ["inleiding", section],
      ]);
    const before = made({ html: "<a><b>", parts: partsOf("<a>", "<b>") });
    const now = made({ html: "<a><c>", parts: partsOf("<a>", "<c>") });
    const [difference] = differencesFrom({ snapshot: before, problems: [] }, now);
    expect(difference?.changes.map(({ now }) => now)).toEqual(["inleiding"]);
    const otherStyle = made({ html: "<d><b>", parts: partsOf("<d>", "<b>") });
    const [other] = differencesFrom({ snapshot: before, problems: [] }, otherStyle);
    expect(other?.changes.map(({ now }) => now)).toEqual(["style"]);
  });

  it.each([
    ["browser", OTHER_BROWSER],
    ["platform", OTHER_PLATFORM],
    ["version of the tool", OTHER_VERSION],
  ])("may be laid out otherwise with another %s, and say nothing else", (_, madeWith) => {
    const elsewhere = made(
      {
        pdf: Buffer.from("%PDF-2.0"),
        html: "<style>b{}</style><main></main>",
        text: "— pagina 1 —\n\n— pagina 2 —\nTitel\n",
        structure: "— pagina 1 —\n\n— pagina 2 —\nDocument\n  H1 Titel\n",
      },
      { madeWith },
    );
    expect(layersOf(elsewhere)).toEqual([]);
    expect(presentedOtherwise(kept, elsewhere)).toEqual({ ofLayers: true, ofBytes: true });
    const changed = made({ text: "— pagina 2 —\nEen andere titel\n" }, { madeWith });
    expect(layersOf(changed)).toEqual(["text"]);
    expect(presentedOtherwise(kept, changed)).toEqual({ ofLayers: false, ofBytes: false });
    const unchanged = made({}, { madeWith });
    expect(presentedOtherwise(kept, unchanged)).toEqual({ ofLayers: false, ofBytes: false });
  });

  it("may not be arranged differently if everything else is the same", () => {
    const moved = made({ text: "— pagina 1 —\n\n— pagina 2 —\nTitel\n" });
    const [difference, ...others] = differencesFrom({ snapshot: kept, problems: [] }, moved);
    expect(difference).toEqual({ layer: "text", reason: "presented", changes: [] });
    expect(others).toEqual([]);
    expect(presentedOtherwise(kept, moved)).toEqual({ ofLayers: false, ofBytes: false });
  });

  it("may have a figure that the catalogue added since, and may have lost none", () => {
    const [gained = null] = Object.values(FIGURES.figures);
    const more = { ...FIGURES, figures: { ...FIGURES.figures, "people.gained": gained } };
    const withIt = snapshotOf(more as PublishedFigures, model);
    expect(layersOf(withIt)).toEqual([]);
    const without = differencesFrom({ snapshot: withIt, problems: [] }, kept);
    expect(without.map(({ layer }) => layer)).toEqual(["figures"]);
  });

  it("reports a damaged file once, with the lines that it should contain", () => {
    const problems = [{ layer: "text", file: "text.txt", reason: "changed" }] as const;
    const snapshot = { ...kept, layers: { ...kept.layers, text: "— pagina 1 —\nTítel\n" } };
    expect(differencesFrom({ snapshot, problems }, made({}))).toEqual([
      {
        layer: "text",
        reason: "changed",
        changes: [{ where: "— pagina 1 —", kept: "Títel", now: "Titel" }],
      },
    ]);
  });
});
